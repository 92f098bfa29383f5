#include "server/errorbody.h"
#include "server/httpanswer.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace std::chrono_literals;

class TestHttpAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fixedLength();
    void streamed();
    void withoutBody();
    void unknownStatus();
    void chunks();
    void errorShape();
    void errorShapeWithCodeAndParam();
    void errorHeadersFollowTheError();
};

void TestHttpAnswer::fixedLength()
{
    const QByteArray head = answerHead(200, {{"Content-Type", "text/plain"}}, 5, {});
    QVERIFY(head.startsWith("HTTP/1.1 200 OK\r\nDate: "));
    QVERIFY(head.endsWith("\r\n\r\n"));
    QVERIFY(head.contains(" GMT\r\n"));
    QVERIFY(head.contains("\r\nContent-Type: text/plain\r\n"));
    QVERIFY(head.contains("\r\nContent-Length: 5\r\n"));
    QVERIFY(!head.contains("Connection"));
    AnswerFraming closing;
    closing.keepAlive = false;
    QVERIFY(
        answerHead(200, {{"connection", "keep-alive"}}, 5, closing).contains("\r\nConnection: close\r\n"));
    QVERIFY(!answerHead(200, {{"connection", "keep-alive"}}, 5, closing).contains("keep-alive"));
}

void TestHttpAnswer::streamed()
{
    AnswerFraming framing;
    QVERIFY(answerHead(200, {}, -1, framing).contains("\r\nTransfer-Encoding: chunked\r\n"));
    QVERIFY(!answerHead(200, {}, -1, framing).contains("Content-Length"));
    framing.minorVersion = 0;
    framing.keepAlive = false;
    QVERIFY(!answerHead(200, {}, -1, framing).contains("Transfer-Encoding"));
}

void TestHttpAnswer::withoutBody()
{
    for (const int status : {204, 304}) {
        QVERIFY(!statusHasBody(status));
        QVERIFY(!answerHead(status, {}, 0, {}).contains("Content-Length"));
        QVERIFY(!answerHead(status, {}, -1, {}).contains("Transfer-Encoding"));
    }
    QVERIFY(statusHasBody(200));
    QVERIFY(statusHasBody(500));
}

void TestHttpAnswer::unknownStatus()
{
    QVERIFY(answerHead(499, {}, 0, {}).startsWith("HTTP/1.1 499 \r\n"));
}

void TestHttpAnswer::chunks()
{
    QCOMPARE(chunk("hello"), QByteArray("5\r\nhello\r\n"));
    QVERIFY(chunk(QByteArray(255, 'x')).startsWith("ff\r\nxxx"));
}

void TestHttpAnswer::errorShape()
{
    Error error;
    error.message = u"Something \"odd\"\nhappened: 桥"_s;
    QCOMPARE(errorBody(error),
        QByteArray(
            "{\"error\":{\"message\":\"Something \\\"odd\\\"\\nhappened: 桥\",\"type\":\"server_error\","
            "\"param\":null,\"code\":null}}"));
}

void TestHttpAnswer::errorShapeWithCodeAndParam()
{
    Error error;
    error.type = "invalid_request_error";
    error.code = "invalid_api_key";
    error.param = "temperature";
    const QJsonObject object =
        QJsonDocument::fromJson(errorBody(error)).object().value(u"error"_s).toObject();
    QCOMPARE(object.value(u"type"_s).toString(), u"invalid_request_error"_s);
    QCOMPARE(object.value(u"code"_s).toString(), u"invalid_api_key"_s);
    QCOMPARE(object.value(u"param"_s).toString(), u"temperature"_s);
}

void TestHttpAnswer::errorHeadersFollowTheError()
{
    Error error;
    const HttpHeaders plain{{"Content-Type", "application/json"}};
    QCOMPARE(errorHeaders(error), plain);
    error.retryAfter = 7s;
    error.retryHelps = false;
    QCOMPARE(errorHeaders(error), (plain + HttpHeaders{{"Retry-After", "7"}, {"x-should-retry", "false"}}));
}

QTEST_APPLESS_MAIN(TestHttpAnswer)
#include "tst_httpanswer.moc"
