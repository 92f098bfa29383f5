#include "rawclient.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::simulator;

class TestSimulatorControl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void scriptsAndReports();
    void namesMistakes_data();
    void namesMistakes();
    void releasesAndResets();
    void managesSignIns();

private:
    QJsonObject answer(RawClient &connection, QByteArray *head = nullptr);
    int chatStatus(RawClient &connection, const QByteArray &token);

    Simulator m_simulator{SimulatorOptions{.apiKeys = {"sk-test"}}};
};

void TestSimulatorControl::init()
{
    m_simulator.reset();
    if (m_simulator.port() == 0) {
        QVERIFY(m_simulator.listen());
    }
}

QJsonObject TestSimulatorControl::answer(RawClient &connection, QByteArray *head)
{
    return QJsonDocument::fromJson(connection.answer(head)).object();
}

int TestSimulatorControl::chatStatus(RawClient &connection, const QByteArray &token)
{
    connection.post("/v1/chat/completions", R"({"model":"m","messages":[{"role":"user","content":"x"}]})",
        "Authorization: Bearer " + token + "\r\n");
    QByteArray head;
    (void)connection.answer(&head);
    return head.mid(9, 3).toInt();
}

void TestSimulatorControl::scriptsAndReports()
{
    RawClient connection(m_simulator);
    connection.post("/__simulator/script",
        R"([{"text":"scripted"},{"match":{"path":"/models"},"status":503,"headers":{"A":"b"},"body":{"x":[1]}}])");
    QVERIFY(answer(connection)["ok"_L1].toBool());
    QCOMPARE(m_simulator.scriptSize(), 2);
    connection.chat("\xC3\xBC");
    QVERIFY(connection.answer().contains("scripted"));
    connection.get("/v1/models");
    QByteArray head;
    QCOMPARE(connection.answer(&head), QByteArray(R"({"x":[1]})"));
    QVERIFY(head.contains("503") && head.contains("A: b\r\n"));
    connection.get("/__simulator/requests?path=/completions");
    const QJsonDocument listed = QJsonDocument::fromJson(connection.answer());
    QVERIFY(!listed[1].isObject());
    const QJsonValue record = listed[0];
    QCOMPARE(record["outcome"_L1].toString(), u"answered"_s);
    QVERIFY(record["text"_L1].toString().contains(u'ü'));
    QCOMPARE(QByteArray::fromBase64(record["bodyBase64"_L1].toString().toUtf8()),
        m_simulator.requests().first().body);
    QCOMPARE(record["headers"_L1][0][0].toString(), u"Host"_s);
    connection.get("/__simulator/requests?after=1&bodies=none");
    QCOMPARE(QJsonDocument::fromJson(connection.answer())[0]["path"_L1].toString(), u"/v1/models"_s);
}

void TestSimulatorControl::namesMistakes_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("words");
    QTest::newRow("not JSON") << QByteArray("{") << u"not JSON"_s;
    QTest::newRow("unknown key") << QByteArray(R"({"delay":1})") << u"\"delay\""_s;
    QTest::newRow("unknown error") << QByteArray(R"({"error":"418"})") << u"\"418\""_s;
    QTest::newRow("unknown quirk") << QByteArray(R"({"quirks":["x"]})") << u"\"x\""_s;
    QTest::newRow("wrong type") << QByteArray(R"({"times":"1"})") << u"\"times\""_s;
    QTest::newRow("second entry") << QByteArray(R"([{},{"match":{"paths":""}}])") << u"\"paths\""_s;
}

void TestSimulatorControl::namesMistakes()
{
    QFETCH(QByteArray, script);
    QFETCH(QString, words);
    RawClient connection(m_simulator);
    connection.post("/__simulator/script", script);
    QByteArray head;
    const QString message = answer(connection, &head)["error"_L1]["message"_L1].toString();
    QVERIFY(head.startsWith("HTTP/1.1 400 "));
    QVERIFY2(message.contains(words), qPrintable(message));
    QCOMPARE(m_simulator.scriptSize(), 0);
}

void TestSimulatorControl::releasesAndResets()
{
    RawClient control(m_simulator);
    control.post("/__simulator/script", R"({"text":"a b","stallAfterChunks":1,"times":0})");
    QVERIFY(answer(control)["ok"_L1].toBool());
    RawClient connection(m_simulator);
    connection.chat("x", R"(,"stream":true)");
    QTRY_COMPARE(m_simulator.activeStreams(), 1);
    control.get("/__simulator/state");
    QCOMPARE(answer(control)["activeStreams"_L1].toInt(), 1);
    control.post("/__simulator/release", {});
    QVERIFY(answer(control)["ok"_L1].toBool());
    QVERIFY(connection.answer().contains("[DONE]"));
    control.post("/__simulator/reset", {});
    QVERIFY(answer(control)["ok"_L1].toBool());
    control.get("/__simulator/state");
    const QJsonObject state = answer(control);
    QCOMPARE(state["requests"_L1].toInt(), 0);
    QCOMPARE(state["scriptSize"_L1].toInt(), 0);
    control.get("/__simulator/nothing");
    QVERIFY(answer(control).contains("error"_L1));
}

void TestSimulatorControl::managesSignIns()
{
    RawClient connection(m_simulator);
    connection.post("/__simulator/tokens", {});
    const QByteArray token = answer(connection)["access_token"_L1].toString().toUtf8();
    QCOMPARE(chatStatus(connection, token), 200);
    connection.post("/__simulator/expire-tokens", {});
    QVERIFY(answer(connection)["ok"_L1].toBool());
    QCOMPARE(chatStatus(connection, token), 401);
    connection.post("/__simulator/api-key", "sk-more\n");
    QVERIFY(answer(connection)["ok"_L1].toBool());
    QCOMPARE(chatStatus(connection, "sk-more"), 200);
    connection.post("/__simulator/device-flow", R"({"outcome":"denied","pendingPolls":0})");
    QVERIFY(answer(connection)["ok"_L1].toBool());
    connection.post("/__simulator/device-flow", R"({"outcome":"perhaps"})");
    QVERIFY(answer(connection).contains("error"_L1));
    connection.get("/__simulator/errors");
    QVERIFY(connection.answer().contains("\"quota-tpm\""));
}

QTEST_GUILESS_MAIN(TestSimulatorControl)
#include "tst_simulatorcontrol.moc"
