#include "server/contextwindow.h"
#include "server/errorbody.h"
#include "server/randomid.h"

#include <boost/json.hpp>

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace qiao;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using translation::Dialect;

/// How errors are put to clients of either API, and the ids that answers go by.
class TestErrorBody : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anthropicsShapeNamesTheRequest();
    void headersTellTheRequestId_data();
    void headersTellTheRequestId();
    void aTooLongPromptIsSaidInBothDialects();
    void idsNeverComeTwice();
    void requestIdsHoldTheRowsNumber();
};

void TestErrorBody::anthropicsShapeNamesTheRequest()
{
    Error error;
    error.httpStatus = 401;
    error.message = u"The \"key\" was refused: 桥"_s;
    const boost::json::value body =
        boost::json::parse(errorBody(error, {Dialect::Anthropic, "req_1"}).toStdString());
    QCOMPARE(body.at("type").as_string(), "error");
    QCOMPARE(body.at("error").at("type").as_string(), "authentication_error");
    QCOMPARE(body.at("error").at("message").as_string(), "The \"key\" was refused: 桥");
    QCOMPARE(body.at("request_id").as_string(), "req_1");
}

void TestErrorBody::headersTellTheRequestId_data()
{
    QTest::addColumn<bool>("anthropic");
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("Anthropic") << true << "req_1"_ba
                               << "request-id"_ba;
    QTest::newRow("OpenAI") << false << "req-000001"_ba
                            << "X-Request-Id"_ba;
    QTest::newRow("OpenAI without a row") << false << QByteArray() << QByteArray();
}

void TestErrorBody::headersTellTheRequestId()
{
    QFETCH(bool, anthropic);
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, header);
    Error error;
    error.retryAfter = 7s;
    error.retryHelps = false;
    HttpHeaders expected{{"Content-Type", "application/json"}};
    if (!header.isEmpty()) {
        expected.append({header, id});
    }
    expected += HttpHeaders{{"Retry-After", "7"}, {"x-should-retry", "false"}};
    QCOMPARE(errorHeaders(error, {anthropic ? Dialect::Anthropic : Dialect::OpenAi, id}), expected);
}

void TestErrorBody::aTooLongPromptIsSaidInBothDialects()
{
    const auto error = contextError({.tokens = 140'000, .exact = true}, 131'072);
    QVERIFY(error);
    QCOMPARE(error->httpStatus, 400);
    const auto messageIn = [&error](Dialect dialect) {
        const auto body = boost::json::parse(errorBody(*error, {dialect, "req_1"}).toStdString());
        return QString::fromUtf8(body.at("error").at("message").as_string().c_str());
    };
    QCOMPARE(messageIn(Dialect::Anthropic), u"prompt is too long: 140000 tokens > 131072 maximum"_s);
    QCOMPARE(messageIn(Dialect::OpenAi),
        u"This model's maximum context length is 131072 tokens. However, your messages resulted in 140000 "
        u"tokens."_s);
    QCOMPARE(error->code, "context_length_exceeded"_ba);
}

void TestErrorBody::idsNeverComeTwice()
{
    QSet<QByteArray> ids;
    constexpr int count = 2000;
    for (int i = 0; i < count; ++i) {
        ids.insert(anthropicMessageId());
        ids.insert(anthropicRequestId("req-000017"));
    }
    QCOMPARE(ids.size(), 2 * count);
    const QRegularExpression form(u"^(msg|req)_[0-9A-Za-z]{24}$"_s);
    for (const QByteArray &id : std::as_const(ids)) {
        QVERIFY2(form.match(QString::fromLatin1(id)).hasMatch(), id.constData());
    }
}

void TestErrorBody::requestIdsHoldTheRowsNumber()
{
    QVERIFY(anthropicRequestId("req-000017").startsWith("req_000017"));
    QVERIFY(anthropicRequestId("req-12345678901234567890").startsWith("req_901234567890"));
    QCOMPARE(addressee(Dialect::OpenAi, "req-000017").requestId, "req-000017"_ba);
    QVERIFY(addressee(Dialect::Anthropic, "req-000017").requestId.startsWith("req_000017"));
    QCOMPARE(anthropicRequestId("req-1234567890123").size(), 28);
}

QTEST_APPLESS_MAIN(TestErrorBody)
#include "tst_errorbody.moc"
