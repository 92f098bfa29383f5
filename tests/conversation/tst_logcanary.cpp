#include "authworld.h"
#include "secretsearch.h"
#include "support/files.h"
#include "support/httpclient.h"
#include "support/patience.h"

#include <QDir>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao::test;
using qiao::HttpClient;
using qiao::patience;

namespace {

const QByteArray environmentKey = "sk-canaryENVIRONMENT/7+0123456789";
const QByteArray clientKey = "canaryCLIENT-0123456789";
const QByteArray foreignKey = "canary.FOREIGN.0123456789";

} // namespace

/// Secrets are pushed through conversations while everything is written down, and each file and all that the
/// server says is searched for them.
class TestLogCanary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingLeaks_data();
    void nothingLeaks();

private:
    [[nodiscard]] QByteArray ask(const QByteArray &method, const QByteArray &path,
        const QByteArray &body = {}, const HttpClient::Headers &headers = {});
    void converse(const QByteArray &secret);
    void pushRefusals();
    void pushLogLevels();
    void lookAtWhatWasWritten(bool debugFiles);

    std::unique_ptr<AuthWorld> m_world;
    QList<std::pair<QByteArray, QByteArray>> m_said; ///< who said what
};

void TestLogCanary::nothingLeaks_data()
{
    QTest::addColumn<bool>("debugFiles");
    QTest::newRow("a file about each request") << true;
    QTest::newRow("a file about each failure") << false;
}

void TestLogCanary::nothingLeaks()
{
    QFETCH(bool, debugFiles);
    m_said.clear();
    m_world = std::make_unique<AuthWorld>(u"memory"_s);
    m_world->service().addApiKey(environmentKey);
    m_world->setVariable(u"QWEN_API_KEY"_s, QString::fromUtf8(environmentKey));
    m_world->setVariable(u"QWEN_BASE_URL"_s, m_world->service().keyBaseUrl().toString());
    m_world->setVariable(u"API_KEY"_s, QString::fromUtf8(clientKey));
    m_world->setVariable(u"DEBUG_LOG"_s, debugFiles ? u"true"_s : u"false"_s);
    m_world->setVariable(u"LOG_FILE_LIMIT"_s, u"1000"_s);
    m_world->setVariable(u"LOG_LEVEL"_s, u"debug"_s);
    QVERIFY(m_world->startServer());
    for (const QByteArray &secret : {environmentKey, clientKey}) {
        converse(secret);
    }
    pushRefusals();
    pushLogLevels();
    m_world->server().terminate();
    QCOMPARE(m_world->server().waitForEnd(), 0);
    m_said.append({"the server's output", m_world->server().output() + m_world->server().errors()});
    lookAtWhatWasWritten(debugFiles);

    const SecretSearch search({environmentKey, clientKey, foreignKey});
    for (const auto &[who, text] : std::as_const(m_said)) {
        QVERIFY2(search.in(text).isEmpty(), who + ": " + text);
    }
    const QStringList files = search.inFilesOf(m_world->qiaoHome());
    QVERIFY2(files.isEmpty(), qPrintable(files.join(u'\n')));
    m_world.reset();
}

QByteArray TestLogCanary::ask(const QByteArray &method, const QByteArray &path, const QByteArray &body,
    const HttpClient::Headers &headers)
{
    HttpClient client(m_world->server().port());
    // a key of another service, from a client that was set up for it
    client.send(method, path, body,
        HttpClient::Headers{
            {"x-api-key", clientKey}, {"Authorization", "Bearer " + foreignKey}, {"Connection", "close"}}
            + headers);
    const bool answered =
        QTest::qWaitFor([&client] { return client.complete() || client.closed(); }, patience);
    return answered ? client.received() : QByteArray();
}

/// What a client tells a model is its own, but no file of Qiao's has the secrets in it.
void TestLogCanary::converse(const QByteArray &secret)
{
    m_world->service().script({.times = 0, .text = "Understood."});
    const QByteArray inJson = R"({"token": ")" + secret + "\"}";
    const QByteArray content = "a " + secret + " b " + inJson.toBase64() + " c " + secret.toBase64() + " d "
        + secret.toPercentEncoding() + " e " + secret.toHex() + " f " + foreignKey;
    const HttpClient::Headers headers{
        {"User-Agent", "agent " + secret}, {"Cookie", "a=" + secret}, {"X-Note", secret}};
    for (const QByteArray stream : {"true", "false"}) {
        const QByteArray body = R"({"model": "qwen3-coder-plus", "max_tokens": 9, "stream": )" + stream
            + R"(, "messages": [{"role": "user", "content": ")" + content + R"("}]})";
        for (const QByteArray path : {"/v1/chat/completions", "/anthropic/v1/messages",
                 "/v1/messages/count_tokens", "/v1/chat/completions?note="}) {
            const QByteArray where = path.endsWith('=') ? path + secret.toPercentEncoding() : path;
            const QByteArray answer = ask("POST", where, body, headers);
            QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer);
            m_said.append({"conversation at " + path, answer});
        }
    }
    m_world->service().clearScript();
}

/// Services quote the key that they refuse.
void TestLogCanary::pushRefusals()
{
    const QByteArray message =
        R"({"error": {"message": "Incorrect key )" + environmentKey + R"(.", "code": "x"}})";
    for (const QByteArray path : {"/v1/chat/completions", "/anthropic/v1/messages"}) {
        for (const QByteArray stream : {"true", "false"}) {
            const QByteArray body = R"({"model": "qwen3-coder-plus", "max_tokens": 9, "stream": )" + stream
                + R"(, "messages": [{"role": "user", "content": "Hello"}]})";
            for (const int status : {400, 401, 403, 500}) {
                m_world->service().script(
                    {.times = 0, .status = status, .headers = {{"X-Echo", environmentKey}}, .body = message});
                m_said.append({"quoted key at " + path, ask("POST", path, body)});
                m_world->service().clearScript();
            }
        }
        m_world->service().script({.events = {"data: " + message + "\n\n"}});
        m_said.append({"quoted key in a stream at " + path,
            ask("POST", path,
                R"({"model": "qwen3-coder-plus", "max_tokens": 9, "stream": true, "messages": [{"role": "user", "content": "Hi"}]})")});
        m_world->service().clearScript();
    }
}

void TestLogCanary::pushLogLevels()
{
    m_said.append({"GET /runtime/log-level", ask("GET", "/runtime/log-level")});
    m_said.append({"POST /runtime/log-level", ask("POST", "/runtime/log-level", R"({"level": "debug"})")});
    m_said.append({"no level", ask("POST", "/runtime/log-level", R"({"level": ")" + environmentKey + "\"}")});
}

/// The search of files means nothing where there are none.
void TestLogCanary::lookAtWhatWasWritten(bool debugFiles)
{
    const QDir logs(m_world->qiaoHome() + "/data/logs"_L1);
    const QByteArray lines = readFile(logs.filePath(u"qiao.log"_s));
    QVERIFY2(lines.contains(" info qiao.server: Running") && lines.contains("[redacted]"), lines);
    const QStringList files = QDir(logs.filePath(u"debug"_s)).entryList({u"*.json"_s}, QDir::Files);
    QVERIFY2(files.size() >= (debugFiles ? 30 : 16), qPrintable(files.join(u'\n')));
    for (const QString &name : files) {
        const QByteArray text = readFile(logs.filePath("debug/"_L1 + name));
        QVERIFY2(QJsonDocument::fromJson(text).isObject(), qPrintable(name));
    }
}

QTEST_GUILESS_MAIN(TestLogCanary)
#include "tst_logcanary.moc"
