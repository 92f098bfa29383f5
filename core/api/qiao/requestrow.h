#pragma once

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

/// One finished request, as it is shown and kept. Never holds a secret or any of the conversation.
struct RequestRow
{
    QByteArray id; ///< unique within this start of the server, for example "req-000001"
    QDateTime startedAt;
    QByteArray method;
    QByteArray path;
    QString modelAsked = {}; ///< empty for requests that name no model
    QString modelUsed = {};
    QString account = {}; ///< empty when none was involved
    QString client = {}; ///< the User-Agent header
    bool stream = false;
    int status = 0; ///< HTTP status sent to the client; 499 when the client went away before any was sent
    std::optional<TokenUsage> usage = {};
    std::chrono::milliseconds duration{0};
    /// From the request's arrival to the first token sent to the client; streaming requests only.
    std::optional<std::chrono::milliseconds> timeToFirstToken = {};
    /// What Qiao changed in the request or the answer, and why: one sentence each.
    QStringList changes = {};
    /// One sentence; empty when the request succeeded.
    QString error = {};
};

} // namespace qiao

Q_DECLARE_METATYPE(qiao::RequestRow)
