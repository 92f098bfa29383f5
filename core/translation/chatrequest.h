#pragma once

#include "translation/dialect.h"
#include "translation/modelrules.h"
#include "translation/rawjson.h"

#include <tl/expected.hpp>

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
};

/// A chat body made fit for one account, with what was changed on the way.
struct PreparedChat
{
    /// The body to send. Empty when nothing had to change: then the client's own bytes are sent.
    std::string body;
    bool unchanged = true;
    std::string model; ///< what is asked of the service
    bool streamUpstream = false; ///< the service answers with a stream
    std::vector<Change> changes;
};

/// A client's chat completions body: read once, then prepared for the account that will serve it (again
/// for the next account when one fails). Every edit is a splice into the client's own bytes.
class ChatRequest
{
public:
    /// \a body must outlive the request.
    [[nodiscard]] static tl::expected<ChatRequest, RequestError> parse(std::string_view body);

    [[nodiscard]] const std::string &model() const;
    [[nodiscard]] bool stream() const; ///< the client wants a stream
    [[nodiscard]] bool wantsUsage() const; ///< stream_options.include_usage is true
    [[nodiscard]] const std::string &account() const; ///< body field "account"; empty = not forced

    [[nodiscard]] PreparedChat prepare(const ServiceRules &rules) const;

private:
    ChatRequest() = default;
    std::string_view m_body;
    RawJson m_json;
    std::string m_model;
    std::string m_account;
    bool m_stream = false;
    bool m_wantsUsage = false;
};

} // namespace qiao::translation
