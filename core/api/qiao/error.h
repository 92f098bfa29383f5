#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>

namespace qiao {

/// How far a request is over what its model takes, in tokens.
struct Overflow
{
    qint64 tokens = 0; ///< always above limit
    qint64 limit = 0;
    qint64 output =
        0; ///< how many of the tokens are the request's max_tokens; 0 = the prompt alone is too long

    bool operator==(const Overflow &) const = default;
};

/// What went wrong, classed by what the caller can do about it. A plain value; never holds a secret.
struct Error
{
    enum class Kind {
        Cancelled, ///< the caller asked for it: say nothing
        Transient, ///< the same request may work later: wait retryAfter, or back off
        NeedsLogin, ///< no usable credential: the user has to sign in or add a key
        QuotaExhausted, ///< a plan or a daily quota is used up: wait for its reset or use another account
        Rejected, ///< the request itself is refused: change it
        Internal, ///< a defect or a failing machine (disk, sockets): report it
    };

    /// What else a refusal by the service is about: what the next request of the account may expect.
    enum class Concern {
        Request, ///< this request alone; or the service, or Qiao, fails whoever asks
        Model, ///< one model; the account serves others
        RequestRate, ///< too many requests in a short time: over in seconds
        TokenRate, ///< tokens a minute, or too many requests at one time: over in a minute
        HourQuota, ///< a window of some hours
        DayQuota,
        WeekQuota,
        MonthQuota,
        Quota, ///< an allowance whose end is not told
        Account, ///< the key, the plan or the payment: only the user can mend it
    };

    Kind kind = Kind::Internal;
    /// One sentence for a person: what happened, what to do next.
    QString message;
    /// The HTTP status a client of the API gets (400 to 599).
    int httpStatus = 500;
    /// OpenAI's words for error.type, error.code and error.param; empty stands for null.
    QByteArray type = "server_error";
    QByteArray code = {};
    QByteArray param = {};
    /// What the service asked for; absent if it did not say.
    std::optional<std::chrono::seconds> retryAfter = {};
    /// False where asking again cannot help before the user does something (sent as x-should-retry: false).
    bool retryHelps = true;
    Concern concern = Concern::Request;
    /// When the service said that a quota is filled up again.
    std::optional<QDateTime> resetsAt = {};
    /// Of a request that does not fit its model, where the limit is known.
    std::optional<Overflow> overflow = {};
};

} // namespace qiao

Q_DECLARE_METATYPE(qiao::Error)
