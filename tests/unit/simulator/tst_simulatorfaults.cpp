#include "rawclient.h"

#include "simulator/behaviourjson.h"
#include "simulator/errortable.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::simulator;

namespace {

constexpr auto streaming = R"(,"stream":true)";

qsizetype events(const QByteArray &stream)
{
    return stream.count("data: ");
}

} // namespace

class TestSimulatorFaults : public QObject
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
    void delays_data();
    void delays();
    void stallsUntilReleased();
    void breaksAfterChunks_data();
    void breaksAfterChunks();
    void breaksInsideOfAChunk();
    void closesWithoutAnswer();
    void sendsGarbage();
    void bendsStreams_data();
    void bendsStreams();
    void splitsCharactersBetweenWrites();
    void writesByteByByte();
    void noticesAClientThatGoes_data();
    void noticesAClientThatGoes();
    void waitsForASlowReader();
    void runsOnItsOwnThread();

private:
    Simulator m_simulator{SimulatorOptions{.apiKeys = {"sk-test"}, .sendBufferBytes = 256 * 1024}};
};

void TestSimulatorFaults::init()
{
    m_simulator.reset();
    if (m_simulator.port() == 0) {
        QVERIFY(m_simulator.listen());
    }
}

void TestSimulatorFaults::answersEachNamedError_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const NamedError &error : namedErrors()) {
        QTest::newRow(error.name) << QByteArray(error.name);
    }
}

void TestSimulatorFaults::answersEachNamedError()
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

void TestSimulatorFaults::putsErrorsIntoStreams_data()
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

void TestSimulatorFaults::putsErrorsIntoStreams()
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

void TestSimulatorFaults::failsOnceThenAnswers()
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

void TestSimulatorFaults::matchesPathsAndBodies()
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

void TestSimulatorFaults::answersLiterally()
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

void TestSimulatorFaults::redirects()
{
    m_simulator.script({.status = 302, .headers = {{"Location", "http://127.0.0.1:1/elsewhere"}}});
    RawClient client(m_simulator);
    QByteArray head;
    client.chat("x");
    QVERIFY(client.answer(&head).isEmpty());
    QVERIFY(head.startsWith("HTTP/1.1 302 Found\r\n")
        && head.contains("Location: http://127.0.0.1:1/elsewhere\r\n"));
}

void TestSimulatorFaults::delays_data()
{
    QTest::addColumn<Behaviour>("behaviour");
    QTest::addColumn<QByteArray>("before");
    QTest::newRow("head") << Behaviour{.text = "a", .delayHead = 60} << QByteArray();
    QTest::newRow("first event") << Behaviour{.text = "a", .delayFirstEvent = 60}
                                 << QByteArray("HTTP/1.1 200 OK");
    QTest::newRow("chunks") << Behaviour{.text = "a", .chunkDelay = 20} << QByteArray("HTTP/1.1 200 OK");
}

void TestSimulatorFaults::delays()
{
    QFETCH(Behaviour, behaviour);
    QFETCH(QByteArray, before);
    m_simulator.script(behaviour);
    RawClient client(m_simulator);
    QElapsedTimer clock;
    clock.start();
    client.chat("x", streaming);
    if (!before.isEmpty()) {
        QVERIFY(client.waitFor(before));
        QVERIFY(!client.received().contains("[DONE]"));
    }
    QCOMPARE(events(client.answer()), 4);
    QVERIFY(clock.elapsed() >= 60);
}

void TestSimulatorFaults::stallsUntilReleased()
{
    m_simulator.script({.text = "a b c", .stallAfterChunks = 2});
    RawClient client(m_simulator);
    client.chat("x", streaming);
    QTRY_VERIFY(m_simulator.lastRequest().waiting);
    QTRY_COMPARE(events(client.received()), 2);
    QCOMPARE(m_simulator.activeStreams(), 1);
    m_simulator.release();
    QCOMPARE(events(client.answer()), 6);
    QCOMPARE(m_simulator.activeStreams(), 0);
}

void TestSimulatorFaults::breaksAfterChunks_data()
{
    QTest::addColumn<BreakWith>("with");
    QTest::addColumn<QAbstractSocket::SocketError>("error");
    QTest::newRow("FIN") << BreakWith::Fin << QAbstractSocket::RemoteHostClosedError;
    QTest::newRow("RST") << BreakWith::Rst << QAbstractSocket::RemoteHostClosedError;
}

void TestSimulatorFaults::breaksAfterChunks()
{
    QFETCH(BreakWith, with);
    QFETCH(QAbstractSocket::SocketError, error);
    m_simulator.script({.text = "a b c", .breakAfterChunks = 3, .breakWith = with});
    RawClient client(m_simulator);
    client.chat("x", streaming);
    QVERIFY(client.waitForClose());
    QCOMPARE(client.socket().error(), error);
    QCOMPARE(events(client.received()), 3);
    QVERIFY(!client.received().contains("\r\n0\r\n"));
    QTRY_COMPARE(m_simulator.lastRequest().outcome, RequestRecord::Outcome::Broken);
    QCOMPARE(m_simulator.lastRequest().chunksSent, 3);
}

void TestSimulatorFaults::breaksInsideOfAChunk()
{
    m_simulator.script({.text = "a b c", .breakAfterBytes = 10});
    RawClient stream(m_simulator);
    stream.chat("x", streaming);
    QVERIFY(stream.waitForClose());
    QVERIFY2(stream.received().endsWith("\r\ndata: {\"ch"), stream.received());
    m_simulator.script({.text = "a b c", .breakAfterBytes = 7});
    RawClient plain(m_simulator);
    plain.chat("x");
    QVERIFY(plain.waitForClose());
    QVERIFY2(plain.received().endsWith("\r\n\r\n{\"choic"), plain.received());
}

void TestSimulatorFaults::closesWithoutAnswer()
{
    m_simulator.script({.closeWithoutAnswer = true});
    RawClient client(m_simulator);
    client.chat("x");
    QVERIFY(client.waitForClose());
    QCOMPARE(client.received(), QByteArray());
    QCOMPARE(m_simulator.lastRequest().outcome, RequestRecord::Outcome::Broken);
    QCOMPARE(m_simulator.lastRequest().status, 0);
}

void TestSimulatorFaults::sendsGarbage()
{
    m_simulator.script({.garbage = "SSH-2.0-nonsense\r\n"});
    RawClient client(m_simulator);
    client.chat("x");
    QVERIFY(client.waitForClose());
    QCOMPARE(client.received(), QByteArray("SSH-2.0-nonsense\r\n"));
}

void TestSimulatorFaults::bendsStreams_data()
{
    QTest::addColumn<Quirk>("quirk");
    QTest::addColumn<QByteArray>("there");
    QTest::addColumn<QByteArray>("missing");
    const auto row = [](const char *name, Quirk quirk, const char *there, const char *missing) {
        QTest::newRow(name) << quirk << QByteArray(there) << QByteArray(missing);
    };
    row("no-done", Quirk::NoDone, "\"finish_reason\":\"tool_calls\"", "[DONE]");
    row("no-role", Quirk::NoRole, "[DONE]", "\"role\"");
    row("no-tool-index", Quirk::NoToolIndex, "\"tool_calls\":[{\"id\":\"call_", "\"tool_calls\":[{\"index\"");
    row("no-finish", Quirk::NoFinish, "[DONE]", "\"finish_reason\":\"");
    row("usage-null", Quirk::UsageNull, "\"usage\":null", "\"nothing\"");
    row("usage-on-finish", Quirk::UsageOnFinish,
        "\"finish_reason\":\"tool_calls\",\"index\":0,\"logprobs\":null}],\"object\":\"chat.completion."
        "chunk\",\"usage\":{",
        "\"choices\":[]");
    row("crlf", Quirk::CrLf, "data: [DONE]\r\n\r\n", "}\n");
    row("no-space", Quirk::NoSpace, "data:[DONE]", "data: ");
    row("comments", Quirk::Comments, ": keep-alive\n\ndata: [DONE]", "\"nothing\"");
    row("bom", Quirk::Bom,
        "\xEF\xBB\xBF"
        "data: {",
        "\"nothing\"");
    row("empty-reasoning", Quirk::EmptyReasoning, "\"reasoning_content\":\"\"", "\"nothing\"");
    row("late-tool-name", Quirk::LateToolName,
        "\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"\"",
        "\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"f\"");
    row("role-with-content", Quirk::RoleWithContent, "{\"content\":\"word\",\"role\":\"assistant\"}",
        "{\"content\":\"\",\"role\"");
}

void TestSimulatorFaults::bendsStreams()
{
    QFETCH(Quirk, quirk);
    QFETCH(QByteArray, there);
    QFETCH(QByteArray, missing);
    const Behaviour plain{.text = "word", .toolCalls = {{.name = "f", .id = "call_1"}}};
    Behaviour bent = plain;
    bent.quirks = quirk;
    m_simulator.script(plain);
    m_simulator.script(bent);
    RawClient client(m_simulator);
    client.chat("x", R"(,"stream":true,"stream_options":{"include_usage":true})");
    const QByteArray straight = client.answer();
    client.chat("x", R"(,"stream":true,"stream_options":{"include_usage":true})");
    const QByteArray body = client.answer();
    QVERIFY2(body.contains(there), body);
    QVERIFY2(!body.contains(missing), body);
    QVERIFY2(!straight.contains(there) || straight.contains(missing), straight);
}

void TestSimulatorFaults::splitsCharactersBetweenWrites()
{
    m_simulator.script({.events = {"data: \xE6\xA1\xA5\n\n"}, .quirks = Quirk::SplitUtf8});
    RawClient client(m_simulator);
    client.chat("x", streaming);
    QVERIFY(client.waitFor("data: \xE6"));
    QVERIFY(!client.received().contains("data: \xE6\xA1\xA5"));
    QCOMPARE(client.answer(), QByteArray("data: \xE6\xA1\xA5\n\n"));
}

void TestSimulatorFaults::writesByteByByte()
{
    m_simulator.script({.text = "hello", .quirks = Quirk::ByteByByte});
    RawClient client(m_simulator);
    int reads = 0;
    connect(&client.socket(), &QTcpSocket::readyRead, this, [&reads] { ++reads; });
    client.chat("x");
    QVERIFY(client.answer().contains("\"hello\""));
    QVERIFY(reads > 100);
}

void TestSimulatorFaults::noticesAClientThatGoes_data()
{
    QTest::addColumn<Behaviour>("behaviour");
    QTest::newRow("before the head") << Behaviour{.holdHead = true};
    QTest::newRow("in a stalled stream") << Behaviour{.text = "a b c", .stallAfterChunks = 2};
    QTest::newRow("in a running stream") << Behaviour{.fillBytes = -1};
}

void TestSimulatorFaults::noticesAClientThatGoes()
{
    QFETCH(Behaviour, behaviour);
    m_simulator.script(behaviour);
    RawClient client(m_simulator);
    client.chat("x", streaming);
    QTRY_COMPARE(m_simulator.activeStreams(), 1);
    if (!behaviour.holdHead) {
        QVERIFY(client.waitFor("data: "));
    }
    client.socket().abort();
    QTRY_VERIFY(m_simulator.lastRequest().aborted());
    QCOMPARE(m_simulator.activeStreams(), 0);
    QCOMPARE(m_simulator.lastRequest().bytesSent > 0, !behaviour.holdHead);
    QTRY_COMPARE(m_simulator.connectionCount(), 0);
}

void TestSimulatorFaults::waitsForASlowReader()
{
    m_simulator.script({.fillBytes = 32 * 1024 * 1024});
    RawClient client(m_simulator);
    client.socket().setReadBufferSize(1024);
    disconnect(&client.socket(), &QTcpSocket::readyRead, nullptr, nullptr);
    client.chat("x", streaming);
    const auto sent = [this] { return m_simulator.lastRequest().bytesSent; };
    qint64 last = -1;
    QTRY_VERIFY_WITH_TIMEOUT(sent() > 0 && std::exchange(last, sent()) == sent(), 10000);
    QVERIFY(sent() < 16 * 1024 * 1024);
    qint64 read = 0;
    client.socket().setReadBufferSize(0);
    connect(
        &client.socket(), &QTcpSocket::readyRead, this, [&] { read += client.socket().readAll().size(); });
    read += client.socket().readAll().size();
    QTRY_COMPARE_WITH_TIMEOUT(m_simulator.lastRequest().outcome, RequestRecord::Outcome::Answered, 20000);
    QTRY_COMPARE(read, sent());
    QVERIFY(read > 32 * 1024 * 1024);
}

void TestSimulatorFaults::runsOnItsOwnThread()
{
    QThread thread;
    Simulator simulator({.apiKeys = {"sk-test"}});
    simulator.moveToThread(&thread);
    thread.start();
    QVERIFY(simulator.listen());
    simulator.script({.text = "from there"});
    RawClient client(simulator);
    client.chat("x");
    QVERIFY(client.answer().contains("from there"));
    QCOMPARE(simulator.requests().first().header("host"), QByteArray("localhost"));
    simulator.close();
    QVERIFY(client.waitForClose());
    thread.quit();
    thread.wait();
}

QTEST_GUILESS_MAIN(TestSimulatorFaults)
#include "tst_simulatorfaults.moc"
