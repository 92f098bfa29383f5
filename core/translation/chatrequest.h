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

    bool operator==(const RequestError &) const = default;
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
/// for the next account when one fails). Every edit is a splice into the client's own bytes: what is not
/// named in changes arrives as it was written.
///
/// Refused are only what Qiao itself cannot work with (no JSON object, no messages, no model, an account that
/// is no name) and a temperature outside 0 to 2; other fields of a wrong type are the service's to judge.
/// Where a key is written twice, the last one counts and all are edited.
class ChatRequest
{
public:
    /// \a body must outlive the request.
    [[nodiscard]] static tl::expected<ChatRequest, RequestError> parse(std::string_view body);

    [[nodiscard]] std::string_view body() const { return m_body; }
    [[nodiscard]] const std::string &model() const { return m_model; } ///< as the client asked for it
    [[nodiscard]] bool stream() const { return m_stream; } ///< the client wants a stream
    [[nodiscard]] bool wantsUsage() const { return m_wantsUsage; } ///< stream_options.include_usage is true
    /// Body field "account"; empty = not forced.
    [[nodiscard]] const std::string &account() const { return m_account; }
    /// The body's object; a handle that ends with the request, and when the request is moved.
    [[nodiscard]] RawJson::Value root() const { return m_json.root(); }

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
