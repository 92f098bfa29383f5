// Databases of every version are brought up to date, whole or not at all.

#include "support/files.h"
#include "usage/usageschema.h"
#include "usagescene.h"

#include <array>
#include <vector>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

namespace {

using By = UsageQuery::By;

constexpr std::array addition{"CREATE TABLE added (name TEXT)", "INSERT INTO added VALUES ('yes')"};
constexpr std::array broken{"CREATE TABLE added (name TEXT)", "NO STATEMENT"};

std::vector<Migration> withNext(std::span<const char *const> statements)
{
    std::vector<Migration> all(usageMigrations().begin(), usageMigrations().end());
    all.push_back({all.back().version + 1, statements});
    return all;
}

/// What is left of fullUsageRow() in a database that \a version wrote.
RequestRow rowOf(int version)
{
    RequestRow row = fullUsageRow();
    if (version < 2) {
        row.queueTime.reset();
        row.connectTime.reset();
    }
    return row;
}

/// What versions that were released wrote, as SQL; see their comments for what is in them.
QString fixture(int version)
{
    return QString::fromUtf8(
        readFile(u"%1/usage/version%2.sql"_s.arg(QStringLiteral(QIAO_TEST_DATA)).arg(version)));
}

} // namespace

class TestUsageSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void versionsAreInOrder()
    {
        int version = 0;
        for (const Migration &migration : usageMigrations()) {
            QCOMPARE(migration.version, ++version);
        }
    }

    void everyVersionHasAFixture_data()
    {
        QTest::addColumn<int>("version");
        for (const Migration &migration : usageMigrations()) {
            QTest::addRow("%d", migration.version) << migration.version;
        }
    }

    void everyVersionHasAFixture()
    {
        QFETCH(const int, version);
        UsageScene scene;
        load(scene.file(), fixture(version));
        QCOMPARE(scene.newest(), QList<RequestRow>{rowOf(version)});
        const UsageReport report = scene.report(By::Day);
        QCOMPARE(keysOf(report), (QStringList{u"2026-03-31"_s, u"2026-11-23"_s}));
        QCOMPARE(report.lines.at(0).totals, (UsageTotals{4, 0, 4, 0, {100, 20, 120}}));
        QCOMPARE(report.lines.at(1).totals,
            (UsageTotals{1, 1, 0, 0, {1'000, 200, 1'200, 300, 40, 50}, 0, 12'345}));
        QCOMPARE(scene.report(By::Hour).total.requests, 1);
        // and it goes on from there
        scene.record({usageRow()});
        QVERIFY(scene.written());
        QCOMPARE(scene.newest().size(), 2);
        const UsageHistory again{u"/x"_s, {{{2026, 3, 31}, u"work"_s, 4, {100, 20, 120}}}};
        QCOMPARE(outcome(scene.store().importHistory(again)).value(), ImportedUsage());
    }

    void aNewFileGetsTheLastVersion()
    {
        const auto connection = open(file(u"new.db"_s));
        QVERIFY(migrate(*connection, usageMigrations()));
        QCOMPARE(checkVersion(*connection, usageMigrations()).value(), usageMigrations().back().version);
        QVERIFY(migrate(*connection, usageMigrations()));
    }

    void theNextVersionKeepsWhatThereIs()
    {
        const QString path = file(u"next.db"_s);
        load(path, fixture(1));
        const auto connection = open(path);
        const auto migrations = withNext(addition);
        QCOMPARE(checkVersion(*connection, migrations).error().kind, UsageFault::Kind::Older);
        QVERIFY(migrate(*connection, migrations));
        QCOMPARE(connection->value(u"SELECT name FROM added"_s)->toString(), u"yes"_s);
        QCOMPARE(connection->value(u"SELECT count(*) FROM requests"_s)->toInt(), 1);
        QCOMPARE(checkVersion(*connection, usageMigrations()).error().kind, UsageFault::Kind::Newer);
    }

    void aStepThatFailsIsUndone()
    {
        const auto connection = open(file(u"broken.db"_s));
        const auto migrations = withNext(broken);
        QVERIFY(!migrate(*connection, migrations));
        QCOMPARE(checkVersion(*connection, usageMigrations()).value(), usageMigrations().back().version);
        QCOMPARE(connection->value(u"SELECT count(*) FROM sqlite_master WHERE name = 'added'"_s)->toInt(), 0);
    }

    void anEmptyFileIsReadAsNothing()
    {
        UsageScene scene;
        writeFile(scene.file(), {});
        QCOMPARE(scene.report(By::Day), UsageReport());
        QCOMPARE(QFileInfo(scene.file()).size(), 0);
        scene.record({usageRow()});
        QVERIFY(scene.written());
        QCOMPARE(scene.newest().size(), 1);
    }

private:
    QString file(const QString &name)
    {
        writeFile(m_folder.filePath(name), {});
        return m_folder.filePath(name);
    }
    static std::unique_ptr<SqlConnection> open(const QString &path)
    {
        return SqlConnection::open(path, SqlConnection::Access::Write).value();
    }
    static void load(const QString &path, const QString &sql)
    {
        writeFile(path, {});
        const auto connection = open(path);
        // no text in them has a semicolon
        for (const QString &statement : sql.split(u';')) {
            if (!statement.trimmed().isEmpty()) {
                const auto ran = connection->run(statement);
                QVERIFY2(ran, qPrintable(statement));
            }
        }
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestUsageSchema)
#include "tst_usageschema.moc"
