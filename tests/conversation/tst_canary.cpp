#include "authworld.h"
#include "secretsearch.h"
#include "support/httpclient.h"
#include "support/patience.h"

#include <QDir>
#include <QJsonDocument>
#include <QTest>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using qiao::patience;

namespace {

const QByteArray planKey = "sk-sp-canaryPLAN/7+0123456789abcdef";
const QByteArray refusedKey = "sk-sp-canaryREFUSED0123456789abcdef";
const QByteArray standardKey = "sk-canarySTANDARD0123456789abcdef";
const QByteArray environmentKey = "sk-canaryENVIRONMENT0123456789abcdef";
const QByteArray clientKey = "canaryCLIENT-0123456789";

} // namespace

/// Secrets are pushed through every command, endpoint and error, and everything that comes out is searched
/// for them: outputs, logs, answers, and each file that Qiao writes.
class TestCanary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSearchFindsEveryForm_data();
    void theSearchFindsEveryForm();
    void nothingLeaks_data();
    void nothingLeaks();

private:
    void prepare();
    void command(const QStringList &arguments, const QByteArray &input = {});
    [[nodiscard]] QByteArray ask(
        const QByteArray &method, const QByteArray &path, const QByteArray &body = {});
    void pushKeys();
    void pushSignIns();
    void pushCommands();
    void pushImports();
    void pushRequests();
    void pushSignInOverHttp();
    void learnFromTheService();

    std::unique_ptr<AuthWorld> m_world;
    SecretSearch m_search{{}};
    QByteArray m_initiated; ///< holds a device code: its caller gets that, and nobody else

    QList<std::pair<QByteArray, QByteArray>> m_said; ///< who said what
};

void TestCanary::theSearchFindsEveryForm_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray key = "sk-canary/+key-0123";
    QTest::newRow("plain") << "a " + key + " b";
    for (int i = 0; i < 4; ++i) {
        const QByteArray longer = QByteArray(i, '{') + "\"token\":\"" + key + "\"}";
        QTest::addRow("base64 %d", i) << longer.toBase64();
        QTest::addRow("base64url %d", i)
            << longer.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    }
    QTest::newRow("base64 alone") << key.toBase64();
    QTest::newRow("percent") << "key=" + key.toPercentEncoding();
    QTest::newRow("hex") << key.toHex();
}

void TestCanary::theSearchFindsEveryForm()
{
    QFETCH(QByteArray, text);
    const SecretSearch search({"sk-canary/+key-0123"});
    QVERIFY(!search.in(text).isEmpty());
    QVERIFY(search.in("sk-canary/+kex-0123 and other text of some length").isEmpty());
}

void TestCanary::nothingLeaks_data()
{
    QTest::addColumn<QString>("secrets");
    QTest::addColumn<bool>("withServer");
    QTest::newRow("file, server") << u"file"_s << true;
    QTest::newRow("file, no server") << u"file"_s << false;
    QTest::newRow("memory, server") << u"memory"_s << true;
}

void TestCanary::nothingLeaks()
{
    QFETCH(QString, secrets);
    QFETCH(bool, withServer);
    m_said.clear();
    m_initiated.clear();
    m_search = SecretSearch({planKey, refusedKey, standardKey, environmentKey, clientKey});
    m_world = std::make_unique<AuthWorld>(secrets);
    prepare();
    QVERIFY(!withServer || m_world->startServer());
    pushKeys();
    pushSignIns();
    pushCommands();
    pushImports();
    if (withServer) {
        pushRequests();
        pushSignInOverHttp();
        m_world->server().terminate();
        QCOMPARE(m_world->server().waitForEnd(), 0);
        m_said.append({"the server's log", m_world->server().output() + m_world->server().errors()});
    }
    learnFromTheService();
    QCOMPARE(m_search.in(m_initiated).isEmpty(), !withServer); // the search would have found a leak

    for (const auto &[who, text] : std::as_const(m_said)) {
        QVERIFY2(m_search.in(text).isEmpty(), who + ": " + text);
    }
    QStringList files = m_search.inFilesOf(m_world->qiaoHome());
    if (secrets == "file"_L1) {
        QVERIFY2(files.filter(u"/secrets.json: "_s).size() == 1, qPrintable(files.join(u'\n')));
        files.removeIf([](const QString &file) { return file.contains(u"/secrets.json: "_s); });
    }
    QVERIFY2(files.isEmpty(), qPrintable(files.join(u'\n')));
    m_world.reset();
}

void TestCanary::prepare()
{
    m_world->service().setDeviceFlow({.pendingPolls = 0});
    QVERIFY(m_world->service().addPlanKey("coding.dashscope.aliyuncs.com", planKey));
    QVERIFY(m_world->service().addPlanKey("dashscope-intl.aliyuncs.com", standardKey));
    m_world->setVariable(u"QWEN_API_KEY"_s, QString::fromUtf8(environmentKey));
    m_world->setVariable(u"QWEN_BASE_URL"_s, m_world->service().keyBaseUrl().toString());
    m_world->setVariable(u"API_KEY"_s, QString::fromUtf8(clientKey));
    m_world->setVariable(u"DEBUG_LOG"_s, u"true"_s);
    m_world->setVariable(u"LOG_FILE_LIMIT"_s, u"1000"_s);
    m_world->setVariable(u"LOG_LEVEL"_s, u"debug"_s);
}

void TestCanary::command(const QStringList &arguments, const QByteArray &input)
{
    for (const bool json : {false, true}) {
        const QStringList all = arguments + (json ? QStringList{u"--json"_s} : QStringList());
        const Outcome outcome = m_world->auth(all, input);
        const QByteArray who = "qiao auth " + all.join(u' ').toUtf8();
        QVERIFY2(outcome.exitCode >= 0, who);
        m_said.append({who, outcome.output + outcome.errors});
    }
}

QByteArray TestCanary::ask(const QByteArray &method, const QByteArray &path, const QByteArray &body)
{
    qiao::HttpClient client(m_world->server().port());
    client.send(method, path, body, {{"Authorization", "Bearer " + clientKey}, {"Connection", "close"}});
    const bool answered =
        QTest::qWaitFor([&client] { return client.complete() || client.closed(); }, patience);
    return answered ? client.received() : QByteArray();
}

void TestCanary::pushKeys()
{
    command({u"add"_s, u"work"_s, u"--key"_s}, planKey + '\n');
    command({u"add"_s, u"nobodys"_s, u"--key"_s}, refusedKey + '\n');
    command({u"add"_s, u"wrong.region"_s, u"--key"_s, u"--kind"_s, u"model-studio"_s, u"--region"_s, u"us"_s},
        standardKey + '\n');
    command({u"add"_s, u"not a name"_s, u"--key"_s}, planKey + '\n');
    command({u"add"_s, u"own"_s, u"--key"_s, u"--base-url"_s, u"http://127.0.0.1:9/v1"_s}, planKey + '\n');
    command({u"add"_s, u"own"_s, u"--key"_s, u"--base-url"_s, u"http://far.example/v1"_s}, planKey + '\n');
    command({u"add"_s, u"work"_s, "--key="_L1 + QString::fromUtf8(planKey)});
    command({u"add"_s, QString::fromUtf8(planKey)});
    command({u"add"_s, u"work"_s, u"--token="_s + QString::fromUtf8(planKey)});
    command({u"add"_s, u"work"_s, u"--key"_s}, planKey + " with a space\n");
    QVERIFY(m_said.first().second.contains("\"work\" works: "));
}

void TestCanary::pushSignIns()
{
    command({u"add"_s, u"home"_s});
    m_world->service().setDeviceFlow(
        {.outcome = qiao::simulator::DeviceFlow::Outcome::Denied, .pendingPolls = 0});
    command({u"add"_s, u"denied"_s});
    m_world->service().setDeviceFlow({.pendingPolls = 0});
    QVERIFY(m_world->service().scriptJson(R"({"error": "invalid-token", "times": 6})"));
    command({u"add"_s, u"ended"_s});
    m_world->service().clearScript();
    m_world->writeQwenFile(u"oauth_creds.json"_s, m_world->service().issueTokens());
    m_world->service().expireAccessTokens();
    command({u"test"_s});
    m_world->service().revokeRefreshTokens();
    m_world->service().expireAccessTokens();
    command({u"test"_s});
}

void TestCanary::pushCommands()
{
    command({u"list"_s});
    command({u"counts"_s});
    command({u"default"_s, u"work"_s});
    command({u"default"_s});
    command({u"rename"_s, u"home"_s, u"house"_s});
    command({u"disable"_s, u"work"_s});
    command({u"enable"_s, u"work"_s});
    command({u"strategy"_s, u"failover"_s});
    QVERIFY(m_world->service().scriptJson(R"({"error": "invalid-key", "times": 2})"));
    command({u"test"_s, u"work"_s});
    command({u"test"_s, u"work"_s, u"--model"_s, QString::fromUtf8("no-such-model")});
    command({u"remove"_s, u"house"_s, u"--yes"_s});
    command({u"remove"_s, QString::fromUtf8(planKey), u"--yes"_s});
}

void TestCanary::pushImports()
{
    m_world->setVariable(u"BAILIAN_CODING_PLAN_API_KEY"_s, QString::fromUtf8(planKey));
    m_world->writeQwenFile(u".env"_s, "BAILIAN_TOKEN_PLAN_API_KEY=" + refusedKey + '\n');
    m_world->writeQwenFile(u"settings.json"_s,
        R"({"security": {"auth": {"apiKey": ")" + standardKey
            + R"(", "baseUrl": "https://dashscope-intl.aliyuncs.com/compatible-mode/v1"}}})");
    command({u"import"_s, u"--dry-run"_s});
    command({u"import"_s});
    command({u"import"_s, u"--all"_s});
}

void TestCanary::pushRequests()
{
    const QByteArray chat =
        R"({"model": "qwen3-coder-plus", "messages": [{"role": "user", "content": "Hello"}]})";
    for (const QByteArray path : {"/health", "/v1/models", "/v1/models/none", "/metrics", "/nowhere"}) {
        m_said.append({"GET " + path, ask("GET", path)});
    }
    for (const QByteArray account : {"work", "env", "default", "nobody", "ended"}) {
        m_said.append({"chat with " + account, ask("POST", "/v1/chat/completions?account=" + account, chat)});
        QVERIFY(m_world->service().scriptJson(R"({"error": "invalid-key", "times": 2})"));
        m_said.append(
            {"refused chat with " + account, ask("POST", "/v1/chat/completions?account=" + account, chat)});
        m_world->service().clearScript();
    }
    m_said.append({"a key as account",
        ask("POST", "/v1/chat/completions?account=" + planKey.toPercentEncoding(), chat)});
    m_said.append({"GET /health afterwards", ask("GET", "/health")});
}

void TestCanary::pushSignInOverHttp()
{
    const QByteArray initiated = ask("POST", "/auth/initiate", R"({"account": "web"})");
    m_initiated = initiated;
    const QByteArray body = initiated.mid(initiated.indexOf('{'));
    const QByteArray code =
        QJsonDocument::fromJson(body.left(body.lastIndexOf('}') + 1))["device_code"_L1].toString().toUtf8();
    QVERIFY2(!code.isEmpty(), initiated);
    m_said.append({"POST /auth/initiate", QByteArray(initiated).replace(code, "")});
    m_said.append({"POST /auth/poll", ask("POST", "/auth/poll", R"({"device_code": ")" + code + R"("})")});
    m_said.append({"POST /auth/poll, unknown", ask("POST", "/auth/poll", R"({"device_code": "unknown"})")});
    QVERIFY2(
        m_said.at(m_said.size() - 2).second.startsWith("HTTP/1.1 200"), m_said.at(m_said.size() - 2).second);
}

/// Tokens, device codes and verifiers, as the service received them.
void TestCanary::learnFromTheService()
{
    int learnt = 0;
    for (const auto &request : m_world->service().requests()) {
        const QByteArray token = request.header("Authorization").mid(7);
        const QUrlQuery form(QString::fromUtf8(request.body));
        QList<QByteArray> secrets{token};
        for (const QString &field : {u"device_code"_s, u"code_verifier"_s, u"refresh_token"_s}) {
            secrets.append(form.queryItemValue(field, QUrl::FullyDecoded).toUtf8());
        }
        for (const QByteArray &secret : std::as_const(secrets)) {
            if (!secret.isEmpty()) {
                m_search.add(secret);
                ++learnt;
            }
        }
    }
    QVERIFY(learnt > 20);
}

QTEST_GUILESS_MAIN(TestCanary)
#include "tst_canary.moc"
