#pragma once

#include "translation/dialect.h"
#include "translation/json/rawjson.h"
#include "translation/models/modelrules.h"

#include <tl/expected.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace qiao::translation {

/// Why a body cannot be sent on: a 400 in the client's words.
struct RequestError
{
    std::string message;
    std::string param; ///< the field at fault; empty = the body as a whole
    std::string code; ///< OpenAI error.code; empty = null

    bool operator==(const RequestError &) const = default;
};

/// A body made fit for one account, with what was changed on the way and the way back.
struct PreparedRequest
{
    /// The API of the service that the body is for.
    enum class Api {
        ChatCompletions,
        Messages, ///< Anthropic's own, where the account's service speaks it
    };

    Api api = Api::ChatCompletions;
    /// The body to send. Empty when nothing had to change: then the client's own bytes are sent.
    std::string body;
    bool unchanged = true;
    std::string model; ///< what is asked of the service
    bool streamUpstream = false; ///< the service answers with a stream
    std::vector<Change> changes;
    std::shared_ptr<const AnswerTranslation> answer; ///< never null; outlives the request
};

/// One request of a client in its own dialect: read once, then prepared for the account that will serve it
/// (again for the next account when one fails).
class ApiRequest
{
public:
    virtual ~ApiRequest() = default;

    [[nodiscard]] virtual Dialect dialect() const = 0;
    /// The client's bytes.
    [[nodiscard]] virtual std::string_view body() const = 0;
    [[nodiscard]] virtual const std::string &model() const = 0; ///< as the client asked for it
    [[nodiscard]] virtual bool stream() const = 0; ///< the client wants a stream
    /// Body field "account"; empty = not forced.
    [[nodiscard]] virtual const std::string &account() const = 0;
    /// The body's object; a handle that ends with the request, and when the request is moved.
    [[nodiscard]] virtual RawJson::Value root() const = 0;

    [[nodiscard]] virtual PreparedRequest prepare(const ServiceRules &rules) const = 0;
};

/// Reads \a body, which must outlive the request, in \a dialect.
[[nodiscard]] tl::expected<std::unique_ptr<ApiRequest>, RequestError> parseApiRequest(
    Dialect dialect, std::string_view body);

} // namespace qiao::translation
