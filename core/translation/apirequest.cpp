#include "translation/apirequest.h"

#include "translation/anthropic/anthropicrequest.h"
#include "translation/chat/chatrequest.h"

#include <utility>

namespace qiao::translation {

namespace {

template <typename Request>
tl::expected<std::unique_ptr<ApiRequest>, RequestError> parsed(std::string_view body)
{
    auto request = Request::parse(body);
    if (!request) {
        return tl::unexpected(std::move(request.error()));
    }
    return std::make_unique<Request>(std::move(*request));
}

} // namespace

tl::expected<std::unique_ptr<ApiRequest>, RequestError> parseApiRequest(
    Dialect dialect, std::string_view body)
{
    return dialect == Dialect::Anthropic ? parsed<AnthropicRequest>(body) : parsed<ChatRequest>(body);
}

} // namespace qiao::translation
