#pragma once

#include "simulator/requestrecord.h"

#include <QElapsedTimer>

#include <memory>

namespace qiao::simulator {

/// A record together with what its connection needs to keep it up to date.
struct JournalEntry
{
    RequestRecord record;
    QElapsedTimer clock;
};

/// Every request in order of arrival, the newest up to a limit.
class Journal
{
public:
    explicit Journal(qsizetype limit);

    /// The entry stays alive as long as somebody holds it, also after it fell out of the journal.
    [[nodiscard]] std::shared_ptr<JournalEntry> add(const HttpRequest &request, int connection);

    /// Those whose path ends with \a pathEnd and whose id is above \a after, oldest first.
    [[nodiscard]] QList<RequestRecord> records(const QByteArray &pathEnd = {}, int after = 0) const;
    /// The newest of them; a default-made record when there is none.
    [[nodiscard]] RequestRecord last(const QByteArray &pathEnd) const;
    /// Requests received since the last clear(), forgotten ones too.
    [[nodiscard]] int count() const { return m_count; }
    void clear();

private:
    qsizetype m_limit;
    QList<std::shared_ptr<JournalEntry>> m_entries;
    int m_count = 0;
};

} // namespace qiao::simulator
