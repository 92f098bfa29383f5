#pragma once

#include <qiao/livesnapshot.h>

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>

namespace qiao {

/// The requests that run and the last that ended, and snapshots of them for those who watch: at most four a
/// second, only when something changed, and only what changed. While nobody watches nothing is put together
/// and no timer runs. Lives on the worker thread.
class LiveRequests : public QObject
{
    Q_OBJECT

public:
    /// Gives the row of a running request as it stands. Called only when a snapshot is due.
    using Look = std::function<RequestRow()>;
    /// Gives the totals of the local day.
    using Today = std::function<UsageTotals()>;
    using Receive = std::function<void(const LiveSnapshot &)>;

    explicit LiveRequests(Today today, QObject *parent = nullptr);

    /// A request began. \a look has to work until ended() is called with \a id.
    void began(const QByteArray &id, Look look);
    /// Something about a running request changed: it has a first token, more text, another account. Ignored
    /// for others.
    void changed(const QByteArray &id);
    /// A request ended, whether it began here or not.
    void ended(const RequestRow &row);

    [[nodiscard]] qsizetype active() const { return m_running.size(); }
    /// Every running request as it stands, oldest first.
    [[nodiscard]] QList<RequestRow> running() const;
    /// The last rows that ended, oldest first; at most 500 are kept.
    [[nodiscard]] QList<RequestRow> recent() const { return m_recent; }

    /// Snapshots are wanted until the watcher goes. The first has every running request and comes at once,
    /// from the event loop.
    void watch(QObject *watcher, Receive receive);
    /// The totals of the day are others than those that ended() made: they were read from the disk.
    void todayChanged();

private:
    struct Running
    {
        quint64 order = 0;
        Look look;
    };
    struct Watcher
    {
        Receive receive;
        bool isNew = true; ///< it has not had its first snapshot
    };

    [[nodiscard]] QList<RequestRow> rows(QList<QByteArray> ids) const;
    void schedule();
    void scheduleMidnight();
    void send();
    void watcherGone(QObject *watcher);

    Today m_today;
    QHash<QByteArray, Running> m_running; ///< by id
    quint64 m_began = 0;
    QList<RequestRow> m_recent;
    QHash<QObject *, Watcher> m_watchers;
    QSet<QByteArray> m_changed; ///< since the last snapshot, like m_ended
    QList<QByteArray> m_ended;
    QTimer m_timer; ///< runs while a snapshot is due
    QTimer m_midnight; ///< runs while somebody watches
    QElapsedTimer m_sinceLast;
};

} // namespace qiao
