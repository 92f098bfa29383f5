#include "metrics/metrics.h"

#include <qiao/version.h>

#include <QTest>

using namespace qiao;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What is counted, and under which labels.
class TestMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewServerTellsWhatItIs();
    void countsRequests();
    void pathsAreThoseOfTheRouteTable_data();
    void pathsAreThoseOfTheRouteTable();
    void namesModelsThatSomebodyKnows();
    void namesNoSecret();
    void namesAHundredModels();
    void measuresTimesOfRequestsThatReachedAnAccount();
    void noTokenIsOfTwoKinds();
    void oddUsageCountsNothing();
    void countsWhatTheServiceFailed();
    void countsRefreshes();
    void tellsWhoCanServe();
    void eachFamilyAndEachSeriesIsThereOnce();
};

namespace {

QByteArray page(const Metrics &metrics)
{
    return metrics.text({});
}

/// The samples of \a name, with their labels and values.
QList<QByteArray> samples(const QByteArray &text, const QByteArray &name)
{
    QList<QByteArray> found;
    for (const QByteArray &line : text.split('\n')) {
        if (line.startsWith(name + '{') || line.startsWith(name + ' ')) {
            found.append(line.mid(name.size()));
        }
    }
    return found;
}

RequestRow chatRow(const QString &model, int status = 200)
{
    RequestRow row{"req-000001", QDateTime::currentDateTimeUtc(), "POST", "/v1/chat/completions"};
    row.api = RequestRow::Api::OpenAi;
    row.account = u"work"_s;
    row.modelAsked = row.modelUsed = model;
    row.status = status;
    row.duration = 1500ms;
    return row;
}

/// The models in the requests that were counted.
QList<QByteArray> models(const QByteArray &text)
{
    QList<QByteArray> found;
    for (const QByteArray &sample : samples(text, "qiao_requests_total")) {
        const qsizetype begin = sample.indexOf("model=\"") + 7;
        found.append(sample.mid(begin, sample.indexOf('"', begin) - begin));
    }
    return found;
}

} // namespace

void TestMetrics::aNewServerTellsWhatItIs()
{
    Metrics metrics;
    const QByteArray text = metrics.text({.activeRequests = 3,
        .activeStreams = 2,
        .accounts = {},
        .startedAt = QDateTime::fromMSecsSinceEpoch(1'790'000'000'250)});
    QCOMPARE(samples(text, "qiao_build_info"),
        QList<QByteArray>{"{version=\"" + versionString() + "\",qt=\"" + qVersion() + "\"} 1"});
    QCOMPARE(samples(text, "process_start_time_seconds"), QList<QByteArray>{" 1790000000.25"});
    QCOMPARE(samples(text, "qiao_active_requests"), QList<QByteArray>{" 3"});
    QCOMPARE(samples(text, "qiao_active_streams"), QList<QByteArray>{" 2"});
    QVERIFY(samples(text, "qiao_requests_total").isEmpty());
    QVERIFY(text.endsWith('\n'));
}

void TestMetrics::countsRequests()
{
    Metrics metrics;
    metrics.requestEnded(chatRow(u"qwen3-max"_s));
    metrics.requestEnded(chatRow(u"qwen3-max"_s));
    metrics.requestEnded(chatRow(u"qwen3-max"_s, 429));
    RequestRow own{"req-000002", QDateTime::currentDateTimeUtc(), "GET", "/health"};
    own.status = 200;
    metrics.requestEnded(own);
    QCOMPARE(samples(page(metrics), "qiao_requests_total"),
        (QList<QByteArray>{R"({account="",api="none",model="",path="/health",status="200"} 1)",
            R"({account="work",api="openai",model="qwen3-max",path="/v1/chat/completions",status="200"} 2)",
            R"({account="work",api="openai",model="qwen3-max",path="/v1/chat/completions",status="429"} 1)"}));
}

void TestMetrics::pathsAreThoseOfTheRouteTable_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("label");
    QTest::newRow("known") << QByteArray("/v1/messages") << QByteArray("/v1/messages");
    QTest::newRow("slash at the end") << QByteArray("/metrics/") << QByteArray("/metrics");
    QTest::newRow("a model's") << QByteArray("/v1/models/a%20b") << QByteArray("/v1/models/{id}");
    QTest::newRow("unknown") << QByteArray("/wp-login.php") << QByteArray("other");
    QTest::newRow("none") << QByteArray() << QByteArray("other");
    QTest::newRow("hostile") << QByteArray("/a\"} 1\nb{c=\"") << QByteArray("other");
}

void TestMetrics::pathsAreThoseOfTheRouteTable()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, label);
    Metrics metrics;
    metrics.requestEnded({"req-000001", QDateTime::currentDateTimeUtc(), "GET", path});
    const auto requests = samples(page(metrics), "qiao_requests_total");
    QCOMPARE(requests.size(), 1);
    QVERIFY2(requests.first().contains("path=\"" + label + '"'), requests.first().constData());
}

void TestMetrics::namesModelsThatSomebodyKnows()
{
    Metrics metrics;
    metrics.requestEnded(chatRow(u"made-up \"model\""_s, 404));
    QCOMPARE(models(page(metrics)), QList<QByteArray>{"other"});

    metrics.requestEnded(chatRow(u"the house's own"_s, 200));
    metrics.requestEnded(chatRow(u"the house's own"_s, 500));
    QCOMPARE(models(page(metrics)), (QList<QByteArray>{"other", "the house's own", "the house's own"}));

    Metrics others;
    others.requestEnded(chatRow(u"qwen3-coder-plus"_s, 401));
    QCOMPARE(models(page(others)), QList<QByteArray>{"qwen3-coder-plus"});
}

void TestMetrics::namesNoSecret()
{
    Metrics metrics;
    metrics.requestEnded(chatRow(u"sk-0123456789abcdef0123456789abcdef"_s));
    QCOMPARE(models(page(metrics)), QList<QByteArray>{"other"});
}

void TestMetrics::namesAHundredModels()
{
    Metrics metrics;
    for (int i = 0; i < 1000; ++i) {
        metrics.requestEnded(chatRow(u"model-%1"_s.arg(i)));
    }
    const QByteArray text = page(metrics);
    QCOMPARE(samples(text, "qiao_requests_total").size(), 101);
    QCOMPARE(samples(text, "qiao_request_duration_seconds_count").size(), 101);
    const auto requests = samples(text, "qiao_requests_total");
    QVERIFY(std::any_of(requests.begin(), requests.end(), [](const QByteArray &sample) {
        return sample.contains("model=\"other\"") && sample.endsWith(" 900");
    }));
}

void TestMetrics::measuresTimesOfRequestsThatReachedAnAccount()
{
    Metrics metrics;
    metrics.requestEnded(chatRow(u"qwen3-max"_s));
    RequestRow stream = chatRow(u"qwen3-max"_s);
    stream.timeToFirstToken = 320ms;
    metrics.requestEnded(stream);
    RequestRow refused = chatRow({}, 400);
    refused.account.clear();
    metrics.requestEnded(refused);

    const QByteArray text = page(metrics);
    const QByteArray labels = R"({account="work",api="openai",model="qwen3-max"} )";
    QCOMPARE(samples(text, "qiao_request_duration_seconds_sum"), QList<QByteArray>{labels + '3'});
    QCOMPARE(samples(text, "qiao_request_duration_seconds_count"), QList<QByteArray>{labels + '2'});
    QCOMPARE(samples(text, "qiao_time_to_first_token_seconds_sum"), QList<QByteArray>{labels + "0.32"});
    QVERIFY(samples(text, "qiao_time_to_first_token_seconds_bucket")
                .contains(R"({account="work",api="openai",model="qwen3-max",le="0.25"} 0)"));
    QVERIFY(samples(text, "qiao_time_to_first_token_seconds_bucket")
                .contains(R"({account="work",api="openai",model="qwen3-max",le="0.5"} 1)"));
}

void TestMetrics::noTokenIsOfTwoKinds()
{
    Metrics metrics;
    RequestRow row = chatRow(u"qwen3-max"_s);
    row.usage = TokenUsage{.promptTokens = 1000,
        .completionTokens = 300,
        .totalTokens = 1300,
        .cachedTokens = 600,
        .cacheCreationTokens = 100,
        .reasoningTokens = 50};
    metrics.requestEnded(row);
    const auto sample = [](const char *kind, int count) {
        return QByteArray(R"({account="work",kind=")") + kind + R"(",model="qwen3-max"} )"
            + QByteArray::number(count);
    };
    QCOMPARE(samples(page(metrics), "qiao_tokens_total"),
        (QList<QByteArray>{sample("cache_creation", 100), sample("cache_read", 600), sample("input", 300),
            sample("output", 250), sample("reasoning", 50)}));
}

void TestMetrics::oddUsageCountsNothing()
{
    Metrics metrics;
    RequestRow row = chatRow(u"qwen3-max"_s);
    row.usage = TokenUsage{.promptTokens = 10, .completionTokens = -4, .cachedTokens = 20};
    metrics.requestEnded(row);
    QCOMPARE(samples(page(metrics), "qiao_tokens_total"),
        QList<QByteArray>{R"({account="work",kind="cache_read",model="qwen3-max"} 20)"});
}

void TestMetrics::countsWhatTheServiceFailed()
{
    Metrics metrics;
    metrics.serviceFailed(u"work"_s, "rate_limit_error");
    metrics.serviceFailed(u"work"_s, "rate_limit_error");
    metrics.serviceFailed(u"home"_s, "upstream_connection");
    QCOMPARE(samples(page(metrics), "qiao_upstream_errors_total"),
        (QList<QByteArray>{R"({account="home",class="upstream_connection"} 1)",
            R"({account="work",class="rate_limit_error"} 2)"}));
}

void TestMetrics::countsRefreshes()
{
    Metrics metrics;
    QCOMPARE(samples(page(metrics), "qiao_token_refreshes_total"),
        (QList<QByteArray>{R"({result="failed"} 0)", R"({result="ok"} 0)"}));
    metrics.tokenRefreshed(true);
    metrics.tokenRefreshed(true);
    metrics.tokenRefreshed(false);
    QCOMPARE(samples(page(metrics), "qiao_token_refreshes_total"),
        (QList<QByteArray>{R"({result="failed"} 1)", R"({result="ok"} 2)"}));
}

void TestMetrics::tellsWhoCanServe()
{
    using State = AccountSummary::State;
    Metrics::Now now;
    for (const State state : {State::Usable, State::Expired, State::NeedsSignIn, State::QuotaUsedUp}) {
        now.accounts.append(AccountSummary{.name = QString::number(now.accounts.size()), .state = state});
    }
    QCOMPARE(samples(Metrics().text(now), "qiao_account_usable"),
        (QList<QByteArray>{
            R"({account="0"} 1)", R"({account="1"} 1)", R"({account="2"} 0)", R"({account="3"} 0)"}));
}

void TestMetrics::eachFamilyAndEachSeriesIsThereOnce()
{
    Metrics metrics;
    RequestRow row = chatRow(u"qwen3-max"_s);
    row.timeToFirstToken = 1ms;
    metrics.requestEnded(row);
    metrics.requestEnded(chatRow(u"qwen3-coder-plus"_s));
    QSet<QByteArray> seen;
    const QList<QByteArray> lines = page(metrics).split('\n');
    for (const QByteArray &line : lines.first(lines.size() - 1)) {
        const QByteArray what =
            line.startsWith('#') ? line.split(' ').first(3).join(' ') : line.left(line.lastIndexOf(' '));
        QVERIFY2(!seen.contains(what), line.constData());
        seen.insert(what);
    }
}

QTEST_APPLESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
