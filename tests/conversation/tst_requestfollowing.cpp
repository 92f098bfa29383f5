#include "controlscene.h"
#include "support/httpclient.h"

#include <QDir>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

namespace {

const QByteArray question =
    R"({"model":"qwen3-coder-plus","stream":true,"messages":[{"role":"user","content":"Hello"}]})";

/// Keeps what a server tells of its requests.
struct Told
{
    explicit Told(Control &control)
    {
        QObject::connect(&control, &Control::notified, &context,
            [this](const QString &method, const QJsonObject &parameters) {
                for (const QJsonValue &row : parameters.value(u"requests"_s).toArray()) {
                    (method == u"requests.ended"_s ? ended : running).append(row.toObject());
                }
            });
    }

    QObject context;
    QList<QJsonObject> running;
    QList<QJsonObject> ended;
};

} // namespace

/// Programs that watch the requests of a running server.
class TestRequestFollowing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsAStreamWhileItRuns();
    void tellsRequestsThatAskNoModel();
    void followersComeAndGo();
    void slowReaderHoldsUpNobody();
};

void TestRequestFollowing::tellsAStreamWhileItRuns()
{
    Bridge bridge;
    const auto control = Control::open(bridge.settings());
    Told told(*control);
    const auto call = control->call(u"requests.follow"_s);
    bridge.service().script({.text = "one two three four five six", .stallAfterChunks = 4});
    HttpClient client(bridge.port());
    client.post(question);
    const auto streams = [&told] {
        return !told.running.isEmpty() && told.running.last().value(u"phase"_s) == u"streaming"_s
            && told.running.last().value(u"output"_s)[u"text"_s].toInt() > 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(streams(), patience);
    QVERIFY(told.ended.isEmpty());
    QCOMPARE(told.running.last().value(u"account"_s), QJsonValue(u"default"_s));

    bridge.service().release();
    QTRY_COMPARE_WITH_TIMEOUT(told.ended.size(), 1, patience);
    QCOMPARE(told.ended.first().value(u"id"_s), told.running.last().value(u"id"_s));
    QCOMPARE(told.ended.first().value(u"phase"_s), QJsonValue(u"ended"_s));
    QVERIFY(told.ended.first().value(u"usage"_s)[u"completion_tokens"_s].toInt() > 0);
    QVERIFY(!call.isFinished());

    bridge.stop();
    QTRY_VERIFY_WITH_TIMEOUT(call.isFinished(), patience);
    QCOMPARE(call.result().error().code, "server_gone"_ba);
}

void TestRequestFollowing::tellsRequestsThatAskNoModel()
{
    Bridge bridge;
    const auto control = Control::open(bridge.settings());
    Told told(*control);
    const auto call = control->call(u"requests.follow"_s);
    QVERIFY(answerTo(*control, u"accounts.list"_s)); // after which the server follows
    HttpClient client(bridge.port());
    client.send("GET", "/health?key=canary");
    QTRY_COMPARE_WITH_TIMEOUT(told.ended.size(), 1, patience);
    QCOMPARE(told.ended.first().value(u"path"_s), QJsonValue(u"/health"_s));
}

void TestRequestFollowing::followersComeAndGo()
{
    Bridge bridge;
    HttpClient client(bridge.port());
    for (int i = 0; i < 40; ++i) { // more than may be there at one time
        const auto control = Control::open(bridge.settings());
        QVERIFY(control->reachesServer());
        const auto call = control->call(u"requests.follow"_s);
        QVERIFY2(answerTo(*control, u"accounts.list"_s), "an earlier follower is still there");
    }
    client.post(question);
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
}

void TestRequestFollowing::slowReaderHoldsUpNobody()
{
    Bridge bridge;
    const QDir folder(bridge.settings().runtimeFolder);
    QLocalSocket slow;
    slow.connectToServer(folder.filePath(folder.entryList({u"*.sock"_s}, QDir::System).value(0)));
    QVERIFY(slow.waitForConnected());
    slow.write("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"requests.follow\"}\n"
               "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"accounts.list\"}\n");
    QByteArray received;
    const auto follows = [&] {
        received += slow.readAll();
        return received.contains("\"id\":2");
    };
    QTRY_VERIFY_WITH_TIMEOUT(follows(), patience);
    slow.setReadBufferSize(1024);

    // each is told with about a kilobyte: far more than the socket's buffers and the queue hold
    constexpr int requests = 1500;
    const QByteArray path = "/" + QByteArray(600, 'x');
    HttpClient client(bridge.port());
    for (int i = 0; i < requests; ++i) {
        client.send("GET", path);
        QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
        QCOMPARE(client.status(), 404);
        client.next();
    }

    slow.setReadBufferSize(0);
    const auto hasSkipped = [&] {
        received += slow.readAll();
        return received.contains("\"requests.skipped\"");
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasSkipped(), patience);
    const QByteArray last = "req-" + QByteArray::number(requests).rightJustified(6, '0');
    const auto hasLast = [&] {
        received += slow.readAll();
        return received.contains(last) && received.endsWith('\n');
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasLast(), patience);
    qint64 skipped = 0;
    qsizetype ended = 0;
    for (const QByteArray &line : received.split('\n')) {
        const QJsonObject news = QJsonDocument::fromJson(line).object();
        skipped += news.value(u"params"_s)[u"count"_s].toInteger();
        if (news.value(u"method"_s) == u"requests.ended"_s) {
            ended += news.value(u"params"_s)[u"requests"_s].toArray().size();
        }
    }
    QVERIFY(skipped > 0);
    QCOMPARE(ended + skipped, requests);
}

QTEST_GUILESS_MAIN(TestRequestFollowing)
#include "tst_requestfollowing.moc"
