#include "rawclient.h"

#include <QElapsedTimer>
#include <QThread>

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
    const QByteArray answer = client.answer();
    QVERIFY2(answer.startsWith('{') && answer.contains("\"hello\""), answer);
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
