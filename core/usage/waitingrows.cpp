#include "usage/waitingrows.h"

#include <QMutexLocker>

#include <utility>

namespace qiao {

WaitingRows::Taken WaitingRows::append(const RequestRow &row)
{
    const QMutexLocker lock(&m_mutex);
    if (m_batch.size() + m_next.size() >= most) {
        return Taken::No;
    }
    m_next.append(row);
    return m_next.size() == 1 ? Taken::First : Taken::Another;
}

QList<RequestRow> WaitingRows::batch()
{
    const QMutexLocker lock(&m_mutex);
    m_batch.append(std::exchange(m_next, {}));
    return m_batch;
}

void WaitingRows::batchWritten()
{
    const QMutexLocker lock(&m_mutex);
    m_batch.clear();
}

QList<RequestRow> WaitingRows::all() const
{
    const QMutexLocker lock(&m_mutex);
    QList<RequestRow> rows;
    rows.reserve(m_batch.size() + m_next.size());
    rows.append(m_batch);
    // each by itself: a list that was shared would be copied whole by the next append()
    for (const RequestRow &row : m_next) {
        rows.append(row);
    }
    return rows;
}

} // namespace qiao
