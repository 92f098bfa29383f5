#include "server/health.h"
#include "server/listenaddresses.h"
#include "server/modelcatalog.h"

#include <boost/json.hpp>

#include <QTest>
#include <QTimeZone>

using namespace qiao;
using namespace Qt::StringLiterals;

/// The small parts of the server that need no socket: health, addresses, model lists.
class TestServerParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void healthTellsStatesAndTokens();
    void localhostMeansBothLoopbackAddresses();
    void refusesToListen_data();
    void refusesToListen();
    void listensForOthersWithAKey();
    void namesBaseUrls();
    void readsModelLists_data();
    void readsModelLists();
};

void TestServerParts::healthTellsStatesAndTokens()
{
    const QDateTime now(QDate(2026, 11, 23), QTime(12, 0), QTimeZone::utc());
    Health health;
    health.now = now;
    health.startedAt = now.addSecs(-90);
    health.accounts = {{.name = u"default"_s,
                           .state = AccountSummary::State::ExpiringSoon,
                           .isDefault = true,
                           .host = u"portal.qwen.ai"_s,
                           .expiresAt = now.addSecs(600)},
        {.name = u"old"_s, .state = AccountSummary::State::NeedsSignIn, .reason = u"sign in again"_s}};
    health.requestsToday = 3;
    health.tokensToday = {100, 20, 120};
    health.baseUrls = {QUrl(u"http://127.0.0.1:8080"_s)};
    const QByteArray body = healthBody(health);
    const boost::json::value json =
        boost::json::parse({body.constData(), static_cast<std::size_t>(body.size())});
    QCOMPARE(json.at("status").as_string(), "ok");
    QCOMPARE(json.at("summary").at("total").to_number<int>(), 2);
    QCOMPARE(json.at("summary").at("expiring_soon").to_number<int>(), 1);
    QCOMPARE(json.at("summary").at("needs_sign_in").to_number<int>(), 1);
    QCOMPARE(json.at("summary").at("total_requests_today").to_number<int>(), 3);
    QCOMPARE(json.at("token_usage").at("total_tokens_today").to_number<int>(), 120);
    QCOMPARE(json.at("accounts").at(0).at("expiresIn").as_string(), "10.0 minutes");
    QVERIFY(json.at("accounts").at(1).at("expiresIn").is_null());
    QCOMPARE(json.at("accounts").at(1).at("reason").as_string(), "sign in again");
    QCOMPARE(json.at("server_info").at("uptime").to_number<int>(), 90);
    QCOMPARE(json.at("endpoints").at("openai").as_string(), "http://127.0.0.1:8080/v1");
}

void TestServerParts::localhostMeansBothLoopbackAddresses()
{
    const auto addresses = listenAddresses(u"localhost"_s, false);
    QVERIFY(addresses.has_value());
    QCOMPARE(*addresses,
        (QList{QHostAddress(QHostAddress::LocalHost), QHostAddress(QHostAddress::LocalHostIPv6)}));
}

void TestServerParts::refusesToListen_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("word");
    QTest::newRow("everybody") << u"0.0.0.0"_s << u"API_KEY"_s;
    QTest::newRow("everybody on IPv6") << u"::"_s << u"API_KEY"_s;
    QTest::newRow("the network") << u"192.168.1.7"_s << u"API_KEY"_s;
    QTest::newRow("a name") << u"example.org"_s << u"example.org"_s;
}

void TestServerParts::refusesToListen()
{
    QFETCH(QString, host);
    QFETCH(QString, word);
    const auto addresses = listenAddresses(host, false);
    QVERIFY(!addresses.has_value());
    QVERIFY2(addresses.error().message.contains(word), qUtf8Printable(addresses.error().message));
}

void TestServerParts::listensForOthersWithAKey()
{
    QVERIFY(listenAddresses(u"0.0.0.0"_s, true).has_value());
    QVERIFY(listenAddresses(u"127.0.0.2"_s, false).has_value());
}

void TestServerParts::namesBaseUrls()
{
    QCOMPARE(
        baseUrls({QHostAddress(QHostAddress::LocalHost), QHostAddress(QHostAddress::LocalHostIPv6)}, 8080),
        (QList{QUrl(u"http://127.0.0.1:8080"_s), QUrl(u"http://[::1]:8080"_s)}));
    QCOMPARE(baseUrls({QHostAddress(QHostAddress::AnyIPv4)}, 80).value(0), QUrl(u"http://127.0.0.1:80"_s));
}

void TestServerParts::readsModelLists_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("list") << R"({"object":"list","data":[{"id":"a"},{"id":"b","x":1}]})"_ba
                          << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("odd entries") << R"({"data":[1,{"id":2},{"name":"c"},{"id":"d"}]})"_ba
                                 << QStringList{u"d"_s};
    QTest::newRow("error") << R"({"error":{"message":"no"}})"_ba << QStringList();
    QTest::newRow("an array") << R"([{"id":"a"}])"_ba << QStringList();
    QTest::newRow("no JSON") << "<html>"_ba << QStringList();
    QTest::newRow("nothing") << ""_ba << QStringList();
}

void TestServerParts::readsModelLists()
{
    QFETCH(QByteArray, body);
    QFETCH(QStringList, ids);
    QCOMPARE(modelIds(body), ids);
}

QTEST_GUILESS_MAIN(TestServerParts)
#include "tst_serverparts.moc"
