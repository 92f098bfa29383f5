// What qwen-proxy counted is found, read without touching it, and added once.

#include "support/files.h"
#include "usage/historyformats.h"
#include "usage/sqlconnection.h"
#include "usagescene.h"

#include <QDirIterator>
#include <QMap>

#include <array>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

namespace {

using By = UsageQuery::By;

const QByteArray counts = R"({"lastResetDate": "2026-04-01", "requests": {"default": 3, "work": 12},
    "tokenUsage": {"work": [{"date": "2026-03-31", "inputTokens": 100, "outputTokens": 20},
                            {"date": "2026-04-01", "inputTokens": 5, "outputTokens": 7}],
                   "default": []}})";

const QList<HistoryDay> countedDays{
    {{2026, 3, 31}, u"work"_s, 0, {100, 20, 120}},
    {{2026, 4, 1}, u"default"_s, 3, {}},
    {{2026, 4, 1}, u"work"_s, 12, {5, 7, 12}},
};

constexpr std::array proxyTables{
    "CREATE TABLE daily_usage (account_id TEXT, date TEXT, requests INTEGER, requests_known INTEGER, "
    "input_tokens INTEGER, output_tokens INTEGER, cache_read_tokens INTEGER, cache_write_tokens INTEGER, "
    "cache_types TEXT, PRIMARY KEY (account_id, date))",
    "CREATE TABLE daily_request_counts (account_id TEXT PRIMARY KEY, reset_date TEXT, count INTEGER)",
    "INSERT INTO daily_usage VALUES ('work', '2026-04-02', 9, 1, 1000, 300, 50, 20, '[]')",
    "INSERT INTO daily_usage VALUES ('work', '2026-03-31', 0, 0, 100, 20, 0, 0, NULL)",
    "INSERT INTO daily_usage VALUES ('work', 'yesterday', 5, 1, 1, 1, 0, 0, NULL)",
    "INSERT INTO daily_request_counts VALUES ('work', '2026-04-02', 9)",
};

const QList<HistoryDay> storedDays{
    {{2026, 3, 31}, u"work"_s, 0, {100, 20, 120}},
    {{2026, 4, 2}, u"work"_s, 9, {1'000, 300, 1'300, 50, 20}},
};

/// A home folder with what qwen-proxy leaves there.
class Home
{
public:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] FoundUsageHistories find() const { return findUsageHistories(input); }

    /// Its database, held open by a program that writes it: the last rows are in the log alone.
    [[nodiscard]] std::unique_ptr<SqlConnection> openProxyDatabase(const QString &name) const
    {
        writeFile(path(name), {});
        auto connection = SqlConnection::open(path(name), SqlConnection::Access::Write).value();
        static_cast<void>(connection->run(u"PRAGMA journal_mode = WAL"_s));
        for (const char *statement : proxyTables) {
            if (!connection->run(QString::fromLatin1(statement))) {
                qFatal("%s", statement);
            }
        }
        return connection;
    }

    /// Every file below, with its bytes and its time.
    [[nodiscard]] QMap<QString, std::pair<QByteArray, QDateTime>> everything() const
    {
        QMap<QString, std::pair<QByteArray, QDateTime>> files;
        QDirIterator entries(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            const QString file = entries.next();
            files.insert(file, {readFile(file), QFileInfo(file).lastModified()});
        }
        return files;
    }

private:
    QTemporaryDir m_folder;

public:
    UsageHistoryInput input{.environment = {}, .homeFolder = m_folder.path()};
};

} // namespace

class TestUsageHistories : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsRequestCounts() { QCOMPARE(parseRequestCounts(counts), countedDays); }

    void leavesOutWhatIsOfAnotherShape_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<bool>("isOne");
        QTest::newRow("empty") << ""_ba << false;
        QTest::newRow("an array") << "[1]"_ba << false;
        QTest::newRow("other members") << R"({"a": 1})"_ba << false;
        QTest::newRow("no date") << R"({"requests": {"a": 1}})"_ba << true;
        QTest::newRow("odd date") << R"({"lastResetDate": "soon", "requests": {"a": 1}})"_ba << true;
        QTest::newRow("odd counts")
            << R"({"lastResetDate": "2026-04-01", "requests": {"a": -1, "b": "7", "": 3, "c": null}})"_ba
            << true;
        QTest::newRow("odd tokens")
            << R"({"tokenUsage": {"a": {}, "b": [1, null, {"date": "2026-04-01", "inputTokens": "x"}]}})"_ba
            << true;
    }

    void leavesOutWhatIsOfAnotherShape()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const bool, isOne);
        const auto days = parseRequestCounts(json);
        QCOMPARE(days.has_value(), isOne);
        QVERIFY(!days || days->isEmpty());
    }

    void hugeCountsStayCounts()
    {
        const auto days = parseRequestCounts(R"({"lastResetDate": "2026-04-01", "requests": {"a": 1e300}})");
        QCOMPARE(days->first().requests, 1'000'000'000'000);
    }

    void findsBothInEachFolder()
    {
        Home home;
        writeFile(home.path(u".qwen/request_counts.json"_s), counts);
        const auto open = home.openProxyDatabase(u".local/share/qwen-proxy/usage.db"_s);
        const auto found = home.find();
        QCOMPARE(found.warnings, QStringList());
        QCOMPARE(found.histories,
            (QList<UsageHistory>{
                {QFileInfo(home.path(u".qwen/request_counts.json"_s)).canonicalFilePath(), countedDays},
                {QFileInfo(home.path(u".local/share/qwen-proxy/usage.db"_s)).canonicalFilePath(),
                    storedDays}}));
    }

    void looksWhereTheEnvironmentSays()
    {
        Home home;
        writeFile(home.path(u"proxy/request_counts.json"_s), counts);
        writeFile(home.path(u"cli/request_counts.json"_s), counts);
        QVERIFY(home.find().histories.isEmpty());
        home.input.environment.insert(u"QWEN_PROXY_HOME"_s, home.path(u"proxy"_s));
        home.input.qwenHome = home.path(u"cli"_s);
        QCOMPARE(home.find().histories.size(), 2);
        // one folder under two names is one
        home.input.qwenHome = home.path(u"./proxy/"_s);
        QCOMPARE(home.find().histories.size(), 1);
    }

    void leavesEverythingAsItIs()
    {
        Home home;
        writeFile(home.path(u".qwen/request_counts.json"_s), counts);
        home.openProxyDatabase(u".qwen/usage.db"_s).reset();
        const auto open = home.openProxyDatabase(u".local/share/qwen-proxy/usage.db"_s);
        const auto before = home.everything();
        QCOMPARE(home.find().histories.size(), 3);
        QCOMPARE(home.everything(), before);
    }

    void saysWhatCouldNotBeRead()
    {
        Home home;
        writeFile(home.path(u".qwen/request_counts.json"_s), "{}");
        writeFile(home.path(u".qwen/usage.db"_s), QByteArray(10'000, 'x'));
        const auto found = home.find();
        QVERIFY(found.histories.isEmpty());
        QCOMPARE(found.warnings.size(), 2);
        for (const QString &warning : found.warnings) {
            QVERIFY(warning.contains(u"holds no usage"_s));
        }
    }

    void importingTwiceChangesNothing()
    {
        UsageScene scene;
        const UsageHistory history{u"/somewhere"_s, countedDays};
        const auto first = outcome(scene.store().importHistory(history)).value();
        QCOMPARE(first.days, 3);
        QCOMPARE(first.requests, 15);
        QCOMPARE(first.tokens, (TokenUsage{105, 27, 132}));
        const UsageReport report = scene.report(By::Day);
        QCOMPARE(keysOf(report), (QStringList{u"2026-03-31"_s, u"2026-04-01"_s}));
        QCOMPARE(report.total.planRequests, 15);
        QCOMPARE(report.total.tokens.totalTokens, 132);
        scene.restart();
        QCOMPARE(outcome(scene.store().importHistory(history)).value(), ImportedUsage());
        QCOMPARE(scene.report(By::Day), report);
    }

    void onlyTheDifferenceIsAdded()
    {
        UsageScene scene;
        scene.record({usageRow(QDateTime({2026, 4, 1}, {12, 0}))});
        static_cast<void>(outcome(scene.store().importHistory({u"/a"_s, countedDays})));
        // what was moved to the database since, with more of the last day
        QList<HistoryDay> later = countedDays + storedDays;
        later.removeAt(3);
        later[2].requests += 5;
        const auto added = outcome(scene.store().importHistory({u"/b"_s, later})).value();
        QCOMPARE(added.days, 2);
        QCOMPARE(added.requests, 14);
        QCOMPARE(scene.report(By::Account, {2026, 4, 1}, {2026, 4, 1}).total.requests, 21);
        QCOMPARE(keysOf(scene.report(By::Account)), (QStringList{u"work"_s, u"default"_s}));
    }
};

QTEST_GUILESS_MAIN(TestUsageHistories)
#include "tst_usagehistories.moc"
