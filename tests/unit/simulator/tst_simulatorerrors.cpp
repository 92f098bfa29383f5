#include "rawclient.h"

#include "simulator/errortable.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::simulator;

namespace {

constexpr auto streaming = R"(,"stream":true)";

} // namespace

class TestSimulatorErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void answersEachNamedError_data();
    void answersEachNamedError();
    void putsErrorsIntoStreams_data();
    void putsErrorsIntoStreams();
    void failsOnceThenAnswers();
    void matchesPathsAndBodies();
    void answersLiterally();
    void redirects();

private:
    Simulator m_simulator{SimulatorOptions{.apiKeys = {"sk-test"}}};
};

void TestSimulatorErrors::init()
{
    m_simulator.reset();
    if (m_simulator.port() == 0) {
        QVERIFY(m_simulator.listen());
    }
}

void TestSimulatorErrors::answersEachNamedError_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const NamedError &error : namedErrors()) {
        QTest::newRow(error.name) << QByteArray(error.name);
    }
}

void TestSimulatorErrors::answersEachNamedError()
{
    QFETCH(QByteArray, name);
    const NamedError &error = *findError(name);
    m_simulator.script({.error = name, .retryAfter = 3});
    RawClient client(m_simulator);
    client.chat("x", streaming);
    QByteArray head;
    const QByteArray body = client.answer(&head);
    QVERIFY(head.startsWith("HTTP/1.1 " + QByteArray::number(error.status) + ' '));
    QVERIFY(head.contains("Retry-After: 3\r\n"));
    const QJsonObject document = QJsonDocument::fromJson(body).object();
    const auto text = [](const char *words) { return QString::fromUtf8(words); };
    switch (error.shape) {
    case ErrorShape::OpenAi:
        QCOMPARE(document["error"_L1]["code"_L1].toString(), text(error.code));
        QCOMPARE(document["error"_L1]["message"_L1].toString(), text(error.message));
        QVERIFY(document["error"_L1]["param"_L1].isNull());
        QVERIFY(document.contains("request_id"_L1));
        break;
    case ErrorShape::Flat:
        QCOMPARE(document["code"_L1].toString(), text(error.code));
        QCOMPARE(document["message"_L1].toString(), text(error.message));
        break;
    case ErrorShape::Rid:
        QCOMPARE(document["errorType"_L1].toString(), text(error.code));
        QVERIFY(document["message"_L1].isNull());
        QCOMPARE(document["status"_L1].toInt(), error.status);
        break;
    case ErrorShape::OAuth:
        QCOMPARE(document["error"_L1].toString(), text(error.code));
        break;
    case ErrorShape::Empty:
        QVERIFY(body.isEmpty());
        break;
    case ErrorShape::Text:
    case ErrorShape::Html:
        QVERIFY(document.isEmpty() && body.contains(error.message));
        break;
    }
}

void TestSimulatorErrors::putsErrorsIntoStreams_data()
{
    QTest::addColumn<ErrorForm>("form");
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QByteArray>("type");
    const QByteArray sse = "text/event-stream";
    QTest::newRow("event") << ErrorForm::StreamEvent
                           << QByteArray("event:error\n:HTTP_STATUS/429\ndata:{\"code\":\"Thr") << sse;
    QTest::newRow("data") << ErrorForm::StreamData << QByteArray("data: {\"error\":{\"message\":\"Allocated")
                          << sse;
    QTest::newRow("finish") << ErrorForm::Finish << QByteArray("\"finish_reason\":\"error_finish\"") << sse;
    QTest::newRow("JSON") << ErrorForm::JsonOk << QByteArray("{\"code\":\"Throttling")
                          << QByteArray("application/json");
}

void TestSimulatorErrors::putsErrorsIntoStreams()
{
    QFETCH(ErrorForm, form);
    QFETCH(QByteArray, words);
    QFETCH(QByteArray, type);
    m_simulator.script({.error = "quota-tpm-flat", .as = form});
    RawClient client(m_simulator);
    client.chat("x", streaming);
    QByteArray head;
    const QByteArray body = client.answer(&head);
    QVERIFY(head.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY2(head.contains("Content-Type: " + type), head);
    QVERIFY2(body.contains(words), body);
    QVERIFY(!body.contains("You said"));
}

void TestSimulatorErrors::failsOnceThenAnswers()
{
    m_simulator.script({.times = 2, .error = "invalid-token"});
    RawClient client(m_simulator);
    for (const char *status : {"HTTP/1.1 401 ", "HTTP/1.1 401 ", "HTTP/1.1 200 "}) {
        QByteArray head;
        client.chat("x");
        QVERIFY(!client.answer(&head).isEmpty());
        QVERIFY(head.startsWith(status));
    }
    QCOMPARE(m_simulator.scriptSize(), 0);
}

void TestSimulatorErrors::matchesPathsAndBodies()
{
    m_simulator.script({.match = {.bodyContains = "second"}, .text = "two"});
    m_simulator.script({.match = {.method = "GET", .path = "*"}, .status = 418});
    RawClient client(m_simulator);
    client.chat("first");
    QVERIFY(client.answer().contains("You said: first"));
    client.chat("second");
    QVERIFY(client.answer().contains("two"));
    QByteArray head;
    client.get("/v1/models");
    QVERIFY(client.answer(&head).isEmpty());
    QVERIFY(head.startsWith("HTTP/1.1 418 "));
}

void TestSimulatorErrors::answersLiterally()
{
    m_simulator.script(
        {.status = 202, .headers = {{"Content-Type", "a/b"}, {"X-More", "1"}}, .body = "\x01 as it is"});
    m_simulator.script({.events = {"data: one\n", "\ndata: tw", "o\n\n"}});
    RawClient client(m_simulator);
    QByteArray head;
    client.chat("x");
    QCOMPARE(client.answer(&head), QByteArray("\x01 as it is"));
    QVERIFY(head.startsWith("HTTP/1.1 202 ") && head.contains("Content-Type: a/b\r\n")
        && head.contains("X-More: 1\r\n"));
    client.chat("x");
    QCOMPARE(client.answer(), QByteArray("data: one\n\ndata: two\n\n"));
}

void TestSimulatorErrors::redirects()
{
    m_simulator.script({.status = 302, .headers = {{"Location", "http://127.0.0.1:1/elsewhere"}}});
    RawClient client(m_simulator);
    QByteArray head;
    client.chat("x");
    QVERIFY(client.answer(&head).isEmpty());
    QVERIFY(head.startsWith("HTTP/1.1 302 Found\r\n")
        && head.contains("Location: http://127.0.0.1:1/elsewhere\r\n"));
}

QTEST_GUILESS_MAIN(TestSimulatorErrors)
#include "tst_simulatorerrors.moc"
