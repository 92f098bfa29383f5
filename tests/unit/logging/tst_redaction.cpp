#include "logging/redaction.h"
#include "logging/secretpatterns.h"
#include "logging/unescapedtext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

namespace {

const QByteArray secret = "remembered/+Secret\"of";

QByteArray percentForm(const QByteArray &bytes)
{
    QByteArray form;
    for (const char byte : bytes) {
        form += '%' + QByteArray(1, byte).toHex();
    }
    return form;
}

} // namespace

class TestRedaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { rememberSecret(secret); }

    void remembersEverySpelling_data();
    void remembersEverySpelling();
    void findsItAtEveryOffsetInBase64();
    void takesNoShortSecrets();
    void forgetsTheFirstOfTooMany();

    void knowsShapes_data();
    void knowsShapes();
    void knowsNames_data();
    void knowsNames();

    void leavesJsonWhole();
    void redactsJsonByNameAndValue();
    void undoesEscapes_data();
    void undoesEscapes();
};

void TestRedaction::remembersEverySpelling_data()
{
    QTest::addColumn<QByteArray>("spelling");
    QTest::newRow("plain") << secret;
    QTest::newRow("percent") << secret.toPercentEncoding();
    QTest::newRow("all percent") << percentForm(secret);
    QTest::newRow("all percent, upper") << percentForm(secret).toUpper();
    QTest::newRow("percent twice") << secret.toPercentEncoding().toPercentEncoding();
    QTest::newRow("base64") << secret.toBase64();
    QTest::newRow("base64 in a form") << secret.toBase64().toPercentEncoding();
    QTest::newRow("base64url") << secret.toBase64(
        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    QTest::newRow("hex") << secret.toHex();
    QTest::newRow("upper hex") << secret.toHex().toUpper();
    QTest::newRow("json") << QByteArray(R"(remembered/+Secret\"of)");
    QTest::newRow("json with slashes") << QByteArray(R"(remembered\/+Secret\"of)");
    QTest::newRow("json in json") << QByteArray(R"(remembered\\\/+Secret\\\"of)");
    QTest::newRow("json by number") << QByteArray(R"(remembered\u002f\u002bSecret\u0022of)");
}

void TestRedaction::remembersEverySpelling()
{
    QFETCH(QByteArray, spelling);
    const QByteArray text = redacted(QByteArrayView("before " + spelling + " after"));
    QVERIFY2(text.startsWith("before [redacted]"), text);
    QVERIFY2(text.endsWith(" after"), text);
    // what is left of the last group of base64 does not matter
    QVERIFY2(text.size() <= int(qstrlen("before [redacted] after")) + 7, text);
}

void TestRedaction::findsItAtEveryOffsetInBase64()
{
    for (int before = 0; before < 6; ++before) {
        for (const auto alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
            const QByteArray code = (QByteArray(before, '{') + secret + "\"}").toBase64(alphabet);
            const QByteArray text = redacted(QByteArrayView(code));
            QVERIFY2(text.contains("[redacted]"), code);
            QVERIFY2(!text.contains(code.mid(before / 3 * 4 + 4, 12)), text);
        }
    }
}

void TestRedaction::takesNoShortSecrets()
{
    rememberSecret("seven77");
    rememberSecret({});
    QCOMPARE(redacted(u"seven77"_s), u"seven77"_s);
    rememberSecret("eight888");
    QCOMPARE(redacted(u"an eight888 b"_s), u"an [redacted] b"_s);
}

void TestRedaction::forgetsTheFirstOfTooMany()
{
    SecretPatterns patterns;
    const auto number = [](std::size_t i) {
        return "the-same-beginning-" + QByteArray::number(i).rightJustified(8, '0');
    };
    for (std::size_t i = 0; i <= SecretPatterns::mostSecrets; ++i) {
        patterns.add(number(i));
    }
    TextSpans spans;
    patterns.find(number(0), spans);
    QVERIFY(spans.empty());
    patterns.find(number(1), spans);
    QCOMPARE(spans.size(), 1u);
    patterns.find(number(SecretPatterns::mostSecrets).toBase64(), spans);
    QCOMPARE(spans.size(), 2u);
}

void TestRedaction::knowsShapes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("shown");
    const auto same = [](const char *text) { QTest::newRow(text) << QByteArray(text) << QByteArray(text); };
    QTest::newRow("client key") << "a qiao-" + QByteArray(43, 'x') + " b"
                                << "a [redacted] b"_ba;
    QTest::newRow("key") << "a sk-0123456789abcdef0123 b"_ba
                         << "a [redacted] b"_ba;
    QTest::newRow("plan key") << "(sk-sp-ABCDEF0123456789)"_ba
                              << "([redacted])"_ba;
    QTest::newRow("web token") << "t eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl."_ba
                               << "t [redacted]"_ba;
    QTest::newRow("bearer") << "Authorization: Bearer abcdefgh12345678\r\n"_ba
                            << "Authorization: Bearer [redacted]\r\n"_ba;
    QTest::newRow("basic") << "basic dXNlcjpwYXNzd29yZDE="_ba
                           << "basic [redacted]"_ba;
    QTest::newRow("password") << "http://me:pass@host/path"_ba
                              << "http://me:[redacted]@host/path"_ba;
    QTest::newRow("json") << R"({"api_key" : "any text"})"_ba
                          << R"({"api_key" : "[redacted]"})"_ba;
    QTest::newRow("json in json") << R"("{\"token\":\"a\\\"b\",\"n\":1}")"_ba
                                  << R"("{\"token\":\"[redacted]\",\"n\":1}")"_ba;
    QTest::newRow("open json") << R"({"access_token":"cut in the mid)"_ba
                               << R"({"access_token":"[redacted])"_ba;
    QTest::newRow("python") << "{'password': 'x'}"_ba
                            << "{'password': '[redacted]'}"_ba;
    QTest::newRow("form") << "grant_type=refresh_token&refresh_token=abc%2F12345&client_id=1"_ba
                          << "grant_type=refresh_token&refresh_token=[redacted]&client_id=1"_ba;
    QTest::newRow("header") << "x-api-key: abcdefgh1"_ba
                            << "x-api-key: [redacted]"_ba;
    same("sk-fading-circle-dot");
    same("task-0123456789abcdef0123");
    same("Bearer authentication");
    same("https://host/a@b:c");
    same(R"({"max_tokens":"100","key":"Enter","token_type":"Bearer","stop":["a"]})");
    same("max_tokens=123456789 access_token = response12345678");
    same("refresh_token=variable&");
}

void TestRedaction::knowsShapes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, shown);
    QCOMPARE(redacted(QByteArrayView(text)), shown);
}

void TestRedaction::knowsNames_data()
{
    QTest::addColumn<bool>("isSecret");
    for (const char *name : {"authorization", "Proxy-Authorization", "X-Api-Key", "apiKey", "api_key",
             "APIKEY", "DASHSCOPE_API_KEY", "cookie", "Set-Cookie", "access_token", "refreshToken",
             "id_token", "token", "key", "clientSecret", "secretAccessKey", "device_code", "deviceCode",
             "code_verifier", "password", "private_key", "access_tokens", "credentials", "X-Auth-Token"}) {
        QTest::newRow(name) << true;
    }
    for (const char *name : {"", "max_tokens", "prompt_tokens", "tokens", "token_type", "max_token", "monkey",
             "keyboard", "tokenizer", "prompt_cache_key", "code", "user_code", "code_challenge", "model", "_",
             "content-type", "primaryKey"}) {
        QTest::newRow(qPrintable(u"not \"%1\""_s.arg(QString::fromLatin1(name)))) << false;
    }
}

void TestRedaction::knowsNames()
{
    QFETCH(bool, isSecret);
    const QByteArray row = QTest::currentDataTag();
    QCOMPARE(isSecretName(row.startsWith("not ") ? row.mid(5).chopped(1) : row), isSecret);
}

void TestRedaction::leavesJsonWhole()
{
    const QJsonObject inner{{u"token"_s, u"a\"b\\"_s}, {u"text"_s, QString::fromUtf8(secret)}};
    const QJsonObject outer{{u"arguments"_s, QString::fromUtf8(QJsonDocument(inner).toJson())},
        {u"Authorization"_s, u"Bearer abc\\\"def"_s}, {u"messages"_s, QJsonArray{QString::fromUtf8(secret)}}};
    const QByteArray shown = redacted(QByteArrayView(QJsonDocument(outer).toJson()));
    QJsonParseError error;
    const QJsonDocument read = QJsonDocument::fromJson(shown, &error);
    QVERIFY2(error.error == QJsonParseError::NoError, shown);
    QCOMPARE(read["messages"_L1][0].toString(), u"[redacted]"_s);
    QCOMPARE(read["Authorization"_L1].toString(), u"[redacted]"_s);
    const QJsonDocument arguments = QJsonDocument::fromJson(read["arguments"_L1].toString().toUtf8(), &error);
    QVERIFY2(error.error == QJsonParseError::NoError, shown);
    QCOMPARE(arguments.object(), (QJsonObject{{u"token"_s, u"[redacted]"_s}, {u"text"_s, u"[redacted]"_s}}));
}

void TestRedaction::redactsJsonByNameAndValue()
{
    const QJsonObject json{{u"api_key"_s, u"x"_s},
        {u"pins"_s, QJsonArray{1, u"see "_s + QString::fromUtf8(secret)}},
        {u"token"_s, QJsonArray{1, u"y"_s, true}}, {u"max_tokens"_s, 5},
        {u"secret"_s, QJsonObject{{u"type"_s, u"string"_s}}}, {QString::fromUtf8(secret), QJsonValue::Null}};
    const QJsonObject shown{{u"api_key"_s, u"[redacted]"_s}, {u"pins"_s, QJsonArray{1, u"see [redacted]"_s}},
        {u"token"_s, QJsonArray{u"[redacted]"_s, u"[redacted]"_s, true}}, {u"max_tokens"_s, 5},
        {u"secret"_s, QJsonObject{{u"type"_s, u"string"_s}}}, {u"[redacted]"_s, QJsonValue::Null}};
    QCOMPARE(redacted(QJsonValue(json)).toObject(), shown);
}

void TestRedaction::undoesEscapes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("plain");
    QTest::newRow("nothing") << "plain"_ba
                             << "plain"_ba;
    QTest::newRow("no percent") << "100% 5%g %"_ba
                                << "100% 5%g %"_ba;
    QTest::newRow("percent") << "a%2fb%2525"_ba
                             << "a/b%"_ba;
    QTest::newRow("backslash at the end") << "a\\"_ba
                                          << "a\\"_ba;
    QTest::newRow("backslashes") << R"(a\\b\n\u00e9)"_ba
                                 << R"(a\b\n\u00e9)"_ba;
}

void TestRedaction::undoesEscapes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, plain);
    const UnescapedText result = unescapedText(text);
    QCOMPARE(result.bytes, plain);
    QCOMPARE(result.origins.size(), static_cast<std::size_t>(plain.size()) + 1);
    QCOMPARE(result.origins.back(), text.size());
}

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
