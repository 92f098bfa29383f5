#include "accounts/sessionaccounts.h"

namespace qiao {

namespace {

constexpr std::size_t mostSessions = 1000;
constexpr auto longestSilence = std::chrono::hours(1);

} // namespace

QString SessionAccounts::accountOf(const QByteArray &session, TimePoint now)
{
    const auto found = m_index.constFind(session);
    if (found == m_index.cend()) {
        return {};
    }
    const Entries::iterator entry = *found;
    if (now - entry->lastUse >= longestSilence) {
        forget(session);
        return {};
    }
    entry->lastUse = now;
    m_entries.splice(m_entries.begin(), m_entries, entry);
    return entry->accountId;
}

void SessionAccounts::move(const QByteArray &session, const QString &accountId, TimePoint now)
{
    forget(session);
    if (m_entries.size() >= mostSessions) {
        m_index.remove(m_entries.back().session);
        m_entries.pop_back();
    }
    m_entries.push_front({session, accountId, now});
    m_index.insert(session, m_entries.begin());
}

void SessionAccounts::forget(const QByteArray &session)
{
    const auto found = m_index.constFind(session);
    if (found != m_index.cend()) {
        m_entries.erase(*found);
        m_index.erase(found);
    }
}

void SessionAccounts::clear()
{
    m_index.clear();
    m_entries.clear();
}

} // namespace qiao
