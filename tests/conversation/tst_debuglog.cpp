#include "failurescene.h"
#include "support/files.h"

#include <qiao/logging.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

using namespace qiao;
using namespace qiao::test;
using namespace Qt::StringLiterals;

/// What a running server writes about its requests, and how that is changed while it runs.
class TestDebugLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileAboutARequest();
    void aFileAboutAFailureAlone();
    void aFileAboutAStreamThatBreaks();
    void theLogTellsWhatHappened();
    void theLevelIsSetOverHttp();
    void theLevelIsKept();
    void refusesWhatIsNoLevel_data();
    void refusesWhatIsNoLevel();
    void theFacadeSetsItToo();

private:
    static Bridge::Options options(bool debugFiles)
    {
        Bridge::Options options;
        options.adjust = [debugFiles](Settings &settings) { settings.debugFiles = debugFiles; };
        return options;
    }
    static QString folder(const Bridge &bridge) { return Logging::folder(bridge.settings()) + "/debug"_L1; }
    static QJsonArray files(const Bridge &bridge)
    {
        QJsonArray files;
        const QDir place(folder(bridge));
        for (const QString &name : place.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
            files.append(QJsonDocument::fromJson(readFile(place.filePath(name))).object());
        }
        return files;
    }
    static QByteArray ask(Bridge &bridge, const QByteArray &body)
    {
        HttpClient client(bridge.port());
        client.post(body);
        [[maybe_unused]] const bool answered =
            QTest::qWaitFor([&client] { return client.complete() || client.closed(); }, patience);
        return client.body();
    }
    static std::pair<int, QJsonObject> level(Bridge &bridge, const QByteArray &body = {})
    {
        HttpClient client(bridge.port());
        client.send(body.isEmpty() ? "GET" : "POST", "/runtime/log-level", body);
        [[maybe_unused]] const bool answered =
            QTest::qWaitFor([&client] { return client.complete(); }, patience);
        return {client.status(), QJsonDocument::fromJson(client.body()).object()};
    }
};

void TestDebugLog::aFileAboutARequest()
{
    Bridge bridge(options(true));
    QVERIFY(!ask(bridge, chat(true)).isEmpty());
    QVERIFY(!ask(bridge, chat(false)).isEmpty());
    bridge.stop(); // what is left is written
    const QJsonArray all = files(bridge);
    QCOMPARE(all.size(), 2);
    const QJsonObject stream = all[0].toObject();
    QCOMPARE(stream["client_request"_L1]["body"_L1]["messages"_L1][0]["content"_L1].toString(),
        u"one two three"_s);
    const QJsonObject call = stream["upstream"_L1][0].toObject();
    QCOMPARE(call["request"_L1]["method"_L1].toString(), u"POST"_s);
    QVERIFY(QJsonDocument(call["request"_L1].toObject()).toJson().contains("Authorization: [redacted]"));
    QCOMPARE(call["request"_L1]["body"_L1]["stream"_L1].toBool(), true);
    QCOMPARE(call["response"_L1]["status"_L1].toInt(), 200);
    QVERIFY(call["response"_L1]["events"_L1].toArray().size() > 2);
    QCOMPARE(stream["result"_L1]["status"_L1].toInt(), 200);
    QCOMPARE(stream["result"_L1]["account"_L1].toString(), u"default"_s);
    QVERIFY(!stream["changes"_L1].toArray().isEmpty());
    const QJsonObject whole = all[1].toObject();
    QVERIFY(whole["upstream"_L1][0]["response"_L1]["body"_L1]["choices"_L1].isArray());
}

void TestDebugLog::aFileAboutAFailureAlone()
{
    Bridge bridge(options(false));
    // as in a program that keeps a log
    const Logging logging(bridge.settings());
    QVERIFY(!ask(bridge, chat(false)).isEmpty());
    bridge.service().script({.status = 400, .body = R"({"error":{"code":"bad","message":"The reason."}})"});
    QVERIFY(!ask(bridge, chat(false)).isEmpty());
    QVERIFY(ask(bridge, "no json").contains("error"));
    bridge.stop();
    const QJsonArray all = files(bridge);
    QCOMPARE(all.size(), 1);
    QCOMPARE(all[0]["upstream"_L1][0]["response"_L1]["body"_L1]["error"_L1]["message"_L1].toString(),
        u"The reason."_s);
    QCOMPARE(all[0]["result"_L1]["status"_L1].toInt(), 400);
    QVERIFY(!all[0]["client_request"_L1].toObject().contains("body"_L1));
}

void TestDebugLog::aFileAboutAStreamThatBreaks()
{
    Bridge bridge(options(true));
    bridge.service().script({.text = "Hello there", .breakAfterChunks = 2});
    QVERIFY(!ask(bridge, chat(true)).isEmpty());
    bridge.stop();
    const QJsonArray all = files(bridge);
    QCOMPARE(all.size(), 1);
    QVERIFY(!all[0]["result"_L1]["error"_L1].toString().isEmpty());
    QVERIFY(!all[0]["upstream"_L1][0]["error"_L1].toString().isEmpty());
}

void TestDebugLog::theLogTellsWhatHappened()
{
    Bridge::Options calm = options(false);
    std::unique_ptr<Logging> logging;
    calm.adjust = [&logging](Settings &settings) { logging = std::make_unique<Logging>(settings); };
    Bridge bridge(calm);
    QVERIFY(!ask(bridge, chat(true)).isEmpty());
    bridge.service().script({.times = 9, .status = 500, .body = R"({"error":{"message":"Broken."}})"});
    QVERIFY(!ask(bridge, chat(false)).isEmpty());
    HttpClient health(bridge.port());
    health.send("GET", "/health?q=private");
    QTRY_VERIFY_WITH_TIMEOUT(health.complete(), patience);
    bridge.qiao().stop(std::chrono::milliseconds(0));
    QTRY_COMPARE_WITH_TIMEOUT(bridge.qiao().serverState().phase, ServerState::Phase::Stopped, patience);
    bridge.stop();
    logging.reset();
    const QByteArray log = readFile(Logging::folder(bridge.settings()) + "/qiao.log"_L1);
    QVERIFY2(log.contains(" info qiao.server: Running on http://127.0.0.1:"), log);
    QVERIFY2(log.contains(" info qiao.accounts: default: usable\n"), log);
    QVERIFY2(log.contains(" POST /v1/chat/completions 200 "), log);
    QVERIFY2(log.contains(" warning qiao.requests: req-000002 POST /v1/chat/completions 500 "), log);
    QVERIFY2(log.contains("Broken."), log);
    QVERIFY2(!log.contains("/health"), log);
    QVERIFY2(log.contains(" info qiao.server: Stopped\n"), log);
}

void TestDebugLog::theLevelIsSetOverHttp()
{
    Bridge bridge(options(false));
    const Logging logging(bridge.settings());
    auto [status, answer] = level(bridge);
    QCOMPARE(status, 200);
    QCOMPARE(answer["currentLogLevel"_L1].toString(), u"info"_s);
    QCOMPARE(answer["persistedLogLevel"_L1].toString(), u"info"_s);
    QCOMPARE(answer["availableLogLevels"_L1].toArray(),
        (QJsonArray{u"off"_s, u"error"_s, u"warning"_s, u"info"_s, u"debug"_s}));
    QCOMPARE(answer["logDir"_L1].toString(), QDir::toNativeSeparators(Logging::folder(bridge.settings())));

    std::tie(status, answer) = level(bridge, R"({"level":"debug","debugFiles":true,"persist":false})");
    QCOMPARE(status, 200);
    QCOMPARE(answer["currentLogLevel"_L1].toString(), u"debug"_s);
    QCOMPARE(answer["persisted"_L1].toBool(true), false);
    QCOMPARE(answer["debugFiles"_L1].toBool(), true);
    QVERIFY(!ask(bridge, chat(false)).isEmpty());
    std::tie(status, answer) = level(bridge, R"({"level":"error-debug","debugFiles":false})");
    QCOMPARE(answer["currentLogLevel"_L1].toString(), u"error"_s);
    QVERIFY(!ask(bridge, chat(false)).isEmpty());
    bridge.stop();
    QCOMPARE(files(bridge).size(), 1);
}

void TestDebugLog::theLevelIsKept()
{
    Bridge bridge(options(false));
    const Logging logging(bridge.settings());
    const auto [status, answer] = level(bridge, R"({"level":"warning","persist":true})");
    QCOMPARE(status, 200);
    QCOMPARE(answer["persistedLogLevel"_L1].toString(), u"warning"_s);
    QVERIFY(readFile(answer["configFilePath"_L1].toString()).contains("level=warning"));
}

void TestDebugLog::refusesWhatIsNoLevel_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no json") << "debug"_ba;
    QTest::newRow("no object") << "[]"_ba;
    QTest::newRow("nothing") << "{}"_ba;
    QTest::newRow("unknown level") << R"({"level":"loud"})"_ba;
    QTest::newRow("number") << R"({"level":1})"_ba;
    QTest::newRow("no switch") << R"({"level":"info","persist":"yes"})"_ba;
    QTest::newRow("no files") << R"({"debugFiles":"on"})"_ba;
}

void TestDebugLog::refusesWhatIsNoLevel()
{
    QFETCH(QByteArray, body);
    Bridge bridge(options(false));
    const auto [status, answer] = level(bridge, body);
    QCOMPARE(status, 400);
    QCOMPARE(answer["error"_L1]["type"_L1].toString(), u"invalid_request_error"_s);
    QVERIFY(!answer["error"_L1]["message"_L1].toString().isEmpty());
}

void TestDebugLog::theFacadeSetsItToo()
{
    Bridge bridge(options(false));
    const Logging logging(bridge.settings());
    QSignalSpy changes(&bridge.qiao(), &Service::logStateChanged);
    QCOMPARE(bridge.qiao().logState().level, LogLevel::Info);
    bridge.qiao().setLogLevel(LogLevel::Debug, Persist::No);
    bridge.qiao().setDebugFiles(true, Persist::No);
    QTRY_COMPARE_WITH_TIMEOUT(changes.size(), 2, patience);
    QCOMPARE(bridge.qiao().logState().level, LogLevel::Debug);
    QVERIFY(bridge.qiao().logState().debugFiles);
}

QTEST_GUILESS_MAIN(TestDebugLog)
#include "tst_debuglog.moc"
