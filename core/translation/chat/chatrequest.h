#pragma once

#include "translation/apirequest.h"

#include <tl/expected.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace qiao::translation {

/// A client's chat completions body: read once, then prepared for the account that will serve it (again
/// for the next account when one fails). Every edit is a splice into the client's own bytes: what is not
/// named in changes arrives as it was written.
///
/// Refused are only what Qiao itself cannot work with (no JSON object, no messages, no model, an account that
/// is no name) and a temperature outside 0 to 2; other fields of a wrong type are the service's to judge.
/// Where a key is written twice, the last one counts and all are edited.
class ChatRequest final : public ApiRequest
{
public:
    /// \a body must outlive the request.
    [[nodiscard]] static tl::expected<ChatRequest, RequestError> parse(std::string_view body);

    [[nodiscard]] Dialect dialect() const override { return Dialect::OpenAi; }
    [[nodiscard]] std::string_view body() const override { return m_body; }
    [[nodiscard]] const std::string &model() const override { return m_model; }
    [[nodiscard]] bool stream() const override { return m_stream; }
    [[nodiscard]] bool wantsUsage() const { return m_wantsUsage; } ///< stream_options.include_usage is true
    [[nodiscard]] const std::string &account() const override { return m_account; }
    [[nodiscard]] RawJson::Value root() const override { return m_json.root(); }

    [[nodiscard]] PreparedRequest prepare(const ServiceRules &rules) const override;

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
