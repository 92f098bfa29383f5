#include "auth/qwenoauth.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace std::chrono_literals;

using Meaning = PollAnswer::Meaning;

namespace {

const QByteArray answer =
    R"({"device_code": "dc-1", "user_code": "WXYZ-1234",)"
    R"("verification_uri": "https://chat.qwen.ai/authorize",)"
    R"("verification_uri_complete": "https://chat.qwen.ai/authorize?user_code=WXYZ-1234&client=qwen-code",)"
    R"("expires_in": 900, "interval": 7})"_ba;

QByteArray minimal(const QByteArray &key, const QByteArray &url)
{
    return R"({"device_code":"d",")" + key + "\":\"" + url + "\"}";
}

QByteArray changed(const QByteArray &before, const QByteArray &after)
{
    QByteArray body = answer;
    Q_ASSERT(body.contains(before));
    return body.replace(before, after);
}

} // namespace

/// The device authorization grant on the wire: what is sent, and what the answers mean.
class TestDeviceGrant : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endpointsAreBelowTheBase()
    {
        QCOMPARE(deviceEndpoint(QUrl(u"https://chat.qwen.ai"_s)),
            QUrl(u"https://chat.qwen.ai/api/v1/oauth2/device/code"_s));
        QCOMPARE(deviceEndpoint(QUrl(u"http://127.0.0.1:9/x/"_s)),
            QUrl(u"http://127.0.0.1:9/x/api/v1/oauth2/device/code"_s));
    }

    void bodiesHaveTheCliFieldsInTheCliOrder()
    {
        QCOMPARE(deviceBody("challenge_-1"),
            "client_id=f0304373b74a44d2b584a3fb70ca9e56&scope=openid%20profile%20email%20model.completion"
            "&code_challenge=challenge_-1&code_challenge_method=S256"_ba);
        QCOMPARE(pollBody("a+b/c d&é", "v-_"),
            "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code"
            "&client_id=f0304373b74a44d2b584a3fb70ca9e56&device_code=a%2Bb%2Fc%20d%26%C3%A9&code_verifier=v-_"_ba);
    }

    void anAuthorizationIsRead()
    {
        const auto read = parseDeviceAnswer(200, answer);
        QVERIFY(read.has_value());
        QCOMPARE(read->deviceCode, "dc-1"_ba);
        QCOMPARE(read->userCode, u"WXYZ-1234"_s);
        QCOMPARE(read->verificationUri, QUrl(u"https://chat.qwen.ai/authorize"_s));
        QCOMPARE(read->verificationUriComplete.toEncoded(),
            "https://chat.qwen.ai/authorize?user_code=WXYZ-1234&client=qwen-code"_ba);
        QVERIFY(read->lifetime == 900s);
        QVERIFY(read->interval == 7s);
    }

    void whatAnAuthorizationLeavesOutIsAssumed()
    {
        const auto read = parseDeviceAnswer(200, minimal("verification_uri", "https://chat.qwen.ai/a"));
        QVERIFY(read.has_value());
        QCOMPARE(read->userCode, QString());
        QCOMPARE(read->verificationUriComplete, QUrl(u"https://chat.qwen.ai/a"_s));
        QVERIFY(read->lifetime == 15min);
        QVERIFY(read->interval == 5s);
        const auto other =
            parseDeviceAnswer(200, minimal("verification_uri_complete", "https://chat.qwen.ai/a?b"));
        QCOMPARE(other->verificationUri, QUrl(u"https://chat.qwen.ai/a?b"_s));
    }

    void absurdNumbersAreNone_data()
    {
        QTest::addColumn<QByteArray>("number");
        for (const char *number : {"0", "-1", "1e300", "\"900\"", "null", "0.5", "1e18", "[]"}) {
            QTest::newRow(number) << QByteArray(number);
        }
    }

    void absurdNumbersAreNone()
    {
        QFETCH(QByteArray, number);
        QVERIFY(parseDeviceAnswer(200, changed(": 900", ": " + number))->lifetime == 15min);
        QVERIFY(parseDeviceAnswer(200, changed(": 7", ": " + number))->interval == 5s);
    }

    void aUserCodeThatCouldPlayWithTheTerminalIsNone()
    {
        QCOMPARE(parseDeviceAnswer(200, changed("WXYZ-1234\",", "\\u001b[2J\","))->userCode, QString());
        QCOMPARE(parseDeviceAnswer(200, changed("WXYZ-1234\",", QByteArray(65, 'A') + "\","))->userCode,
            QString());
        QCOMPARE(parseDeviceAnswer(200, changed("WXYZ-1234\",", "二维码\","))->userCode, QString());
    }

    void noAuthorization_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("no code") << 200 << "{}"_ba
                                 << ""_ba;
        QTest::newRow("empty code") << 200 << changed("dc-1", "") << ""_ba;
        QTest::newRow("code that is no text") << 200 << changed("\"dc-1\"", "17") << ""_ba;
        QTest::newRow("error in a 200") << 200 << R"({"error":"invalid_client","device_code":"d"})"_ba
                                        << "invalid_client"_ba;
        QTest::newRow("400") << 400 << R"({"error":"invalid_request"})"_ba
                             << "invalid_request"_ba;
        QTest::newRow("500 with a code") << 500 << answer << ""_ba;
        QTest::newRow("garbage") << 200 << "<html>"_ba
                                 << ""_ba;
        QTest::newRow("a list") << 200 << "[1]"_ba
                                << ""_ba;
        QTest::newRow("nothing") << 200 << ""_ba
                                 << ""_ba;
        QTest::newRow("an error that could quote") << 400 << R"({"error":"dc-1 is wrong"})"_ba
                                                   << ""_ba;
    }

    void noAuthorization()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, code);
        const auto read = parseDeviceAnswer(status, body);
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().httpStatus, status);
        QCOMPARE(read.error().code, code);
    }

    void polls_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Meaning>("meaning");
        const auto row = [](const char *name, int status, const QByteArray &body, Meaning meaning) {
            QTest::newRow(name) << status << body << meaning;
        };
        const auto error = [](const QByteArray &code) { return "{\"error\":\"" + code + "\"}"; };
        row("tokens", 200, R"({"access_token":"A","refresh_token":"R","expires_in":1})", Meaning::Granted);
        row("tokens and status", 200, R"({"status":"success","access_token":"A"})", Meaning::Granted);
        row("an empty token", 200, R"({"access_token":""})", Meaning::Trouble);
        row("a token that is no text", 200, R"({"access_token":1})", Meaning::Trouble);
        row("a token that splits headers", 200, R"({"access_token":"a\r\nb"})", Meaning::Trouble);
        row("pending", 400, error("authorization_pending"), Meaning::Pending);
        row("pending by status", 200, R"({"status":"pending"})", Meaning::Pending);
        row("pending in a 428", 428, error("authorization_pending"), Meaning::Pending);
        row("pending in a 200", 200, error("authorization_pending"), Meaning::Pending);
        row("slow down, 429", 429, error("slow_down"), Meaning::SlowDown);
        row("slow down, 400", 400, error("slow_down"), Meaning::SlowDown);
        row("expired", 400, error("expired_token"), Meaning::Expired);
        row("expired, 401", 401, error("expired_token"), Meaning::Expired);
        row("denied", 400, error("access_denied"), Meaning::Denied);
        row("denied, 403", 403, error("access_denied"), Meaning::Denied);
        row("unknown", 400, error("invalid_grant"), Meaning::UnknownCode);
        row("401", 401, "", Meaning::UnknownCode);
        row("401 invalid_request", 401, error("invalid_request"), Meaning::UnknownCode);
        row("refused", 400, error("invalid_client"), Meaning::Refused);
        row("refused in a 200", 200, error("unsupported_grant_type"), Meaning::Refused);
        row("429", 429, error("rate_limit"), Meaning::Trouble);
        row("429 with a fatal word", 429, error("invalid_request"), Meaning::Trouble);
        row("429 without words", 429, "", Meaning::Trouble);
        row("500", 500, "oops", Meaning::Trouble);
        row("503 with a word", 503, error("access_denied"), Meaning::Trouble);
        row("400 without words", 400, "<html>", Meaning::Trouble);
        row("400 with another word", 400, error("server_error"), Meaning::Trouble);
        row("200 without words", 200, "<html>", Meaning::Trouble);
        row("302", 302, "", Meaning::Trouble);
    }

    void polls()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(Meaning, meaning);
        const auto read = parsePollAnswer(status, body);
        QCOMPARE(read.meaning, meaning);
        QCOMPARE(read.tokens.accessToken, meaning == Meaning::Granted ? "A"_ba : QByteArray());
    }
};

QTEST_APPLESS_MAIN(TestDeviceGrant)
#include "tst_devicegrant.moc"
