#pragma once

#include <qiao/cost.h>

#include <QByteArray>
#include <QDateTime>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace qiao {

/// Token counts as the API returned them.
struct TokenUsage
{
    qint64 promptTokens = 0;
    qint64 completionTokens = 0;
    qint64 totalTokens = 0;
    qint64 cachedTokens = 0; ///< part of promptTokens that was read from the service's cache
    qint64 cacheCreationTokens = 0; ///< part of promptTokens that was written to the cache
    qint64 reasoningTokens = 0; ///< part of completionTokens

    bool operator==(const TokenUsage &) const = default;
};

/// Tokens of an answer, counted here while they passed.
struct OutputTokens
{
    qint64 text = 0;
    qint64 reasoning = 0;
    qint64 toolArguments = 0; ///< names of tools too

    [[nodiscard]] qint64 total() const { return text + reasoning + toolArguments; }
    bool operator==(const OutputTokens &) const = default;
};

/// The tokens of a prompt, counted here before the service did.
struct PromptEstimate
{
    qint64 tokens = 0;
    bool exact = false; ///< the service's own tokenizer counts the same

    bool operator==(const PromptEstimate &) const = default;
};

/// One request, as it is shown and kept. Never holds a secret or any of the conversation.
struct RequestRow
{
    /// How far a request is.
    enum class Phase {
        Waiting, ///< for the service's first token
        Streaming,
        Ended,
    };

    /// Which API it came by.
    enum class Api {
        None, ///< Qiao's own: /health, /auth, /metrics
        OpenAi,
        Anthropic,
    };

    QByteArray id; ///< unique within this start of the server, for example "req-000001"
    QDateTime startedAt;
    QByteArray method;
    QByteArray path; ///< with its query, which may hold what nobody is to see: show and keep pathOf()
    QString modelAsked = {}; ///< empty for requests that name no model
    QString modelUsed = {};
    QString account = {}; ///< empty when none was involved
    QString client = {}; ///< the User-Agent header
    bool stream = false;
    int status = 0; ///< HTTP status sent to the client; 499 when the client went away before any was sent
    std::optional<TokenUsage> usage = {};
    std::chrono::milliseconds duration{0}; ///< so far, unless Ended
    /// How long it waited here before it went to the service (for the last time): for its credential, for the
    /// count of its prompt, for tries that failed. Absent when it never went.
    std::optional<std::chrono::milliseconds> queueTime = {};
    /// From then until a connection to the service stood, name look-up and TLS included; next to nothing
    /// where one was open. Absent until the service answers.
    std::optional<std::chrono::milliseconds> connectTime = {};
    /// From the request's arrival to the first token sent to the client; streaming requests only.
    std::optional<std::chrono::milliseconds> timeToFirstToken = {};
    /// What Qiao changed in the request or the answer, and why: one sentence each.
    QStringList changes = {};
    /// One sentence; empty when the request succeeded.
    QString error = {};

    Phase phase = Phase::Ended;
    Api api = Api::None;
    QString clientKey = {}; ///< the client key's last four characters ("…9f2c"); empty when none was needed
    std::optional<PromptEstimate> promptEstimate = {};
    OutputTokens output = {};
    /// The account's plan counts requests (Qwen sign-in, Coding Plan, Token Plan): never priced.
    bool onPlan = false;
    std::optional<Cost> cost = {}; ///< absent: onPlan, no usage, or the model's price is not known
    /// What failed, for figures ("rate_limit_error", "upstream_connection", …); empty when it succeeded.
    QByteArray errorClass = {};
    /// One sentence about something that may go wrong soon (a prompt near the model's limit); else empty.
    QString warning = {};

    bool operator==(const RequestRow &) const = default;
};

/// The path without its query.
[[nodiscard]] QByteArray pathOf(const RequestRow &row);
/// The prompt's tokens: what the service said, else what was counted here; absent when nobody did.
[[nodiscard]] std::optional<qint64> promptTokensOf(const RequestRow &row);
/// The answer's tokens, in the same way; so far, unless Ended.
[[nodiscard]] qint64 completionTokensOf(const RequestRow &row);
/// Completion tokens a second since the first token; absent where there was no first token, or no time
/// between it and the end.
[[nodiscard]] std::optional<double> tokensPerSecond(const RequestRow &row);

} // namespace qiao

Q_DECLARE_METATYPE(qiao::RequestRow)
