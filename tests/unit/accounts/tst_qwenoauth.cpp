#include "auth/qwenoauth.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace std::chrono_literals;

class TestQwenOAuth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bodyHasTheFieldsInOrderAndEscaped()
    {
        QCOMPARE(refreshBody("abc-_.!~*'()AZ09"),
            "grant_type=refresh_token&refresh_token=abc-_.!~*'()AZ09&client_id=f0304373b74a44d2b584a3fb70ca9e56"_ba);
        QCOMPARE(refreshBody("a+b/c=d&e%f"),
            "grant_type=refresh_token&refresh_token=a%2Bb%2Fc%3Dd%26e%25f&client_id=f0304373b74a44d2b584a3fb70ca9e56"_ba);
    }

    void endpointIsBelowTheBase()
    {
        QCOMPARE(tokenEndpoint(QUrl(u"https://chat.qwen.ai"_s)),
            QUrl(u"https://chat.qwen.ai/api/v1/oauth2/token"_s));
        QCOMPARE(
            tokenEndpoint(QUrl(u"http://127.0.0.1:9/"_s)), QUrl(u"http://127.0.0.1:9/api/v1/oauth2/token"_s));
    }

    void aGrantIsRead()
    {
        const auto answer = parseTokenAnswer(200,
            R"({"status":"success","access_token":"A","refresh_token":"R","token_type":"Bearer","expires_in":21600,"resource_url":"portal.qwen.ai","error":null})"_ba);
        QVERIFY(answer.has_value());
        QCOMPARE(answer->accessToken, "A"_ba);
        QCOMPARE(answer->refreshToken, "R"_ba);
        QCOMPARE(answer->tokenType, "Bearer"_ba);
        QCOMPARE(answer->resourceUrl, "portal.qwen.ai"_ba);
        QVERIFY(answer->lifetime == 6h);
    }

    void whatTheAnswerLeavesOutIsEmpty()
    {
        const auto answer =
            parseTokenAnswer(200, R"({"access_token":"A","refresh_token":null,"expires_in":60})"_ba);
        QVERIFY(answer.has_value());
        QCOMPARE(answer->refreshToken, QByteArray());
        QCOMPARE(answer->resourceUrl, QByteArray());
        QVERIFY(answer->lifetime == 60s);
    }

    void aGrantWithoutALifetimeIsNotThrownAway()
    {
        for (const auto &body : {R"({"access_token":"A"})"_ba, R"({"access_token":"A","expires_in":"x"})"_ba,
                 R"({"access_token":"A","expires_in":-5})"_ba,
                 R"({"access_token":"A","expires_in":1e300})"_ba}) {
            const auto answer = parseTokenAnswer(200, body);
            QVERIFY(answer.has_value());
            QVERIFY(answer->lifetime == 1h);
        }
    }

    void faults_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("refused");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("400")
            << 400 << R"({"error":"invalid_request","error_description":"Invalid refresh token"})"_ba << true
            << "invalid_request"_ba;
        QTest::newRow("400 without JSON") << 400 << "nope"_ba << true << ""_ba;
        QTest::newRow("401") << 401 << R"({"error":"invalid_grant"})"_ba << true << "invalid_grant"_ba;
        QTest::newRow("200 with error")
            << 200 << R"({"error":"invalid_request","access_token":"A"})"_ba << false << "invalid_request"_ba;
        QTest::newRow("200 not JSON") << 200 << "<html>"_ba << false << ""_ba;
        QTest::newRow("200 an array") << 200 << "[]"_ba << false << ""_ba;
        QTest::newRow("200 without token") << 200 << "{}"_ba << false << ""_ba;
        QTest::newRow("200 empty token") << 200 << R"({"access_token":""})"_ba << false << ""_ba;
        QTest::newRow("200 token that splits a header")
            << 200 << R"({"access_token":"a\r\nX: y"})"_ba << false << ""_ba;
        QTest::newRow("200 token that is a number") << 200 << R"({"access_token":7})"_ba << false << ""_ba;
        QTest::newRow("403") << 403 << "{}"_ba << false << ""_ba;
        QTest::newRow("429") << 429 << R"({"error":"slow_down"})"_ba << false << "slow_down"_ba;
        QTest::newRow("500") << 500 << ""_ba << false << ""_ba;
        QTest::newRow("302") << 302 << R"({"access_token":"A"})"_ba << false << ""_ba;
        QTest::newRow("code that is no word")
            << 503 << R"({"error":"token sk-1234 is bad"})"_ba << false << ""_ba;
    }

    void faults()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(bool, refused);
        QFETCH(QByteArray, code);
        const auto answer = parseTokenAnswer(status, body);
        QVERIFY(!answer.has_value());
        QCOMPARE(answer.error().refused, refused);
        QCOMPARE(answer.error().httpStatus, status);
        QCOMPARE(answer.error().code, code);
    }
};

QTEST_APPLESS_MAIN(TestQwenOAuth)
#include "tst_qwenoauth.moc"
