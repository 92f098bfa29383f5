#include "translation/apirequest.h"

#include "translation/chatrequest.h"

#include <utility>

namespace qiao::translation {

tl::expected<std::unique_ptr<ApiRequest>, RequestError> parseApiRequest(
    [[maybe_unused]] Dialect dialect, std::string_view body)
{
    auto chat = ChatRequest::parse(body);
    if (!chat) {
        return tl::unexpected(std::move(chat.error()));
    }
    return std::make_unique<ChatRequest>(std::move(*chat));
}

} // namespace qiao::translation
