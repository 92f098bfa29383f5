#include <qiao/requestjson.h>

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

namespace {

/// With something in every member.
RequestRow fullRow()
{
    RequestRow row{
        "req-000001", QDateTime::fromMSecsSinceEpoch(1'795'000'000'123), "POST", "/v1/chat/completions"};
    row.modelAsked = u"gpt-4o"_s;
    row.modelUsed = u"coder-model"_s;
    row.account = u"default"_s;
    row.client = u"curl/8"_s;
    row.stream = true;
    row.status = 502;
    row.usage = TokenUsage{1204, 84, 1288, 1000, 5, 30};
    row.duration = std::chrono::milliseconds(1310);
    row.queueTime = std::chrono::milliseconds(12);
    row.connectTime = std::chrono::milliseconds(90);
    row.timeToFirstToken = std::chrono::milliseconds(310);
    row.changes = {u"Added usage."_s};
    row.error = u"It broke."_s;
    row.phase = RequestRow::Phase::Streaming;
    row.api = RequestRow::Api::Anthropic;
    row.clientKey = u"…9f2c"_s;
    row.promptEstimate = PromptEstimate{1200, true};
    row.output = {50, 30, 4};
    row.onPlan = true;
    row.cost = Cost{Currency::Usd, 12'345};
    row.errorClass = "upstream_connection";
    row.warning = u"The prompt is long."_s;
    return row;
}

} // namespace

class TestRequestJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasEveryMember();
    void comesBackAsItWas();
    void nullStandsForWhatIsMissing();
    void pathGoesWithoutItsQuery();
    void wordsThatNobodyKnows();
};

void TestRequestJson::hasEveryMember()
{
    const QJsonObject usage{{u"prompt_tokens"_s, 1204}, {u"completion_tokens"_s, 84},
        {u"total_tokens"_s, 1288}, {u"cached_tokens"_s, 1000}, {u"cache_creation_tokens"_s, 5},
        {u"reasoning_tokens"_s, 30}};
    const QJsonObject expected{{u"id"_s, u"req-000001"_s}, {u"started_at"_s, u"2026-11-18T11:06:40.123Z"_s},
        {u"phase"_s, u"streaming"_s}, {u"api"_s, u"anthropic"_s}, {u"method"_s, u"POST"_s},
        {u"path"_s, u"/v1/chat/completions"_s}, {u"model_asked"_s, u"gpt-4o"_s},
        {u"model_used"_s, u"coder-model"_s}, {u"account"_s, u"default"_s}, {u"client"_s, u"curl/8"_s},
        {u"client_key"_s, u"…9f2c"_s}, {u"stream"_s, true}, {u"status"_s, 502}, {u"usage"_s, usage},
        {u"prompt_estimate"_s, QJsonObject{{u"tokens"_s, 1200}, {u"exact"_s, true}}},
        {u"output"_s, QJsonObject{{u"text"_s, 50}, {u"reasoning"_s, 30}, {u"tool_arguments"_s, 4}}},
        {u"on_plan"_s, true}, {u"cost"_s, QJsonObject{{u"currency"_s, u"USD"_s}, {u"amount"_s, 0.012345}}},
        {u"duration_ms"_s, 1310}, {u"queue_ms"_s, 12}, {u"connect_ms"_s, 90},
        {u"time_to_first_token_ms"_s, 310}, {u"tokens_per_second"_s, 84},
        {u"changes"_s, QJsonArray{u"Added usage."_s}}, {u"warning"_s, u"The prompt is long."_s},
        {u"error"_s, u"It broke."_s}, {u"error_class"_s, u"upstream_connection"_s}};
    QCOMPARE(requestJson(fullRow()), expected);
}

void TestRequestJson::comesBackAsItWas()
{
    QCOMPARE(requestFromJson(requestJson(fullRow())), fullRow());
    RequestRow empty{"req-000002", QDateTime::fromMSecsSinceEpoch(1'795'000'000'000), "GET", "/health"};
    QCOMPARE(requestFromJson(requestJson(empty)), empty);
    empty.phase = RequestRow::Phase::Waiting;
    empty.api = RequestRow::Api::OpenAi;
    empty.cost = Cost{Currency::Cny, 1};
    QCOMPARE(requestFromJson(requestJson(empty)), empty);
}

void TestRequestJson::nullStandsForWhatIsMissing()
{
    const QJsonObject object = requestJson({});
    for (const QString &key : {u"api"_s, u"model_asked"_s, u"account"_s, u"client_key"_s, u"usage"_s,
             u"prompt_estimate"_s, u"cost"_s, u"queue_ms"_s, u"connect_ms"_s, u"time_to_first_token_ms"_s,
             u"tokens_per_second"_s, u"warning"_s, u"error"_s}) {
        QVERIFY2(object.contains(key) && object.value(key).isNull(), qPrintable(key));
    }
}

void TestRequestJson::pathGoesWithoutItsQuery()
{
    RequestRow row;
    row.path = "/v1/models?key=canary";
    QCOMPARE(requestJson(row).value(u"path"_s), QJsonValue(u"/v1/models"_s));
}

void TestRequestJson::wordsThatNobodyKnows()
{
    const RequestRow row = requestFromJson(
        {{u"phase"_s, u"later"_s}, {u"api"_s, 7}, {u"usage"_s, u"much"_s}, {u"status"_s, u"fine"_s}});
    QCOMPARE(row.phase, RequestRow::Phase::Ended);
    QCOMPARE(row.api, RequestRow::Api::None);
    QVERIFY(!row.usage);
    QCOMPARE(row.status, 0);
}

QTEST_GUILESS_MAIN(TestRequestJson)
#include "tst_requestjson.moc"
