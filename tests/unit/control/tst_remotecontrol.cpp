#include "control/remotecontrol.h"
#include "support/patience.h"

#include <QLocalServer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

/// The command's end of the socket, against a server that a test plays.
class TestRemoteControl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void nobodyListens();
    void answersComeInAnyOrder();
    void answersComeInPieces();
    void newsIsHandedOn();
    void serverThatHangs();
    void greetingThatWaitedIsNotMissed();
    void serverDiesMidCall();
    void serverRefusesEverything();
    void notAServerOfQiao();

private:
    /// Connects m_control, and m_peer is the server's end.
    void connectTo(std::chrono::milliseconds greetingWithin = std::chrono::milliseconds(patience));
    void greet();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QLocalServer> m_server;
    QLocalSocket *m_peer = nullptr;
    std::unique_ptr<RemoteControl> m_control;
};

void TestRemoteControl::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<QLocalServer>();
    QVERIFY(m_server->listen(m_folder->filePath(u"s"_s)));
}

void TestRemoteControl::cleanup()
{
    m_control.reset();
    m_server.reset();
}

void TestRemoteControl::connectTo(std::chrono::milliseconds greetingWithin)
{
    m_control = RemoteControl::connectTo(m_folder->filePath(u"s"_s), greetingWithin);
    QVERIFY(m_control);
    QVERIFY(m_server->waitForNewConnection(patience));
    m_peer = m_server->nextPendingConnection();
    QVERIFY(m_peer != nullptr);
}

void TestRemoteControl::greet()
{
    m_peer->write("{\"jsonrpc\":\"2.0\",\"method\":\"hello\",\"params\":{\"version\":\"0.1.0\"}}\n");
}

void TestRemoteControl::nobodyListens()
{
    QVERIFY(!RemoteControl::connectTo(m_folder->filePath(u"nothing"_s)));
}

void TestRemoteControl::answersComeInAnyOrder()
{
    connectTo();
    greet();
    const auto first = m_control->call(u"one"_s, {});
    const auto second = m_control->call(u"two"_s, {{"name"_L1, u"x"_s}});
    QTRY_COMPARE_WITH_TIMEOUT(m_peer->bytesAvailable(), 114, patience);
    QCOMPARE(m_peer->readAll(),
        "{\"id\":1,\"jsonrpc\":\"2.0\",\"method\":\"one\",\"params\":{}}\n"
        "{\"id\":2,\"jsonrpc\":\"2.0\",\"method\":\"two\",\"params\":{\"name\":\"x\"}}\n"_ba);
    m_peer->write("{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{\"n\":2}}\n");
    QTRY_VERIFY_WITH_TIMEOUT(second.isFinished(), patience);
    QVERIFY(!first.isFinished());
    m_peer->write("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"n\":1}}\n");
    QTRY_VERIFY_WITH_TIMEOUT(first.isFinished(), patience);
    QCOMPARE(first.result()->value("n"_L1).toInt(), 1);
    QCOMPARE(second.result()->value("n"_L1).toInt(), 2);
}

void TestRemoteControl::answersComeInPieces()
{
    connectTo();
    greet();
    const auto call = m_control->call(u"one"_s, {});
    for (const char byte : "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"n\":1}}\n"_ba) {
        QVERIFY(!call.isFinished());
        m_peer->putChar(byte);
        m_peer->flush();
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY_WITH_TIMEOUT(call.isFinished(), patience);
    QVERIFY(call.result());
}

void TestRemoteControl::newsIsHandedOn()
{
    connectTo();
    QSignalSpy news(m_control.get(), &Control::notified);
    greet();
    m_peer->write("{\"jsonrpc\":\"2.0\",\"method\":\"accounts.finding\",\"params\":{\"host\":\"h\"}}\n");
    QTRY_COMPARE_WITH_TIMEOUT(news.size(), 1, patience);
    QCOMPARE(news.at(0).at(0).toString(), u"accounts.finding"_s);
    QCOMPARE(news.at(0).at(1).toJsonObject().value("host"_L1).toString(), u"h"_s);
}

void TestRemoteControl::serverThatHangs()
{
    connectTo(std::chrono::milliseconds(20));
    const auto call = m_control->call(u"one"_s, {});
    QTRY_VERIFY_WITH_TIMEOUT(call.isFinished(), patience);
    const auto result = call.result();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Transient);
    QVERIFY(result.error().message.contains("does not answer"_L1));
    QVERIFY(!m_control->reachesServer());
}

void TestRemoteControl::greetingThatWaitedIsNotMissed()
{
    connectTo(std::chrono::milliseconds(1));
    greet();
    m_peer->flush();
    // the program asks its user something meanwhile
    QTest::qSleep(20);
    const auto call = m_control->call(u"one"_s, {});
    m_peer->write("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}\n");
    QTRY_VERIFY_WITH_TIMEOUT(call.isFinished(), patience);
    QVERIFY(call.result());
}

void TestRemoteControl::serverDiesMidCall()
{
    connectTo();
    greet();
    const auto call = m_control->call(u"one"_s, {});
    QTRY_VERIFY_WITH_TIMEOUT(m_peer->bytesAvailable() > 0, patience);
    m_peer->abort();
    QTRY_VERIFY_WITH_TIMEOUT(call.isFinished(), patience);
    const auto result = call.result();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Transient);
    QVERIFY(result.error().message.startsWith("Qiao's server went away"_L1));
    QVERIFY(m_control->call(u"two"_s, {}).isFinished());
}

void TestRemoteControl::serverRefusesEverything()
{
    connectTo();
    const auto call = m_control->call(u"one"_s, {});
    m_peer->write("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32600,\"message\":\"Too many.\","
                  "\"data\":{\"kind\":\"transient\",\"http_status\":503}}}\n");
    m_peer->disconnectFromServer();
    QTRY_VERIFY_WITH_TIMEOUT(call.isFinished(), patience);
    const auto result = call.result();
    QVERIFY(!result);
    QCOMPARE(result.error().message, u"Too many."_s);
    QCOMPARE(result.error().httpStatus, 503);
}

void TestRemoteControl::notAServerOfQiao()
{
    connectTo();
    const auto call = m_control->call(u"one"_s, {});
    m_peer->write("220 mail.example ESMTP\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(call.isFinished(), patience);
    QVERIFY(!call.result());
}

QTEST_GUILESS_MAIN(TestRemoteControl)
#include "tst_remotecontrol.moc"
