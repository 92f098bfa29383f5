// A month with a million requests answers every report in under 200 ms.

#include "usage/usagedatabase.h"
#include "usagescene.h"

#include <QElapsedTimer>

#include <algorithm>
#include <array>
#include <functional>
#include <limits>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

namespace {

using By = UsageQuery::By;

constexpr qint64 mostMilliseconds = 200;
// What else the machine does only makes it longer.
constexpr int tries = 5;

// 30 days, 4 accounts, 12 models, 20 clients, all of them on each day.
constexpr std::array filling{
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "BEGIN",
    "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999999) "
    "INSERT INTO requests (id, started, day, hour, duration, first_token, method, path, api, account, "
    "client, "
    "model_asked, model_used, stream, status, prompt_tokens, completion_tokens, total_tokens, cached_tokens, "
    "cache_creation_tokens, reasoning_tokens, estimated_tokens, estimate_exact, on_plan, currency, "
    "cost_micros, error, error_class, changes) "
    "SELECT printf('req-%06d', i), 1793491200000 + i * 2592, date(1793491200 + i * 2592 / 1000, "
    "'unixepoch'), "
    "i / 1389 % 24, 1500 + i % 9000, 400, 'POST', '/v1/chat/completions', 'openai', "
    "printf('account-%d', i % 4), printf('client-%d/1.%d.0 (Linux; x64)', i / 48 % 20, i % 7), 'gpt-4o', "
    "printf('qwen-model-%d', i / 4 % 12), 1, CASE i % 50 WHEN 0 THEN 429 ELSE 200 END, 20000 + i % 5000, "
    "i % 900, 20900, 15000, 0, i % 300, 20000, 1, 0, 'CNY', i % 100000, "
    "CASE i % 50 WHEN 0 THEN 'Too many requests this minute.' END, "
    "CASE i % 50 WHEN 0 THEN 'rate_limit_error' END, '[\"max_tokens was lowered to 65536.\"]' FROM n",
    "INSERT INTO days SELECT day, account, model_used, substr(client, 1, instr(client, '/') - 1), count(*), "
    "sum(error IS NOT NULL), 0, 0, sum(prompt_tokens), sum(completion_tokens), sum(total_tokens), "
    "sum(cached_tokens), 0, sum(reasoning_tokens), sum(cost_micros), 0 FROM requests GROUP BY 1, 2, 3, 4",
    "INSERT INTO hours SELECT day, hour, count(*), sum(error IS NOT NULL), 0, 0, sum(prompt_tokens), "
    "sum(completion_tokens), sum(total_tokens), sum(cached_tokens), 0, sum(reasoning_tokens), "
    "sum(cost_micros), 0 FROM requests GROUP BY 1, 2",
    "COMMIT",
    "PRAGMA journal_mode = WAL",
};

} // namespace

class TestUsageSpeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "UTC");
        const auto connection = openUsageForWriting(m_scene.file()).value();
        for (const char *statement : filling) {
            const auto ran = connection->run(QString::fromLatin1(statement));
            QVERIFY2(ran, statement);
        }
    }

    void everyReportIsQuick_data()
    {
        QTest::addColumn<int>("by");
        QTest::addColumn<qsizetype>("lines");
        QTest::newRow("hour") << int(By::Hour) << qsizetype(720);
        QTest::newRow("day") << int(By::Day) << qsizetype(30);
        QTest::newRow("account") << int(By::Account) << qsizetype(4);
        QTest::newRow("model") << int(By::Model) << qsizetype(12);
        QTest::newRow("client") << int(By::Client) << qsizetype(20);
    }

    void everyReportIsQuick()
    {
        QFETCH(const int, by);
        QFETCH(const qsizetype, lines);
        const UsageReport report = m_scene.report(By(by));
        QVERIFY2(
            std::abs(report.lines.size() - lines) <= 24, qPrintable(QString::number(report.lines.size())));
        QCOMPARE(report.total.requests, 1'000'000);
        QCOMPARE(report.total.failed, 20'000);
        isQuick([this, by] { return m_scene.report(By(by)).total.requests; });
    }

    void aDayIsQuick()
    {
        isQuick([this] { return m_scene.report(By::Model, {2026, 11, 15}, {2026, 11, 15}).total.requests; });
    }

    void theNewestAreQuick()
    {
        QCOMPARE(m_scene.newest(500).size(), 500);
        QCOMPARE(m_scene.newest(1).first().id, "req-999999"_ba);
        isQuick([this] { return m_scene.newest(500).size(); });
    }

    void writingIsQuick()
    {
        isQuick([this] {
            m_scene.record({usageRow()});
            return qint64(m_scene.written());
        });
    }

private:
    static void isQuick(const std::function<qint64()> &work)
    {
        qint64 least = std::numeric_limits<qint64>::max();
        for (int i = 0; i < tries && least >= mostMilliseconds; ++i) {
            QElapsedTimer clock;
            clock.start();
            QVERIFY(work() > 0);
            least = std::min(least, clock.elapsed());
        }
        qInfo("%lld ms", static_cast<long long>(least));
        QVERIFY(least < mostMilliseconds);
    }

    UsageScene m_scene;
};

QTEST_GUILESS_MAIN(TestUsageSpeed)
#include "tst_usagespeed.moc"
