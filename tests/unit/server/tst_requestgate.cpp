#include "server/requestgate.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

namespace {

QByteArray hashOf(const QByteArray &key)
{
    return QCryptographicHash::hash(key, QCryptographicHash::Sha256);
}

GateRequest local(const QByteArray &method = "GET", const QByteArray &path = "/v1/models")
{
    GateRequest request;
    request.method = method;
    request.path = path;
    request.localAddress = QHostAddress(QHostAddress::LocalHost);
    request.host = "localhost:8080";
    if (method == "POST") {
        request.contentType = "application/json";
    }
    return request;
}

int statusOf(const Admission &admission)
{
    return admission.refusal ? admission.refusal->httpStatus : 200;
}

QByteArray added(const Admission &admission, const QByteArray &name)
{
    for (const auto &[key, value] : admission.added) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

} // namespace

class TestRequestGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void host_data();
    void host();
    void hostOfTheAcceptedAddress();
    void missingHost();
    void origin_data();
    void origin();
    void originIsJudgedForEveryMethod();
    void fetchSite_data();
    void fetchSite();
    void answersToAListedOrigin();
    void preflight();
    void preflightNeedsTheOrigin();
    void contentType_data();
    void contentType();
    void clientKey_data();
    void clientKey();
    void severalKeys();
    void tellsTheEndOfTheKeyThatLetItIn();
    void healthNeedsNoKey();
    void whereAKeyIsNeededNoKeyMeansNobody();
    void hostComesBeforeTheKey();
};

void TestRequestGate::host_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("allowed");
    const std::pair<const char *, bool> rows[] = {
        {"localhost", true},
        {"localhost:8080", true},
        {"localhost:1", true},
        {"localhost:", true},
        {"LOCALHOST:8080", true},
        {"LocalHost.", true},
        {"localhost.:8080", true},
        {"127.0.0.1", true},
        {"127.0.0.1:9", true},
        {"[::1]", true},
        {"[::1]:8080", true},
        {"[0:0:0:0:0:0:0:1]:8080", true},
        {"my-box.lan", true},
        {"MY-BOX.lan.:8080", true},
        {"", false},
        {":8080", false},
        {"evil.example", false},
        {"localhost.evil.example", false},
        {"evil.localhost", false},
        {"127.0.0.1.evil.example", false},
        {"127.0.0.1.nip.io:8080", false},
        {"localhost:8080.evil.example", false},
        {"localhost:99999", false},
        {"localhost:-1", false},
        {"localhost:+80", false},
        {"localhost: 80", false},
        {"localhost..", false},
        {"user@localhost", false},
        {"localhost@evil.example", false},
        {"localhost, evil.example", false},
        {"localhost evil.example", false},
        {"127.0.0.2", false},
        {"0.0.0.0", false},
        {"192.168.1.7", false},
        {"::1", false},
        {"[::1", false},
        {"[::1]evil.example", false},
        {"[::1].evil.example:80", false},
        {"x[::1]", false},
        {"[localhost]", false},
        {"[127.0.0.1]", false},
        {"[::2]", false},
        {"my-box", false},
        {"a.my-box.lan", false},
    };
    for (const auto &[host, allowed] : rows) {
        QTest::newRow(*host ? host : "(empty)") << QByteArray(host) << allowed;
    }
}

void TestRequestGate::host()
{
    QFETCH(QByteArray, host);
    QFETCH(bool, allowed);
    GateRules rules;
    rules.allowedHosts = {u"My-Box.lan"_s};
    GateRequest request = local();
    request.host = host;
    QCOMPARE(statusOf(judgeRequest(request, rules)), allowed ? 200 : 403);
}

void TestRequestGate::hostOfTheAcceptedAddress()
{
    GateRequest request = local();
    request.localAddress = QHostAddress(u"192.168.1.7"_s);
    request.host = "192.168.1.7:8080";
    QCOMPARE(statusOf(judgeRequest(request, {})), 200);
    request.host = "192.168.1.8:8080";
    QCOMPARE(statusOf(judgeRequest(request, {})), 403);
    // a socket that listens on :: sees IPv4 clients mapped
    request.localAddress = QHostAddress(u"::ffff:192.168.1.7"_s);
    request.host = "192.168.1.7:8080";
    QCOMPARE(statusOf(judgeRequest(request, {})), 200);
    request.localAddress = QHostAddress(u"fe80::1%eth0"_s);
    request.host = "[fe80::1]:8080";
    QCOMPARE(statusOf(judgeRequest(request, {})), 200);
}

void TestRequestGate::missingHost()
{
    GateRequest request = local();
    request.host.reset();
    QCOMPARE(statusOf(judgeRequest(request, {})), 403);
}

void TestRequestGate::origin_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<bool>("allowed");
    const std::pair<const char *, bool> rows[] = {
        {"https://app.example", true},
        {"HTTPS://App.Example", true},
        {"http://localhost:3000", true},
        {"", false},
        {"null", false},
        {"https://app.example:444", false},
        {"http://app.example", false},
        {"https://app.example.evil.example", false},
        {"https://evil.example", false},
        {"https://app.example, https://evil.example", false},
        {"http://localhost:3001", false},
        {"http://localhost", false},
        {"http://127.0.0.1:8080", false},
    };
    for (const auto &[origin, allowed] : rows) {
        QTest::newRow(*origin ? origin : "(empty)") << QByteArray(origin) << allowed;
    }
}

void TestRequestGate::origin()
{
    QFETCH(QByteArray, origin);
    QFETCH(bool, allowed);
    GateRules rules;
    rules.allowedOrigins = {u"https://app.example/"_s, u"http://localhost:3000"_s, u"null"_s, QString()};
    GateRequest request = local();
    request.origin = origin;
    const Admission admission = judgeRequest(request, rules);
    QCOMPARE(statusOf(admission), allowed ? 200 : 403);
    QCOMPARE(added(admission, "Access-Control-Allow-Origin"), allowed ? origin : QByteArray());
    QCOMPARE(statusOf(judgeRequest(request, {})), 403);
}

void TestRequestGate::originIsJudgedForEveryMethod()
{
    for (const char *method : {"GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH", "FOO"}) {
        GateRequest request = local(method, "/health");
        request.origin = "https://evil.example";
        request.preflightMethod = "POST";
        const Admission admission = judgeRequest(request, {});
        QCOMPARE(statusOf(admission), 403);
        QVERIFY(admission.added.isEmpty());
        QVERIFY(!admission.preflight);
    }
}

void TestRequestGate::fetchSite_data()
{
    QTest::addColumn<QByteArray>("site");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("cross-site") << QByteArray("cross-site") << false;
    QTest::newRow("upper case") << QByteArray("Cross-Site") << false;
    QTest::newRow("same-site") << QByteArray("same-site") << false;
    QTest::newRow("repeated") << QByteArray("none, cross-site") << false;
    QTest::newRow("same-origin") << QByteArray("same-origin") << true;
    QTest::newRow("none") << QByteArray("none") << true;
}

void TestRequestGate::fetchSite()
{
    QFETCH(QByteArray, site);
    QFETCH(bool, allowed);
    GateRequest request = local();
    request.fetchSite = site;
    QCOMPARE(statusOf(judgeRequest(request, {})), allowed ? 200 : 403);
    GateRules rules;
    rules.allowedOrigins = {u"https://app.example"_s};
    request.origin = "https://app.example";
    QCOMPARE(statusOf(judgeRequest(request, rules)), 200);
}

void TestRequestGate::answersToAListedOrigin()
{
    GateRules rules;
    rules.allowedOrigins = {u"https://app.example"_s};
    QVERIFY(judgeRequest(local(), rules).added.isEmpty());
    GateRequest request = local();
    request.origin = "https://app.example";
    const Admission admission = judgeRequest(request, rules);
    QCOMPARE(added(admission, "Access-Control-Allow-Origin"), QByteArray("https://app.example"));
    QCOMPARE(added(admission, "Vary"), QByteArray("Origin"));
    QVERIFY(!admission.preflight);
}

void TestRequestGate::preflight()
{
    GateRules rules;
    rules.allowedOrigins = {u"https://app.example"_s};
    rules.clientKeyHashes = {hashOf("secret")};
    GateRequest request = local("OPTIONS", "/v1/chat/completions");
    request.origin = "https://app.example";
    request.preflightMethod = "POST";
    request.preflightHeaders = "authorization, content-type";
    const Admission admission = judgeRequest(request, rules);
    QCOMPARE(statusOf(admission), 200);
    QVERIFY(admission.preflight);
    QVERIFY(added(admission, "Access-Control-Allow-Methods").contains("POST"));
    QCOMPARE(added(admission, "Access-Control-Allow-Headers"), QByteArray("authorization, content-type"));
    QCOMPARE(added(admission, "Vary"), QByteArray("Origin"));
    request.preflightMethod.reset();
    QCOMPARE(statusOf(judgeRequest(request, rules)), 401);
}

void TestRequestGate::preflightNeedsTheOrigin()
{
    GateRequest request = local("OPTIONS");
    request.preflightMethod = "POST";
    const Admission admission = judgeRequest(request, {});
    QVERIFY(!admission.preflight);
    QVERIFY(admission.added.isEmpty());
}

void TestRequestGate::contentType_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("allowed");
    const std::pair<const char *, bool> rows[] = {
        {"application/json", true},
        {"Application/JSON", true},
        {"application/json; charset=utf-8", true},
        {" application/json ;x=y", true},
        {"application/vnd.api+json", true},
        {"text/plain", false},
        {"text/plain; application/json", false},
        {"application/jsonp", false},
        {"application/json, text/plain", false},
        {"text/plain, application/x+json", false},
        {"application/x-www-form-urlencoded", false},
        {"multipart/form-data; boundary=x", false},
        {"", false},
    };
    for (const auto &[type, allowed] : rows) {
        QTest::newRow(*type ? type : "(empty)") << QByteArray(type) << allowed;
    }
}

void TestRequestGate::contentType()
{
    QFETCH(QByteArray, type);
    QFETCH(bool, allowed);
    GateRequest request = local("POST");
    request.contentType = type;
    QCOMPARE(statusOf(judgeRequest(request, {})), allowed ? 200 : 415);
    if (type.isEmpty()) {
        request.contentType.reset();
        QCOMPARE(statusOf(judgeRequest(request, {})), 415);
    }
    request.method = "GET";
    QCOMPARE(statusOf(judgeRequest(request, {})), 200);
}

void TestRequestGate::clientKey_data()
{
    QTest::addColumn<QByteArray>("authorization");
    QTest::addColumn<QByteArray>("apiKey");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("none") << QByteArray() << QByteArray() << false;
    QTest::newRow("bearer") << QByteArray("Bearer secret") << QByteArray() << true;
    QTest::newRow("bearer in lower case") << QByteArray("bearer  secret") << QByteArray() << true;
    QTest::newRow("api key") << QByteArray() << QByteArray("secret") << true;
    QTest::newRow("one of both") << QByteArray("Bearer other") << QByteArray("secret") << true;
    QTest::newRow("wrong") << QByteArray("Bearer secreT") << QByteArray() << false;
    QTest::newRow("longer") << QByteArray("Bearer secretsecret") << QByteArray() << false;
    QTest::newRow("empty") << QByteArray("Bearer ") << QByteArray() << false;
    QTest::newRow("no scheme") << QByteArray("secret") << QByteArray() << false;
    QTest::newRow("other scheme") << QByteArray("Basic secret") << QByteArray() << false;
    QTest::newRow("the hash itself") << QByteArray("Bearer " + hashOf("secret")) << QByteArray() << false;
    QTest::newRow("repeated") << QByteArray("Bearer other, Bearer secret") << QByteArray() << false;
}

void TestRequestGate::clientKey()
{
    QFETCH(QByteArray, authorization);
    QFETCH(QByteArray, apiKey);
    QFETCH(bool, allowed);
    GateRules rules;
    rules.clientKeyHashes = {hashOf("secret")};
    GateRequest request = local();
    if (!authorization.isNull()) {
        request.authorization = authorization;
    }
    if (!apiKey.isNull()) {
        request.apiKey = apiKey;
    }
    const Admission admission = judgeRequest(request, rules);
    QCOMPARE(statusOf(admission), allowed ? 200 : 401);
    if (!allowed) {
        QCOMPARE(admission.refusal->code, QByteArray("invalid_api_key"));
        QVERIFY(!admission.refusal->retryHelps);
        QVERIFY(!admission.refusal->message.contains(u"secret"_s));
    }
    QCOMPARE(statusOf(judgeRequest(request, {})), 200);
}

void TestRequestGate::severalKeys()
{
    GateRules rules;
    rules.clientKeyHashes = {hashOf("one"), QByteArray("short"), hashOf("two")};
    GateRequest request = local();
    for (const char *key : {"one", "two"}) {
        request.apiKey = key;
        QCOMPARE(statusOf(judgeRequest(request, rules)), 200);
    }
    request.apiKey = "three";
    QCOMPARE(statusOf(judgeRequest(request, rules)), 401);
}

void TestRequestGate::tellsTheEndOfTheKeyThatLetItIn()
{
    GateRules rules;
    GateRequest request = local();
    request.authorization = "Bearer nobody-asked-for-it";
    QCOMPARE(judgeRequest(request, rules).clientKey, QString());
    rules.clientKeyHashes = {hashOf("qiao-key-of-12"), hashOf("eleven-bytes"), hashOf("shorter-one")};
    request.authorization = "Bearer qiao-key-of-12";
    QCOMPARE(judgeRequest(request, rules).clientKey, u"…f-12"_s);
    request.apiKey = "not-this-one-at-all";
    QCOMPARE(judgeRequest(request, rules).clientKey, u"…f-12"_s);
    request.apiKey = "eleven-bytes";
    QCOMPARE(judgeRequest(request, rules).clientKey, u"…ytes"_s);
    request.apiKey = "shorter-one";
    QCOMPARE(judgeRequest(request, rules).clientKey, QString());
    request.authorization.reset();
    request.apiKey = "not-this-one-at-all";
    QCOMPARE(judgeRequest(request, rules).clientKey, QString());
}

void TestRequestGate::healthNeedsNoKey()
{
    GateRules rules;
    rules.clientKeyHashes = {hashOf("secret")};
    QCOMPARE(statusOf(judgeRequest(local("GET", "/health"), rules)), 200);
    QCOMPARE(statusOf(judgeRequest(local("HEAD", "/health/"), rules)), 200);
    QCOMPARE(statusOf(judgeRequest(local("GET", "/health/x"), rules)), 401);
    QCOMPARE(statusOf(judgeRequest(local("GET", "/nothing"), rules)), 401);
}

void TestRequestGate::whereAKeyIsNeededNoKeyMeansNobody()
{
    GateRules rules;
    rules.isKeyNeeded = true;
    GateRequest request = local("GET", "/v1/models");
    QCOMPARE(statusOf(judgeRequest(request, rules)), 401);
    request.authorization = "Bearer ";
    QCOMPARE(statusOf(judgeRequest(request, rules)), 401);
    request.authorization = "Bearer any";
    QCOMPARE(statusOf(judgeRequest(request, rules)), 401);
    QCOMPARE(statusOf(judgeRequest(local("GET", "/health"), rules)), 200);
}

void TestRequestGate::hostComesBeforeTheKey()
{
    GateRules rules;
    rules.clientKeyHashes = {hashOf("secret")};
    GateRequest request = local("POST");
    request.host = "evil.example";
    request.contentType.reset();
    QCOMPARE(statusOf(judgeRequest(request, rules)), 403);
}

QTEST_APPLESS_MAIN(TestRequestGate)
#include "tst_requestgate.moc"
