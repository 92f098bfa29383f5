#include "server/routetable.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using translation::Dialect;

/// Where a method and a path lead, and in whose API the answer is.
class TestRouteTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endpoints_data();
    void endpoints();
    void modelIds_data();
    void modelIds();
    void wrongMethod_data();
    void wrongMethod();
    void options();
    void unknownPath_data();
    void unknownPath();
    void pathsHaveADialect_data();
    void pathsHaveADialect();
    void unknownAnthropicPath_data();
    void unknownAnthropicPath();
    void guessingIsBounded();
};

void TestRouteTable::endpoints_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("endpoint");
    const auto row = [](const char *method, const char *path, Endpoint endpoint) {
        QTest::addRow("%s %s", method, path)
            << QByteArray(method) << QByteArray(path) << static_cast<int>(endpoint);
    };
    row("POST", "/v1/chat/completions", Endpoint::ChatCompletions);
    row("POST", "/v1/chat/completions/", Endpoint::ChatCompletions);
    row("GET", "/v1/models", Endpoint::Models);
    row("HEAD", "/v1/models", Endpoint::Models);
    row("GET", "/v1/models/", Endpoint::Models);
    row("GET", "/v1/models/qwen3-max", Endpoint::Model);
    row("HEAD", "/v1/models/qwen3-max", Endpoint::Model);
    row("GET", "/health", Endpoint::Health);
    row("HEAD", "/health/", Endpoint::Health);
    row("POST", "/auth/initiate", Endpoint::SignInStart);
    row("POST", "/auth/poll", Endpoint::SignInPoll);
    row("POST", "/anthropic/v1/messages", Endpoint::Messages);
    row("POST", "/v1/messages", Endpoint::Messages);
    row("POST", "/anthropic/v1/messages/count_tokens", Endpoint::CountTokens);
    row("POST", "/v1/messages/count_tokens/", Endpoint::CountTokens);
    row("GET", "/anthropic/v1/models", Endpoint::Models);
    row("GET", "/anthropic/v1/models/claude-qwen3-max", Endpoint::Model);
    row("HEAD", "/anthropic/api/hello", Endpoint::Hello);
    row("GET", "/api/hello", Endpoint::Hello);
}

void TestRouteTable::endpoints()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(int, endpoint);
    const Route route = routeFor(method, path);
    QVERIFY(!route.error && !route.isOptions);
    QCOMPARE(static_cast<int>(route.endpoint.value()), endpoint);
}

void TestRouteTable::modelIds_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("plain") << QByteArray("/v1/models/qwen3-max") << QByteArray("qwen3-max");
    QTest::newRow("slash at the end") << QByteArray("/v1/models/qwen3-max/") << QByteArray("qwen3-max");
    QTest::newRow("encoded slash") << QByteArray("/v1/models/qwen%2Fqwen3-max")
                                   << QByteArray("qwen/qwen3-max");
    QTest::newRow("plain slash") << QByteArray("/v1/models/qwen/qwen3-max") << QByteArray("qwen/qwen3-max");
    QTest::newRow("colon and space") << QByteArray("/v1/models/a%3Ab%20c") << QByteArray("a:b c");
    QTest::newRow("Anthropic's") << QByteArray("/anthropic/v1/models/qwen%2Fqwen3-max")
                                 << QByteArray("qwen/qwen3-max");
    QTest::newRow("UTF-8") << QByteArray("/v1/models/%E6%A1%A5") << QByteArray("桥");
}

void TestRouteTable::modelIds()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, id);
    QCOMPARE(routeFor("GET", path).modelId, id);
}

void TestRouteTable::wrongMethod_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("allow");
    QTest::newRow("GET chat") << QByteArray("GET") << QByteArray("/v1/chat/completions")
                              << QByteArray("POST, OPTIONS");
    QTest::newRow("HEAD chat") << QByteArray("HEAD") << QByteArray("/v1/chat/completions")
                               << QByteArray("POST, OPTIONS");
    QTest::newRow("POST models") << QByteArray("POST") << QByteArray("/v1/models")
                                 << QByteArray("GET, HEAD, OPTIONS");
    QTest::newRow("DELETE model") << QByteArray("DELETE") << QByteArray("/v1/models/x")
                                  << QByteArray("GET, HEAD, OPTIONS");
    QTest::newRow("PUT health") << QByteArray("PUT") << QByteArray("/health")
                                << QByteArray("GET, HEAD, OPTIONS");
    QTest::newRow("GET messages") << QByteArray("GET") << QByteArray("/anthropic/v1/messages")
                                  << QByteArray("POST, OPTIONS");
    QTest::newRow("lower case is another method")
        << QByteArray("get") << QByteArray("/health") << QByteArray("GET, HEAD, OPTIONS");
}

void TestRouteTable::wrongMethod()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, allow);
    const Route route = routeFor(method, path);
    QVERIFY(!route.endpoint);
    QCOMPARE(route.error.value().httpStatus, 405);
    QCOMPARE(route.headers, (HttpHeaders{{"Allow", allow}}));
}

void TestRouteTable::options()
{
    const Route chat = routeFor("OPTIONS", "/v1/chat/completions");
    QVERIFY(chat.isOptions && !chat.error && !chat.endpoint);
    QCOMPARE(chat.headers, (HttpHeaders{{"Allow", "POST, OPTIONS"}}));
    QVERIFY(routeFor("OPTIONS", "*").isOptions);
    QCOMPARE(routeFor("OPTIONS", "/nothing").error.value().httpStatus, 404);
}

void TestRouteTable::unknownPath_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("hint");
    QTest::newRow("root") << QByteArray("/") << QString();
    QTest::newRow("unrelated") << QByteArray("/favicon.ico") << QString();
    QTest::newRow("prefix only") << QByteArray("/v1") << QString();
    QTest::newRow("case matters") << QByteArray("/V1/models") << QString();
    QTest::newRow("below an endpoint") << QByteArray("/v1/chat/completions/x") << QString();
    QTest::newRow("no /v1") << QByteArray("/chat/completions") << u"/v1/chat/completions"_s;
    QTest::newRow("no /v1, models") << QByteArray("/models") << u"/v1/models"_s;
    QTest::newRow("no /v1, model") << QByteArray("/models/x") << u"/v1/models/x"_s;
    QTest::newRow("/v1 twice") << QByteArray("/v1/v1/chat/completions") << u"/v1/chat/completions"_s;
    QTest::newRow("/v1 three times") << QByteArray("/v1/v1/v1/models/") << u"/v1/models"_s;
    QTest::newRow("two slashes") << QByteArray("//v1/models") << u"/v1/models"_s;
    QTest::newRow("slash after the base") << QByteArray("/v1//chat/completions") << u"/v1/chat/completions"_s;
    QTest::newRow("/api/v1") << QByteArray("/api/v1/chat/completions") << u"/v1/chat/completions"_s;
    QTest::newRow("health below /v1") << QByteArray("/v1/health") << u"/health"_s;
}

void TestRouteTable::unknownPath()
{
    QFETCH(QByteArray, path);
    QFETCH(QString, hint);
    const Route route = routeFor("POST", path);
    QVERIFY(!route.endpoint && !route.isOptions);
    QCOMPARE(route.error.value().httpStatus, 404);
    QCOMPARE(route.error->message.contains(u"Did you mean"_s), !hint.isEmpty());
    if (!hint.isEmpty()) {
        QVERIFY2(route.error->message.contains(u"Did you mean "_s + hint + u'?'),
            qPrintable(route.error->message));
    }
}

void TestRouteTable::pathsHaveADialect_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("plain"); ///< Anthropic's without the header anthropic-version
    QTest::addColumn<bool>("withVersion");
    const auto row = [](const char *path, bool plain, bool withVersion) {
        QTest::newRow(path) << QByteArray(path) << plain << withVersion;
    };
    row("/v1/chat/completions", false, false);
    row("/health", false, false);
    row("/auth/poll", false, false);
    row("/v1/models", false, true);
    row("/v1/models/qwen3-max", false, true);
    row("/nothing", false, true);
    row("/v1/messages", true, true);
    row("/v1/messages/", true, true);
    row("/v1/messages/batches", true, true);
    row("/messages", true, true);
    row("/anthropic", true, true);
    row("/anthropic/v1/models", true, true);
    row("/anthropic/v1/v1/messages", true, true);
    row("/anthropic/v1/chat/completions", true, true);
    row("/api/hello", true, true);
    row("/anthropical", false, true);
    row("", false, true);
}

void TestRouteTable::pathsHaveADialect()
{
    QFETCH(QByteArray, path);
    QFETCH(bool, plain);
    QFETCH(bool, withVersion);
    QCOMPARE(dialectOf(path, false) == Dialect::Anthropic, plain);
    QCOMPARE(dialectOf(path, true) == Dialect::Anthropic, withVersion);
    QCOMPARE(routeFor("GET", path).dialect, dialectOf(path, false));
    QCOMPARE(routeFor("GET", path, true).dialect, dialectOf(path, true));
}

void TestRouteTable::unknownAnthropicPath_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("hint");
    const auto row = [](const char *path, const QString &hint) {
        QTest::newRow(path) << QByteArray(path) << hint;
    };
    row("/anthropic", {});
    row("/anthropic/v1", {});
    row("/anthropic/v1/messages/batches", {});
    row("/anthropic/v1/v1/messages", u"/anthropic/v1/messages"_s);
    row("/anthropic/v1/v1/messages/count_tokens", u"/anthropic/v1/messages/count_tokens"_s);
    row("/anthropic/v1/v1/models", u"/anthropic/v1/models"_s);
    row("/anthropic/messages", u"/anthropic/v1/messages"_s);
    row("/anthropic/anthropic/v1/messages", u"/anthropic/v1/messages"_s);
    row("/v1/anthropic/v1/messages", u"/anthropic/v1/messages"_s);
    row("/messages", u"/v1/messages"_s);
    row("/v1/v1/messages", u"/v1/messages"_s);
    row("//anthropic/v1/messages", u"/anthropic/v1/messages"_s);
    row("/anthropic/v1/chat/completions", u"/v1/chat/completions"_s);
    row("/anthropic/health", u"/health"_s);
}

void TestRouteTable::unknownAnthropicPath()
{
    QFETCH(QByteArray, path);
    QFETCH(QString, hint);
    const Route route = routeFor("POST", path, true);
    QCOMPARE(route.dialect, Dialect::Anthropic);
    QCOMPARE(route.error.value().httpStatus, 404);
    const QString message = route.error->message;
    QCOMPARE(message.contains(u"Did you mean "_s), !hint.isEmpty());
    QVERIFY2(hint.isEmpty() || message.contains(u"Did you mean "_s + hint + u'?'), qPrintable(message));
    QVERIFY2(message.contains(u"ends in /anthropic for Claude Code"_s), qPrintable(message));
}

void TestRouteTable::guessingIsBounded()
{
    const QByteArray path = "/v1" + QByteArray(60'000, '/') + "models";
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(routeFor("GET", path).error.value().httpStatus, 404);
    QVERIFY(timer.elapsed() < 1000);
}

QTEST_APPLESS_MAIN(TestRouteTable)
#include "tst_routetable.moc"
