#include "terminal/jsonlines.h"

#include <qiao/requestjson.h>

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
    void requestIsAnEvent();
    void everyLineIsOneLine();
    void started();

private:
    static QJsonObject parsed(const QByteArray &line)
    {
        const QJsonDocument document = QJsonDocument::fromJson(line);
        return document.object();
    }
};

void TestJsonLines::requestIsAnEvent()
{
    RequestRow row;
    row.id = "req-000001";
    row.startedAt = QDateTime::fromMSecsSinceEpoch(1'795'000'000'123);
    row.method = "POST";
    row.path = "/v1/chat/completions?key=canary";
    QJsonObject expected = requestJson(row);
    expected.insert(u"type"_s, u"request"_s);
    QCOMPARE(parsed(requestEventJson(row)), expected);
}

void TestJsonLines::everyLineIsOneLine()
{
    RequestRow row;
    row.client = u"a\r\n\x1b\u009b\u2028\"}"_s;
    const QByteArray line = requestEventJson(row);
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
