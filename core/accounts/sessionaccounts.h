#pragma once

#include "accounts/clock.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <list>

namespace qiao {

/// Which account a session was moved to. Remembers the 1000 sessions used last, each until it was silent for
/// an hour: a prompt cache is cold by then.
class SessionAccounts
{
public:
    /// Empty when the session was never moved, or is forgotten. Counts as a use.
    [[nodiscard]] QString accountOf(const QByteArray &session, TimePoint now);
    void move(const QByteArray &session, const QString &accountId, TimePoint now);
    void forget(const QByteArray &session);
    void clear();

private:
    struct Entry
    {
        QByteArray session;
        QString accountId;
        TimePoint lastUse;
    };
    using Entries = std::list<Entry>;

    Entries m_entries; ///< the one used last comes first
    QHash<QByteArray, Entries::iterator> m_index;
};

} // namespace qiao
