#include "control/jsonrpc.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::jsonrpc;

class TestJsonRpc : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsTravel();
    void answersTravel();
    void errorsTravelWhole();
    void notificationsTravel();
    void junkIsRefused_data();
    void junkIsRefused();
    void junkFromTheServer();
    void codes();
};

namespace {

QJsonObject json(const QByteArray &line)
{
    return QJsonDocument::fromJson(line).object();
}

} // namespace

void TestJsonRpc::requestsTravel()
{
    const QByteArray sent =
        line(Request{7, u"accounts.rename"_s, {{"name"_L1, u"a"_s}, {"new_name"_L1, u"一\n二"_s}}});
    QCOMPARE(sent.count('\n'), 1);
    QVERIFY(sent.endsWith('\n'));
    const auto request = parseRequest(sent.chopped(1));
    QVERIFY(request);
    QCOMPARE(request->id, QJsonValue(7));
    QCOMPARE(request->method, u"accounts.rename"_s);
    QCOMPARE(request->parameters.value("new_name"_L1).toString(), u"一\n二"_s);
    const auto bare = parseRequest("{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"m\"}");
    QVERIFY(bare);
    QCOMPARE(bare->id, QJsonValue(u"x"_s));
    QVERIFY(bare->parameters.isEmpty());
}

void TestJsonRpc::answersTravel()
{
    const auto message = parseFromServer(line(Answer{7, QJsonObject{{"day"_L1, u"2026-11-23"_s}}}));
    const auto *answer = std::get_if<Answer>(&message);
    QVERIFY(answer != nullptr && answer->result);
    QCOMPARE(answer->id, QJsonValue(7));
    QCOMPARE(answer->result->value("day"_L1).toString(), u"2026-11-23"_s);
}

void TestJsonRpc::errorsTravelWhole()
{
    const Error sent{.kind = Error::Kind::QuotaExhausted,
        .message = u"The plan of \"work\" is used up."_s,
        .httpStatus = 429,
        .type = "insufficient_quota",
        .code = "quota",
        .param = "account",
        .retryAfter = std::chrono::seconds(86'400),
        .retryHelps = false};
    const auto message = parseFromServer(line(Answer{u"a"_s, tl::make_unexpected(sent)}));
    const auto *answer = std::get_if<Answer>(&message);
    QVERIFY(answer != nullptr && !answer->result);
    const Error &error = answer->result.error();
    QCOMPARE(error.kind, sent.kind);
    QCOMPARE(error.message, sent.message);
    QCOMPARE(error.httpStatus, 429);
    QCOMPARE(error.type, sent.type);
    QCOMPARE(error.code, sent.code);
    QCOMPARE(error.param, sent.param);
    QVERIFY(error.retryAfter == sent.retryAfter);
    QVERIFY(!error.retryHelps);
}

void TestJsonRpc::notificationsTravel()
{
    const auto message = parseFromServer(line(Notification{u"accounts.finding"_s, {{"kind"_L1, u"x"_s}}}));
    const auto *notification = std::get_if<Notification>(&message);
    QVERIFY(notification != nullptr);
    QCOMPARE(notification->method, u"accounts.finding"_s);
    QCOMPARE(notification->parameters.value("kind"_L1).toString(), u"x"_s);
}

void TestJsonRpc::junkIsRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("code");
    QTest::newRow("empty") << ""_ba << -32700;
    QTest::newRow("HTTP") << "GET / HTTP/1.1"_ba << -32700;
    QTest::newRow("cut") << "{\"jsonrpc\":\"2.0\""_ba << -32700;
    QTest::newRow("not UTF-8") << "{\"\xff\":1}"_ba << -32700;
    QTest::newRow("nested too deep") << QByteArray(4000, '[') << -32700;
    QTest::newRow("batch") << "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\"}]"_ba << -32600;
    QTest::newRow("no version") << "{\"id\":1,\"method\":\"m\"}"_ba << -32600;
    QTest::newRow("other version") << "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"m\"}"_ba << -32600;
    QTest::newRow("no id") << "{\"jsonrpc\":\"2.0\",\"method\":\"m\"}"_ba << -32600;
    QTest::newRow("null id") << "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"m\"}"_ba << -32600;
    QTest::newRow("object id") << "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"m\"}"_ba << -32600;
    QTest::newRow("no method") << "{\"jsonrpc\":\"2.0\",\"id\":1}"_ba << -32600;
    QTest::newRow("method of numbers") << "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":5}"_ba << -32600;
    QTest::newRow("params by position")
        << "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":[1]}"_ba << -32600;
}

void TestJsonRpc::junkIsRefused()
{
    QFETCH(QByteArray, line);
    QFETCH(int, code);
    const auto request = parseRequest(line);
    QVERIFY(!request);
    const QJsonObject answer = json(invalid(request.error()));
    QCOMPARE(answer.value("error"_L1).toObject().value("code"_L1).toInt(), code);
    QVERIFY(answer.value("id"_L1).isNull());
}

void TestJsonRpc::junkFromTheServer()
{
    for (const QByteArray &line : {""_ba, "{}"_ba, "[]"_ba, "{\"jsonrpc\":\"2.0\"}"_ba,
             "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":5}"_ba, "{\"jsonrpc\":\"2.0\",\"result\":{}}"_ba}) {
        QVERIFY2(std::holds_alternative<std::monostate>(parseFromServer(line)), line.constData());
    }
}

void TestJsonRpc::codes()
{
    const auto code = [](const Error &error) {
        return json(line(Answer{1, tl::make_unexpected(error)}))
            .value("error"_L1)
            .toObject()
            .value("code"_L1)
            .toInt();
    };
    const Error unknown = unknownMethodError(u"accounts.paint"_s);
    QCOMPARE(unknown.httpStatus, 404);
    QCOMPARE(code(unknown), -32601);
    QCOMPARE(code(Error{.message = u"no"_s}), -32000);
}

QTEST_GUILESS_MAIN(TestJsonRpc)
#include "tst_jsonrpc.moc"
