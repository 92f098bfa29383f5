// Whatever happens to the file: no request fails, nothing is lost that could be kept, and it is said once.

#include "support/files.h"
#include "usage/sqlconnection.h"
#include "usage/waitingrows.h"
#include "usagescene.h"

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

namespace {

using By = UsageQuery::By;

void runIn(const QString &file, const QString &statement)
{
    auto connection = SqlConnection::open(file, SqlConnection::Access::Write).value();
    QVERIFY(connection->run(statement));
}

#ifdef Q_OS_UNIX
/// No file may grow beyond \a bytes while this lives, as on a full disk.
class FileLimit
{
public:
    explicit FileLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FileLimit)

private:
    rlimit m_before{};
};

constexpr uid_t nobody = 65534;

/// This thread, and those that it starts, are somebody without root's rights while this lives.
class Nobody
{
public:
    /// \a folder is theirs.
    explicit Nobody(const QString &folder) : m_isRoot(geteuid() == 0)
    {
        m_worked =
            !m_isRoot || (chown(QFile::encodeName(folder), nobody, nobody) == 0 && seteuid(nobody) == 0);
    }
    ~Nobody()
    {
        if (m_isRoot && seteuid(0) != 0) {
            qFatal("root's rights did not come back");
        }
    }
    Q_DISABLE_COPY_MOVE(Nobody)
    [[nodiscard]] bool worked() const { return m_worked; }

private:
    bool m_isRoot;
    bool m_worked = false;
};
#endif

} // namespace

class TestUsageFailures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewerVersionIsLeftAlone_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QString>("words");
        QTest::newRow("newer") << u"PRAGMA user_version = 1000"_s << u"newer version"_s;
        QTest::newRow("another program's") << u"PRAGMA application_id = 7"_s << u"is not a file of Qiao's"_s;
    }

    void aNewerVersionIsLeftAlone()
    {
        QFETCH(const QString, statement);
        QFETCH(const QString, words);
        UsageScene scene;
        scene.record({usageRow()});
        QVERIFY(scene.written());
        scene.end();
        runIn(scene.file(), statement);
        const QByteArray before = readFile(scene.file());
        scene.restart();
        const auto reading = outcome(scene.store().report({}));
        QVERIFY(!reading);
        QVERIFY2(reading.error().message.contains(words), qPrintable(reading.error().message));
        for (int i = 0; i < 3; ++i) {
            scene.record({usageRow(), usageRow()});
            QVERIFY(!scene.written());
        }
        QTRY_COMPARE_WITH_TIMEOUT(scene.warningCount(), 1, patience);
        QVERIFY2(scene.warning().contains(words), qPrintable(scene.warning()));
        // counted in memory
        QCOMPARE(scene.report(By::Day).total.requests, 6);
        QCOMPARE(scene.newest(5).size(), 5);
        scene.end();
        QCOMPARE(readFile(scene.file()), before);
    }

    void anotherProgramsTablesAreLeftAlone()
    {
        UsageScene scene;
        writeFile(scene.file(), {});
        runIn(scene.file(), u"CREATE TABLE daily_usage (account_id TEXT)"_s);
        scene.record({usageRow()});
        QVERIFY(!scene.written());
        QTRY_COMPARE_WITH_TIMEOUT(scene.warningCount(), 1, patience);
        QVERIFY(scene.warning().contains(u"is not a file of Qiao's"_s));
        QVERIFY(QFile::exists(scene.file()));
    }

    void aLockedFileIsWaitedFor()
    {
        UsageScene scene;
        scene.record({usageRow()});
        QVERIFY(scene.written());
        {
            auto other = SqlConnection::open(scene.file(), SqlConnection::Access::Write).value();
            QVERIFY(other->run(u"BEGIN IMMEDIATE"_s));
            scene.record({usageRow()});
            const auto written = outcome(scene.store().written());
            QVERIFY(!written);
            QCOMPARE(written.error().kind, Error::Kind::Transient);
            QTRY_COMPARE_WITH_TIMEOUT(scene.warningCount(), 1, patience);
            QVERIFY2(
                scene.warning().contains(u"is locked by another program"_s), qPrintable(scene.warning()));
            // what is read is complete meanwhile
            QCOMPARE(scene.report(By::Day).total.requests, 2);
            QCOMPARE(scene.newest().size(), 2);
        }
        // tried again by itself
        QTRY_COMPARE_WITH_TIMEOUT(storedRows(scene), 2, patience);
        QTRY_COMPARE_WITH_TIMEOUT(scene.warningCount(), 1, patience);
        QCOMPARE(scene.report(By::Day).total.requests, 2);
    }

    void aFullDiskIsWaitedFor()
    {
#ifdef Q_OS_UNIX
        UsageScene scene;
        scene.record({usageRow()});
        QVERIFY(scene.written());
        constexpr int more = 2'000;
        {
            const FileLimit full(rlim_t(QFileInfo(scene.file() + u"-wal"_s).size()) + 16'384);
            for (int i = 0; i < more; ++i) {
                scene.record({fullUsageRow()});
            }
            QVERIFY(!scene.written());
            QVERIFY(!scene.written());
            QTRY_COMPARE_WITH_TIMEOUT(scene.warningCount(), 1, patience);
            QVERIFY2(scene.warning().contains(u"Make room on the disk"_s), qPrintable(scene.warning()));
            QCOMPARE(scene.report(By::Day).total.requests, more + 1);
        }
        QTRY_COMPARE_WITH_TIMEOUT(storedRows(scene), more + 1, patience);
        QCOMPARE(scene.report(By::Account).total.requests, more + 1);
#else
        QSKIP("needs a limit on the size of files");
#endif
    }

    void aReadOnlyFolderIsSaid()
    {
#ifdef Q_OS_UNIX
        UsageScene scene;
        const Nobody somebody(scene.folder());
        QVERIFY(somebody.worked());
        QVERIFY(QFile::setPermissions(scene.folder(), QFileDevice::ReadOwner | QFileDevice::ExeOwner));
        scene.record({usageRow()});
        QVERIFY(!scene.written());
        QTRY_COMPARE_WITH_TIMEOUT(scene.warningCount(), 1, patience);
        QVERIFY2(scene.warning().contains(u"Check its permissions"_s), qPrintable(scene.warning()));
        QCOMPARE(scene.report(By::Day).total.requests, 1);
        QVERIFY(QFile::setPermissions(
            scene.folder(), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
        QVERIFY(scene.written());
        QCOMPARE(storedRows(scene), 1);
#else
        QSKIP("Windows has no read-only folders");
#endif
    }

    void aReadOnlyDatabaseCanBeRead()
    {
#ifdef Q_OS_UNIX
        UsageScene scene;
        const Nobody somebody(scene.folder());
        QVERIFY(somebody.worked());
        scene.record({usageRow()});
        QVERIFY(scene.written());
        scene.end();
        const QString data = QFileInfo(scene.file()).path();
        QVERIFY(QFile::setPermissions(scene.file(), QFileDevice::ReadOwner));
        QVERIFY(QFile::setPermissions(data, QFileDevice::ReadOwner | QFileDevice::ExeOwner));
        scene.restart();
        QCOMPARE(scene.report(By::Day).total.requests, 1);
        scene.record({usageRow()});
        QVERIFY(!scene.written());
        QCOMPARE(scene.report(By::Day).total.requests, 2);
        QCOMPARE(scene.newest().size(), 2);
        scene.end();
        QVERIFY(QFile::setPermissions(
            data, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
#else
        QSKIP("Windows has no read-only folders");
#endif
    }

    void aFolderInTheWayIsSaid()
    {
        UsageScene scene;
        QVERIFY(QDir().mkpath(scene.file()));
        scene.record({usageRow()});
        QVERIFY(!scene.written());
        QTRY_COMPARE_WITH_TIMEOUT(scene.warningCount(), 1, patience);
        QCOMPARE(scene.report(By::Day).total.requests, 1);
    }

    void memoryIsNotFilledInstead()
    {
        UsageScene scene;
        QVERIFY(QDir().mkpath(scene.file()));
        for (int i = 0; i < WaitingRows::most + 10; ++i) {
            scene.record({usageRow()});
        }
        QVERIFY(!scene.written());
        QTRY_COMPARE_WITH_TIMEOUT(scene.warningCount(), 2, patience);
        const QString both = scene.warning(0) + scene.warning(1);
        QVERIFY2(both.contains(u"are not counted until"_s), qPrintable(both));
        QCOMPARE(scene.report(By::Day).total.requests, WaitingRows::most);
    }
};

QTEST_GUILESS_MAIN(TestUsageFailures)
#include "tst_usagefailures.moc"
