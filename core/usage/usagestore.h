#pragma once

#include <qiao/requestrow.h>
#include <qiao/result.h>
#include <qiao/usagehistory.h>
#include <qiao/usagereport.h>

#include <QFuture>
#include <QObject>
#include <QThread>

#include <memory>

namespace qiao {

class WaitingRows;

struct UsageStoreOptions
{
    QString file; ///< usage.db; its folder is made when it is first written
    /// After which single requests go; sums of days and hours stay. 0: record() keeps nothing, not even sums.
    int retentionDays = 90;
};

/// Keeps what was used, across restarts and a kill: an SQLite database (WAL) on a thread of its own. Rows are
/// written in batches, at most a second after they came, and when this is destroyed. Nothing that happens to
/// the file fails a request or waits for the disk: it is told once, a damaged file is set aside under another
/// name and a new one begun, and rows that could not be written are tried again.
///
/// Reports read through a connection of their own: no write waits for them, nor they for one. They hold every
/// row that was recorded before, also those that are not in the file yet. Days and hours are local ones: a
/// request belongs to those in which it ended, for good, whatever the clock and the time zone do later.
///
/// Every method belongs to the thread that this lives on. Nothing is opened, and no thread runs, before there
/// is something to write or to read.
class UsageStore : public QObject
{
    Q_OBJECT

public:
    explicit UsageStore(const UsageStoreOptions &options, QObject *parent = nullptr);
    /// Writes what is not written yet.
    ~UsageStore() override;

    /// From now on. What is too old by it goes with the rows that are written next; 0: what there is stays.
    void setRetentionDays(int days);

    /// Takes a row that has Ended, but for those in which Qiao answered by itself and all was well. Kept
    /// without the path's query and without secrets. Returns at once.
    void record(const RequestRow &row);

    /// Await with whenFinished().
    [[nodiscard]] QFuture<Result<UsageReport>> report(const UsageQuery &query);
    /// The newest \a count rows, oldest first.
    [[nodiscard]] QFuture<Result<QList<RequestRow>>> newest(int count);
    /// Adds to the daily sums what another program counted. What was imported is remembered by day and
    /// account: the same again changes nothing, and of more only the difference is added.
    [[nodiscard]] QFuture<Result<ImportedUsage>> importHistory(const UsageHistory &history);
    /// Tries at once to write what waits. The value comes when every row that was recorded before is in the
    /// file, the error when it could not be written now.
    [[nodiscard]] QFuture<Result<void>> written();

Q_SIGNALS:
    /// A sentence for the person at the terminal: said once for each cause.
    void warningRaised(const QString &sentence);

private:
    class Writer;
    class Reader;

    Writer *writer();
    Reader *reader();

    UsageStoreOptions m_options;
    const std::shared_ptr<WaitingRows> m_waiting;
    // Begun with the first row or question: a server that nobody uses needs neither.
    QThread m_writing;
    QThread m_reading;
    Writer *m_writer = nullptr; ///< lives on m_writing and is deleted there
    Reader *m_reader = nullptr; ///< lives on m_reading and is deleted there
    bool m_toldOfLoss = false;
};

} // namespace qiao
