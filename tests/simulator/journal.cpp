#include "simulator/journal.h"

#include <algorithm>

namespace qiao::simulator {

Journal::Journal(qsizetype limit) : m_limit(limit) { }

std::shared_ptr<JournalEntry> Journal::add(const HttpRequest &request, int connection)
{
    auto entry = std::make_shared<JournalEntry>();
    entry->clock.start();
    RequestRecord &record = entry->record;
    record.id = ++m_count;
    record.connection = connection;
    record.method = request.method;
    record.target = request.target;
    record.path = request.path;
    record.headers = request.headers;
    record.body = request.body;
    record.chunkedBody = request.chunkedBody;
    record.time = QDateTime::currentDateTimeUtc();
    m_entries.append(entry);
    if (m_entries.size() > m_limit) {
        m_entries.removeFirst();
    }
    return entry;
}

QList<RequestRecord> Journal::records(const QByteArray &pathEnd, int after) const
{
    QList<RequestRecord> found;
    for (const auto &entry : m_entries) {
        if (entry->record.id > after && entry->record.path.endsWith(pathEnd)) {
            found.append(entry->record);
        }
    }
    return found;
}

RequestRecord Journal::last(const QByteArray &pathEnd) const
{
    const auto found = std::find_if(m_entries.crbegin(), m_entries.crend(),
        [&](const auto &entry) { return entry->record.path.endsWith(pathEnd); });
    return found == m_entries.crend() ? RequestRecord() : (*found)->record;
}

void Journal::clear()
{
    m_entries.clear();
    m_count = 0;
}

} // namespace qiao::simulator
