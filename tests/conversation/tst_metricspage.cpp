#include "support/bridge.h"
#include "support/httpclient.h"
#include "support/patience.h"

#include <QCryptographicHash>
#include <QTest>

using namespace qiao;
using namespace Qt::StringLiterals;

/// GET /metrics, with what went through Qiao before.
class TestMetricsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsWhatWentThrough();
    void showsAStreamWhileItRuns();
    void countsRefreshes();
    void standsBehindGateAndKey();
};

namespace {

const QByteArray plainBody = R"({"model":"qwen3-coder-plus","messages":[{"role":"user","content":"one"}]})";
const QByteArray streamBody =
    R"({"model":"qwen3-coder-plus","stream":true,"messages":[{"role":"user","content":"one two three"}]})";

Bridge::Options withKey()
{
    Bridge::Options options;
    options.simulator.rules = simulator::Rules::DashScope;
    options.signedIn = false;
    options.withKey = true;
    return options;
}

/// The page; empty when it did not come.
QByteArray metrics(const Bridge &bridge)
{
    HttpClient client(bridge.port());
    client.send("GET", "/metrics");
    const bool came = QTest::qWaitFor([&client] { return client.complete(); }, patience);
    return came && client.status() == 200 ? client.body() : QByteArray();
}

/// The value of the sample that begins with \a series; -1 where there is none.
double sample(const QByteArray &page, const QByteArray &series)
{
    const qsizetype begin = ('\n' + page).indexOf('\n' + series + ' ');
    if (begin < 0) {
        return -1;
    }
    const qsizetype value = begin + series.size() + 1;
    return page.mid(value, page.indexOf('\n', value) - value).toDouble();
}

} // namespace

void TestMetricsPage::countsWhatWentThrough()
{
    Bridge bridge(withKey());
    HttpClient client(bridge.port());
    client.post(plainBody);
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    client.next();
    client.post(streamBody);
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 2, patience);

    const QByteArray page = metrics(bridge);
    const QByteArray labels = R"(account="env",api="openai",model="qwen3-coder-plus")";
    QCOMPARE(
        sample(page, "qiao_requests_total{" + labels + R"(,path="/v1/chat/completions",status="200"})"), 2.0);
    QCOMPARE(sample(page, "qiao_request_duration_seconds_count{" + labels + '}'), 2.0);
    QCOMPARE(sample(page, "qiao_time_to_first_token_seconds_count{" + labels + '}'), 1.0);
    const auto &rows = bridge.rows();
    QCOMPARE(sample(page, R"(qiao_tokens_total{account="env",kind="output",model="qwen3-coder-plus"})"),
        double(rows.at(0).usage->completionTokens + rows.at(1).usage->completionTokens));
    QCOMPARE(sample(page, R"(qiao_account_usable{account="env"})"), 1.0);
    QCOMPARE(sample(page, "qiao_active_requests"), 0.0);
}

void TestMetricsPage::showsAStreamWhileItRuns()
{
    Bridge bridge(withKey());
    bridge.service().script({.text = "one two three four", .stallAfterChunks = 2});
    HttpClient client(bridge.port());
    client.post(streamBody);
    QTRY_VERIFY_WITH_TIMEOUT(!client.events().isEmpty(), patience);
    const QByteArray during = metrics(bridge);
    QCOMPARE(sample(during, "qiao_active_streams"), 1.0);
    QCOMPARE(sample(during, "qiao_active_requests"), 1.0);
    client.hangUp();
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 2, patience);
    QCOMPARE(sample(metrics(bridge), "qiao_active_streams"), 0.0);
}

void TestMetricsPage::countsRefreshes()
{
    Bridge bridge;
    bridge.service().expireAccessTokens();
    HttpClient client(bridge.port());
    client.post(plainBody);
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
    const QByteArray page = metrics(bridge);
    QCOMPARE(sample(page, R"(qiao_token_refreshes_total{result="ok"})"), 1.0);
    QCOMPARE(sample(page, R"(qiao_token_refreshes_total{result="failed"})"), 0.0);
}

void TestMetricsPage::standsBehindGateAndKey()
{
    Bridge::Options options = withKey();
    options.adjust = [](Settings &settings) {
        settings.clientKeyHashes = {QCryptographicHash::hash("the key", QCryptographicHash::Sha256)};
    };
    Bridge bridge(options);
    HttpClient client(bridge.port());
    client.send("GET", "/metrics");
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 401);
    HttpClient web(bridge.port());
    web.send(
        "GET", "/metrics", {}, {{"Authorization", "Bearer the key"}, {"Origin", "https://evil.example"}});
    QTRY_VERIFY_WITH_TIMEOUT(web.complete(), patience);
    QCOMPARE(web.status(), 403);
    HttpClient known(bridge.port());
    known.send("GET", "/metrics", {}, {{"Authorization", "Bearer the key"}});
    QTRY_VERIFY_WITH_TIMEOUT(known.complete(), patience);
    QCOMPARE(known.status(), 200);
    QCOMPARE(known.header("Content-Type"), "text/plain; version=0.0.4; charset=utf-8"_ba);
    QCOMPARE(known.header("Access-Control-Allow-Origin"), QByteArray());
}

QTEST_GUILESS_MAIN(TestMetricsPage)
#include "tst_metricspage.moc"
