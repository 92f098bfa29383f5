#include "terminal/jsonlines.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

class TestJsonLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestHasEveryField();
    void nullStandsForWhatIsMissing();
    void everyLineIsOneLine();
    void started();

private:
    static QJsonObject parsed(const QByteArray &line)
    {
        const QJsonDocument document = QJsonDocument::fromJson(line);
        return document.object();
    }
};

void TestJsonLines::requestHasEveryField()
{
    RequestRow row;
    row.id = "req-000001";
    row.startedAt = QDateTime::fromMSecsSinceEpoch(1'795'000'000'123);
    row.method = "POST";
    row.path = "/v1/chat/completions?key=canary";
    row.modelAsked = u"gpt-4o"_s;
    row.modelUsed = u"coder-model"_s;
    row.account = u"default"_s;
    row.client = u"curl/8"_s;
    row.stream = true;
    row.status = 200;
    row.usage = TokenUsage{1204, 84, 1288, 1000, 5, 30};
    row.duration = std::chrono::milliseconds(1520);
    row.timeToFirstToken = std::chrono::milliseconds(310);
    row.changes = {u"Added usage."_s};
    const QJsonObject usage{{u"prompt_tokens"_s, 1204}, {u"completion_tokens"_s, 84},
        {u"total_tokens"_s, 1288}, {u"cached_tokens"_s, 1000}, {u"cache_creation_tokens"_s, 5},
        {u"reasoning_tokens"_s, 30}};
    const QJsonObject expected{{u"type"_s, u"request"_s}, {u"id"_s, u"req-000001"_s},
        {u"started_at"_s, u"2026-11-18T11:06:40.123Z"_s}, {u"method"_s, u"POST"_s},
        {u"path"_s, u"/v1/chat/completions"_s}, {u"model_asked"_s, u"gpt-4o"_s},
        {u"model_used"_s, u"coder-model"_s}, {u"account"_s, u"default"_s}, {u"client"_s, u"curl/8"_s},
        {u"stream"_s, true}, {u"status"_s, 200}, {u"usage"_s, usage}, {u"duration_ms"_s, 1520},
        {u"time_to_first_token_ms"_s, 310}, {u"changes"_s, QJsonArray{u"Added usage."_s}},
        {u"error"_s, QJsonValue()}};
    QCOMPARE(parsed(requestJson(row)), expected);
}

void TestJsonLines::nullStandsForWhatIsMissing()
{
    RequestRow row;
    row.startedAt = QDateTime::currentDateTimeUtc();
    const QJsonObject object = parsed(requestJson(row));
    for (const QString &key :
        {u"model_asked"_s, u"account"_s, u"usage"_s, u"time_to_first_token_ms"_s, u"error"_s}) {
        QVERIFY2(object.contains(key) && object.value(key).isNull(), qPrintable(key));
    }
}

void TestJsonLines::everyLineIsOneLine()
{
    RequestRow row;
    row.client = u"a\r\n\x1b\u009b\u2028\"}"_s;
    const QByteArray line = requestJson(row);
    for (const char byte : line) {
        QVERIFY(byte >= 0x20 && byte < 0x7f);
    }
    QCOMPARE(parsed(line).value(u"client"_s).toString(), row.client);
    QCOMPARE(eventJson(u"stopped"_s), "{\"type\":\"stopped\"}"_ba);
}

void TestJsonLines::started()
{
    ServerState state;
    state.port = 8080;
    state.baseUrls = {QUrl(u"http://127.0.0.1:8080"_s)};
    AccountSummary account{u"work"_s, AccountKind::ModelStudio, AccountSummary::State::NeedsSignIn, true};
    account.expiresAt = QDateTime::fromMSecsSinceEpoch(0);
    const QJsonObject object = parsed(startedJson(state, {account}, {}));
    QCOMPARE(object.value(u"type"_s), QJsonValue(u"started"_s));
    QCOMPARE(object.value(u"port"_s), QJsonValue(8080));
    QCOMPARE(object.value(u"openai_base_urls"_s), QJsonValue(QJsonArray{u"http://127.0.0.1:8080/v1"_s}));
    QCOMPARE(
        object.value(u"anthropic_base_urls"_s), QJsonValue(QJsonArray{u"http://127.0.0.1:8080/anthropic"_s}));
    QCOMPARE(object.value(u"reachable_from_network"_s), QJsonValue(false));
    const QJsonObject listed = object.value(u"accounts"_s).toArray().first().toObject();
    QCOMPARE(listed.value(u"state"_s), QJsonValue(u"needs_sign_in"_s));
    QCOMPARE(listed.value(u"kind"_s), QJsonValue(u"model-studio"_s));
    QCOMPARE(listed.value(u"expires_at"_s), QJsonValue(u"1970-01-01T00:00:00.000Z"_s));
    QCOMPARE(parsed(accountsJson({account})).value(u"accounts"_s).toArray().size(), 1);
}

QTEST_GUILESS_MAIN(TestJsonLines)
#include "tst_jsonlines.moc"
