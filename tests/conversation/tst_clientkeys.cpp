#include "controlscene.h"

#include "support/files.h"
#include "support/httpclient.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

namespace {

/// The status of GET \a path with \a key; 0 when none came.
int statusWith(Bridge &bridge, const QByteArray &key, const QByteArray &path = "/v1/models")
{
    HttpClient client(bridge.port());
    client.send("GET", path, {},
        key.isEmpty() ? HttpClient::Headers() : HttpClient::Headers{{"Authorization", "Bearer " + key}});
    return client.waitUntilComplete() ? client.status() : 0;
}

QString keysFile(const Bridge &bridge)
{
    return QDir(bridge.settings().configFolder).filePath(u"clientkeys.json"_s);
}

QString idOf(const Result<QJsonObject> &made)
{
    return made ? made->value("key"_L1)["id"_L1].toString() : QString();
}

QByteArray clearKeyOf(const Result<QJsonObject> &made)
{
    return made ? made->value("client_key"_L1).toString().toLatin1() : QByteArray();
}

} // namespace

/// Client keys that are made and revoked while the server runs.
class TestClientKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstKeyClosesTheDoorAtOnce();
    void keepsAnOpenConnectionToTheRules();
    void standsBesideTheKeysOfTheEnvironment();
    void survivesARestart();
    void aDamagedFileLetsNobodyIn();
    void goesAlike_data() { withAndWithoutServer(); }
    void goesAlike();
};

void TestClientKeys::theFirstKeyClosesTheDoorAtOnce()
{
    Bridge bridge;
    const auto control = Control::open(bridge.settings());
    QCOMPARE(statusWith(bridge, {}), 200);
    const auto made = answerTo(*control, u"keys.create"_s, named(u"laptop"_s));
    QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().message));
    QCOMPARE(statusWith(bridge, {}), 401);
    QCOMPARE(statusWith(bridge, "qiao-of-nobody"), 401);
    QCOMPARE(statusWith(bridge, {}, "/metrics"), 401);
    QCOMPARE(statusWith(bridge, {}, "/health"), 200);
    const QByteArray key = clearKeyOf(made);
    QCOMPARE(statusWith(bridge, key), 200);

    HttpClient client(bridge.port());
    client.post(
        R"({"model":"coder-model","messages":[{"role":"user","content":"hi"}]})", {{"x-api-key", key}});
    QVERIFY(client.waitUntilComplete());
    QCOMPARE(client.status(), 200);
    QTRY_VERIFY(!bridge.rows().isEmpty());
    QCOMPARE(bridge.rows().last().clientKey, u"…"_s + QString::fromLatin1(key.last(4)));

    const auto gone = answerTo(*control, u"keys.revoke"_s, {{u"id"_s, idOf(made)}});
    QVERIFY(gone.has_value());
    QCOMPARE(statusWith(bridge, {}), 200);
}

void TestClientKeys::keepsAnOpenConnectionToTheRules()
{
    Bridge bridge;
    const auto control = Control::open(bridge.settings());
    const auto one = answerTo(*control, u"keys.create"_s, named(u"one"_s));
    const auto two = answerTo(*control, u"keys.create"_s, named(u"two"_s));
    HttpClient client(bridge.port());
    const HttpClient::Headers headers{{"x-api-key", clearKeyOf(one)}};
    client.send("GET", "/v1/models", {}, headers);
    QVERIFY(client.waitUntilComplete());
    QCOMPARE(client.status(), 200);
    QVERIFY(answerTo(*control, u"keys.revoke"_s, {{u"id"_s, idOf(one)}}).has_value());
    client.next();
    client.send("GET", "/v1/models", {}, headers);
    QVERIFY(client.waitUntilComplete());
    QCOMPARE(client.status(), 401);
}

void TestClientKeys::standsBesideTheKeysOfTheEnvironment()
{
    Bridge::Options options;
    options.adjust = [](Settings &settings) {
        settings.clientKeyHashes = {
            QCryptographicHash::hash("of-the-environment", QCryptographicHash::Sha256)};
    };
    Bridge bridge(options);
    const auto control = Control::open(bridge.settings());
    const auto made = answerTo(*control, u"keys.create"_s, named(u"laptop"_s));
    QCOMPARE(statusWith(bridge, "of-the-environment"), 200);
    QCOMPARE(statusWith(bridge, clearKeyOf(made)), 200);
    const auto listed = answerTo(*control, u"keys.list"_s);
    QCOMPARE(listed->value("environment_keys"_L1).toInt(), 1);
    QVERIFY(answerTo(*control, u"keys.revoke"_s, {{u"id"_s, idOf(made)}}).has_value());
    QCOMPARE(statusWith(bridge, "of-the-environment"), 200);
    QCOMPARE(statusWith(bridge, clearKeyOf(made)), 401);
}

void TestClientKeys::survivesARestart()
{
    Bridge bridge;
    const auto made = answerTo(*Control::open(bridge.settings()), u"keys.create"_s, named(u"laptop"_s));
    bridge.stop();
    bridge.start();
    QCOMPARE(statusWith(bridge, {}), 401);
    QCOMPARE(statusWith(bridge, clearKeyOf(made)), 200);
}

void TestClientKeys::aDamagedFileLetsNobodyIn()
{
    Bridge bridge;
    QSignalSpy warned(&bridge.qiao(), &Service::warningRaised);
    writeFile(keysFile(bridge), "damaged");
    QTRY_COMPARE_WITH_TIMEOUT(warned.size(), 1, patience);
    QVERIFY(warned.first().first().toString().contains(u"clientkeys.json"_s));
    QCOMPARE(statusWith(bridge, {}), 401);
    QVERIFY(QFile::remove(keysFile(bridge)));
    QTRY_COMPARE_WITH_TIMEOUT(statusWith(bridge, {}), 200, patience);
}

void TestClientKeys::goesAlike()
{
    QFETCH(bool, withServer);
    Bridge bridge;
    if (!withServer) {
        bridge.stop();
    }
    const auto control = Control::open(bridge.settings());
    QCOMPARE(control->reachesServer(), withServer);
    const auto made = answerTo(*control, u"keys.create"_s, named(u"laptop"_s));
    QVERIFY(clearKeyOf(made).startsWith("qiao-"));
    const auto renamed =
        answerTo(*control, u"keys.rename"_s, {{u"id"_s, idOf(made)}, {u"name"_s, u"desk"_s}});
    QCOMPARE(renamed->value("key"_L1)["name"_L1].toString(), u"desk"_s);
    const auto listed = answerTo(*control, u"keys.list"_s);
    const QJsonArray keys = listed->value("keys"_L1).toArray();
    QCOMPARE(keys.size(), 1);
    QCOMPARE(keys.first().toObject(), renamed->value("key"_L1).toObject());
    QVERIFY(!QJsonDocument(*listed).toJson().contains(clearKeyOf(made)));
    const auto unknown = answerTo(*control, u"keys.revoke"_s, {{u"id"_s, u"nobody"_s}});
    QVERIFY(!unknown && unknown.error().httpStatus == 404);
    const auto nameless = answerTo(*control, u"keys.create"_s);
    QVERIFY(!nameless && nameless.error().httpStatus == 400);
    QVERIFY(answerTo(*control, u"keys.revoke"_s, {{u"id"_s, idOf(made)}}).has_value());
    QVERIFY(answerTo(*control, u"keys.list"_s)->value("keys"_L1).toArray().isEmpty());
}

QTEST_GUILESS_MAIN(TestClientKeys)

#include "tst_clientkeys.moc"
