#pragma once

#include "usage/sqlconnection.h"
#include "usage/usagestore.h"
#include "usage/waitingrows.h"

#include <QSet>
#include <QTimer>

#include <chrono>
#include <optional>

namespace qiao {

/// What writes the database, on a thread of its own: rows in batches, old rows out, histories in. Opens the
/// file with the first thing to write, and again after a failure.
class UsageStore::Writer : public QObject
{
    Q_OBJECT

public:
    Writer(const UsageStoreOptions &options, std::shared_ptr<WaitingRows> waiting);
    /// Tries once more to write what waits.
    ~Writer() override;

    void setRetentionDays(int days);
    /// Rows wait: they are written within the second, or with the next try after a failure.
    void rowsCame();
    [[nodiscard]] Result<void> writeNow();
    [[nodiscard]] Result<ImportedUsage> importHistory(const UsageHistory &history);
    /// A reader found the file damaged.
    void replaceDamaged();

Q_SIGNALS:
    void warningRaised(const QString &sentence);

private:
    using Work = std::function<UsageResult<void>()>;

    void write();
    [[nodiscard]] UsageResult<void> open();
    /// \a work on an open database; once more on a new one when the file turned out to be damaged.
    [[nodiscard]] UsageResult<void> attempt(const Work &work);
    [[nodiscard]] UsageResult<void> writeBatch(const QList<RequestRow> &rows);
    [[nodiscard]] bool setAside();
    void removeOld();
    void say(UsageFault::Kind kind, const QString &sentence);

    UsageStoreOptions m_options;
    const std::shared_ptr<WaitingRows> m_waiting;
    std::unique_ptr<SqlConnection> m_connection;
    QTimer m_batchTimer;
    QTimer m_removalTimer;
    std::chrono::milliseconds m_pause; ///< before the next try after a failure
    std::optional<UsageFault> m_fault; ///< of the last try to write rows
    QSet<UsageFault::Kind> m_said;
    bool m_wasSetAside = false;
    QDate m_removedOn; ///< the day on which nothing old was left
    qsizetype m_writtenSince = 0; ///< rows since then
};

} // namespace qiao
