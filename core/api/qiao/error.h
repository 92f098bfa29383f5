#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>

namespace qiao {

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
};

} // namespace qiao

Q_DECLARE_METATYPE(qiao::Error)
