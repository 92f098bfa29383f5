#pragma once

#include "translation/apirequest.h"

#include <tl/expected.hpp>

#include <string>
#include <string_view>

namespace qiao::translation {

/// A client's Anthropic Messages body: read once, then prepared for the account that will serve it (again for
/// the next account when one fails): for an account whose service speaks Messages it is passed through, for
/// all others it is translated to chat completions. What a translated body keeps of the client's texts, tool
/// schemas and tool inputs keeps the client's spelling.
///
/// Refused is only what Anthropic refuses, in Anthropic's words, and an account that is no name; blocks,
/// tools and fields that nobody knows are left out and listed in the changes. Where a key is written twice,
/// the last one counts.
class AnthropicRequest final : public ApiRequest
{
public:
    /// What the body was sent for.
    enum class Purpose {
        Messages, ///< /v1/messages
        Count, ///< /v1/messages/count_tokens, whose bodies name no max_tokens
    };

    /// \a body must outlive the request.
    [[nodiscard]] static tl::expected<AnthropicRequest, RequestError> parse(
        std::string_view body, Purpose purpose = Purpose::Messages);

    [[nodiscard]] Dialect dialect() const override { return Dialect::Anthropic; }
    [[nodiscard]] std::string_view body() const override { return m_body; }
    [[nodiscard]] const std::string &model() const override { return m_model; }
    [[nodiscard]] bool stream() const override { return m_stream; }
    [[nodiscard]] const std::string &account() const override { return m_account; }
    [[nodiscard]] RawJson::Value root() const override { return m_json.root(); }

    /// Translated bodies always ask for a stream: thinking models refuse anything else.
    [[nodiscard]] PreparedRequest prepare(const ServiceRules &rules) const override;

private:
    AnthropicRequest() = default;
    std::string_view m_body;
    RawJson m_json;
    std::string m_model;
    std::string m_account;
    bool m_stream = false;
};

} // namespace qiao::translation
