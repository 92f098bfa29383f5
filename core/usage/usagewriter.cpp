#include "usage/usagewriter.h"

#include "usage/importedhistory.h"
#include "usage/requesttable.h"
#include "usage/usagedatabase.h"
#include "usage/usagerollup.h"
#include "usage/withoutsecrets.h"

#include <QDir>
#include <QMutexLocker>

#include <algorithm>

using namespace std::chrono_literals;

namespace qiao {

namespace {

using Kind = UsageFault::Kind;

// A row waits for at most this and one commit: well below the second that may be lost, also on a busy
// machine.
constexpr auto batchDelay = 250ms;
constexpr std::chrono::milliseconds shortestPause = 1s;
constexpr std::chrono::milliseconds longestPause = 1min;
// Between two removals, so that rows of the meantime are written first.
constexpr auto removalPause = 50ms;
constexpr qsizetype rowsBetweenRemovals = 10'000;

} // namespace

UsageStore::Writer::Writer(const UsageStoreOptions &options, std::shared_ptr<WaitingRows> waiting)
    : m_options(options),
      m_waiting(std::move(waiting)),
      m_batchTimer(this),
      m_removalTimer(this),
      m_pause(shortestPause)
{
    m_batchTimer.setSingleShot(true);
    m_removalTimer.setSingleShot(true);
    connect(&m_batchTimer, &QTimer::timeout, this, &Writer::write);
    connect(&m_removalTimer, &QTimer::timeout, this, &Writer::removeOld);
}

UsageStore::Writer::~Writer()
{
    write();
}

void UsageStore::Writer::rowsCame()
{
    // after a failure it runs already, for longer
    if (!m_batchTimer.isActive()) {
        m_batchTimer.start(batchDelay);
    }
}

Result<void> UsageStore::Writer::writeNow()
{
    write();
    if (m_fault) {
        return tl::unexpected(readingError(*m_fault, m_options.file));
    }
    return {};
}

void UsageStore::Writer::setRetentionDays(int days)
{
    m_options.retentionDays = days;
    m_removedOn = {};
}

void UsageStore::Writer::write()
{
    m_batchTimer.stop();
    const QList<RequestRow> rows = m_waiting->batch();
    if (rows.isEmpty()) {
        return;
    }
    const auto written = attempt([this, &rows] { return writeBatch(rows); });
    if (written) {
        m_fault.reset();
        m_pause = shortestPause;
        m_writtenSince += rows.size();
        if (m_removedOn != QDate::currentDate() || m_writtenSince > rowsBetweenRemovals) {
            m_removalTimer.start(removalPause);
        }
        return;
    }
    m_fault = written.error();
    say(m_fault->kind, writingSentence(*m_fault, m_options.file));
    m_batchTimer.start(m_pause);
    m_pause = std::min(2 * m_pause, longestPause);
}

UsageResult<void> UsageStore::Writer::open()
{
    if (m_connection) {
        return {};
    }
    return openUsageForWriting(m_options.file).map([this](std::unique_ptr<SqlConnection> &&connection) {
        m_connection = std::move(connection);
    });
}

UsageResult<void> UsageStore::Writer::attempt(const Work &work)
{
    UsageResult<void> done = open().and_then(work);
    if (!done && done.error().kind == Kind::Damaged && setAside()) {
        done = open().and_then(work);
    }
    if (!done) {
        // whatever it is, a later try starts from the file as it is then
        m_connection.reset();
    }
    return done;
}

UsageResult<void> UsageStore::Writer::writeBatch(const QList<RequestRow> &rows)
{
    const QList<RequestRow> clean = withoutSecrets(rows);
    return m_connection->transaction(
        [this, &clean] {
            return addRequests(*m_connection, clean).and_then([this, &clean] {
                return addSums(*m_connection, sumsOf(clean));
            });
        },
        [this](const SqlConnection::Work &lastStep) {
            const QMutexLocker lock(&m_waiting->handover());
            return lastStep().map([this] { m_waiting->batchWritten(); });
        });
}

Result<ImportedUsage> UsageStore::Writer::importHistory(const UsageHistory &history)
{
    ImportedUsage imported;
    const auto done = attempt([this, &history, &imported]() -> UsageResult<void> {
        return m_connection->transaction([this, &history, &imported] {
            return addHistory(*m_connection, history.days).map([&imported](const ImportedUsage &added) {
                imported = added;
            });
        });
    });
    if (!done) {
        return tl::unexpected(readingError(done.error(), m_options.file));
    }
    return imported;
}

void UsageStore::Writer::replaceDamaged()
{
    static_cast<void>(setAside());
}

bool UsageStore::Writer::setAside()
{
    // A disk that damages every file would be filled with them.
    if (m_wasSetAside) {
        return false;
    }
    m_connection.reset();
    const QString name = setDamagedAside(m_options.file);
    if (name.isEmpty()) {
        return false;
    }
    m_wasSetAside = true;
    Q_EMIT warningRaised(UsageStore::tr("%1 was damaged. It is kept as %2, and a new one was begun.")
                             .arg(QDir::toNativeSeparators(m_options.file), QDir::toNativeSeparators(name)));
    return true;
}

void UsageStore::Writer::removeOld()
{
    if (!m_connection) {
        return;
    }
    const QDate today = QDate::currentDate();
    const auto removed = removeOldRequests(*m_connection, today.addDays(-m_options.retentionDays));
    if (!removed) {
        // the next batch meets the same trouble and says so
        return;
    }
    if (*removed > 0) {
        m_removalTimer.start(removalPause);
        return;
    }
    m_removedOn = today;
    m_writtenSince = 0;
}

void UsageStore::Writer::say(Kind kind, const QString &sentence)
{
    if (!m_said.contains(kind)) {
        m_said.insert(kind);
        Q_EMIT warningRaised(sentence);
    }
}

} // namespace qiao
