#include "live/liverequests.h"

#include "usage/withoutsecrets.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace qiao {

namespace {

constexpr auto betweenSnapshots = 250ms;
constexpr qsizetype mostRecent = 500;

} // namespace

LiveRequests::LiveRequests(Today today, QObject *parent)
    : QObject(parent), m_today(std::move(today)), m_timer(this), m_midnight(this)
{
    m_timer.setSingleShot(true);
    m_midnight.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LiveRequests::send);
    connect(&m_midnight, &QTimer::timeout, this, [this] {
        schedule();
        scheduleMidnight();
    });
}

void LiveRequests::began(const QByteArray &id, Look look)
{
    m_running.insert(id, {++m_began, std::move(look)});
    changed(id);
}

void LiveRequests::changed(const QByteArray &id)
{
    if (!m_watchers.isEmpty() && m_running.contains(id)) {
        m_changed.insert(id);
        schedule();
    }
}

void LiveRequests::ended(const RequestRow &row)
{
    m_recent.append(row);
    if (m_recent.size() > mostRecent) {
        m_recent.removeFirst();
    }
    const bool wasRunning = m_running.remove(row.id);
    if (wasRunning && !m_watchers.isEmpty()) {
        m_changed.remove(row.id);
        m_ended.append(row.id);
        schedule();
    }
}

QList<RequestRow> LiveRequests::running() const
{
    return rows(m_running.keys());
}

QList<RequestRow> LiveRequests::rows(QList<QByteArray> ids) const
{
    std::sort(ids.begin(), ids.end(), [this](const QByteArray &left, const QByteArray &right) {
        return m_running.constFind(left)->order < m_running.constFind(right)->order;
    });
    QList<RequestRow> rows;
    rows.reserve(ids.size());
    for (const QByteArray &id : std::as_const(ids)) {
        rows.append(m_running.constFind(id)->look());
    }
    return withoutSecrets(std::move(rows));
}

void LiveRequests::watch(QObject *watcher, Receive receive)
{
    const bool isFirst = m_watchers.isEmpty();
    m_watchers.insert(watcher, {std::move(receive), true});
    connect(watcher, &QObject::destroyed, this, [this, watcher] { watcherGone(watcher); });
    m_timer.start(0);
    if (isFirst) {
        scheduleMidnight();
    }
}

void LiveRequests::watcherGone(QObject *watcher)
{
    m_watchers.remove(watcher);
    if (m_watchers.isEmpty()) {
        m_timer.stop();
        m_midnight.stop();
        m_changed.clear();
        m_ended.clear();
    }
}

void LiveRequests::todayChanged()
{
    if (!m_watchers.isEmpty()) {
        schedule();
    }
}

void LiveRequests::schedule()
{
    if (m_timer.isActive()) {
        return;
    }
    const auto since = m_sinceLast.isValid() ? std::chrono::milliseconds(m_sinceLast.elapsed())
                                             : std::chrono::milliseconds(betweenSnapshots);
    m_timer.start(std::max(0ms, betweenSnapshots - since));
}

/// A day that ended has to be seen to have, though nothing happens.
void LiveRequests::scheduleMidnight()
{
    const QDateTime now = QDateTime::currentDateTime();
    const qint64 left = now.msecsTo(now.date().addDays(1).startOfDay());
    m_midnight.start(std::chrono::milliseconds(std::max<qint64>(left, 0) + 1));
}

void LiveRequests::send()
{
    m_sinceLast.start();
    // The rows that are looked at may be others by the time somebody hears of them: state first.
    LiveSnapshot changes;
    changes.running = rows(std::exchange(m_changed, {}).values());
    changes.ended = std::exchange(m_ended, {});
    changes.active = m_running.size();
    changes.today = m_today();
    QList<Receive> old;
    QList<Receive> fresh;
    for (Watcher &watcher : m_watchers) {
        (std::exchange(watcher.isNew, false) ? fresh : old).append(watcher.receive);
    }
    for (const Receive &receive : std::as_const(old)) {
        receive(changes);
    }
    if (!fresh.isEmpty()) {
        changes.running = running();
        changes.ended.clear();
    }
    for (const Receive &receive : std::as_const(fresh)) {
        receive(changes);
    }
}

} // namespace qiao
