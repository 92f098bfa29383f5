#include "accounts/qwenclicredentials.h"
#include "accounts/qwenclifiles.h"
#include "support/credentialsfolder.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;
using namespace std::chrono_literals;

namespace {

QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(QIAO_TEST_DATA "/credentials/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

constexpr TimePoint at(qint64 milliseconds)
{
    return TimePoint(std::chrono::milliseconds(milliseconds));
}

} // namespace

class TestQwenCliCredentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTheCliWrites()
    {
        const auto parsed = parseQwenCliCredentials(fixture(u"cli.json"_s));
        QVERIFY(parsed.has_value());
        QCOMPARE(parsed->accessToken, "access-cli"_ba);
        QCOMPARE(parsed->refreshToken, "refresh-cli"_ba);
        QCOMPARE(parsed->tokenType, "Bearer"_ba);
        QCOMPARE(parsed->resourceUrl, "portal.qwen.ai"_ba);
        QVERIFY(parsed->expiresAt == at(1760000000000));
    }

    void writesWhatItReadByteForByte_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("cli") << u"cli.json"_s;
        QTest::newRow("unknown keys") << u"unknown-keys.json"_s;
        QTest::newRow("long number") << u"long-number.json"_s;
    }

    void writesWhatItReadByteForByte()
    {
        QFETCH(QString, name);
        const QByteArray bytes = fixture(name);
        const auto parsed = parseQwenCliCredentials(bytes);
        QVERIFY(parsed.has_value());
        QCOMPARE(serialise(*parsed), bytes);
    }

    void keepsWhatItDoesNotKnowAsItIsSpelled()
    {
        const QByteArray unknown = R"("a":2.5,"b":[1e5 ,1E+400,1.0],  "c":"\u00e9\/","a":0.1)"_ba;
        const QByteArray bytes = R"({"access_token":"x","expiry_date":17e11,)"_ba + unknown
            + R"(,"refresh_token":"y","token_type":"Bearer"})"_ba;
        auto credentials = parseQwenCliCredentials(bytes);
        QVERIFY(credentials.has_value());
        credentials->resourceUrl = "portal.qwen.ai";
        QCOMPARE(serialise(*credentials),
            R"({"access_token":"x","expiry_date":1700000000000,)"_ba + unknown
                + R"(,"refresh_token":"y","token_type":"Bearer","resource_url": "portal.qwen.ai"})"_ba);
    }

    void aNewFileLooksLikeTheClis()
    {
        auto credentials = parseQwenCliCredentials(fixture(u"cli.json"_s));
        QVERIFY(credentials.has_value());
        credentials->document.clear();
        QCOMPARE(serialise(*credentials), fixture(u"cli.json"_s));
    }

    void everyCutIsAPartialFile()
    {
        const QByteArray bytes = fixture(u"unknown-keys.json"_s);
        for (qsizetype size = 0; size < bytes.size(); ++size) {
            const auto parsed = parseQwenCliCredentials(bytes.first(size));
            QVERIFY2(!parsed.has_value(), QByteArray::number(size).constData());
            QCOMPARE(parsed.error(), CredentialsFault::NotJson);
        }
    }

    void isAsStrictAsTheCli_data()
    {
        QTest::addColumn<QByteArray>("old");
        QTest::addColumn<QByteArray>("replacement");
        QTest::newRow("no access token") << R"("access_token": "access-x")"_ba
                                         << R"("a": 1)"_ba;
        QTest::newRow("empty access token") << R"("access-x")"_ba
                                            << R"("")"_ba;
        QTest::newRow("access token not a string") << R"("access-x")"_ba
                                                   << "{}"_ba;
        QTest::newRow("access token splits a header") << R"("access-x")"_ba
                                                      << R"("a\r\nb")"_ba;
        QTest::newRow("access token not ASCII") << R"("access-x")"_ba
                                                << R"("é")"_ba;
        QTest::newRow("no refresh token") << R"("refresh-x")"_ba
                                          << "null"_ba;
        QTest::newRow("empty refresh token") << R"("refresh-x")"_ba
                                             << R"("")"_ba;
        QTest::newRow("token type not a string") << R"("Bearer")"_ba
                                                 << "1"_ba;
        QTest::newRow("empty token type") << R"("Bearer")"_ba
                                          << R"("")"_ba;
        QTest::newRow("expiry 0") << "1760000000000"_ba
                                  << "0"_ba;
        QTest::newRow("expiry a string") << "1760000000000"_ba
                                         << R"("1760000000000")"_ba;
        QTest::newRow("expiry null") << "1760000000000"_ba
                                     << "null"_ba;
        QTest::newRow("expiry out of range") << "1760000000000"_ba
                                             << "1e300"_ba;
    }

    void isAsStrictAsTheCli()
    {
        QFETCH(QByteArray, old);
        QFETCH(QByteArray, replacement);
        QByteArray bytes = credentialsJson("x", 1760000000000);
        QVERIFY(parseQwenCliCredentials(bytes).has_value());
        QVERIFY(bytes.contains(old));
        bytes.replace(old, replacement);
        const auto parsed = parseQwenCliCredentials(bytes);
        QVERIFY(!parsed.has_value());
        QCOMPARE(parsed.error(), CredentialsFault::NoCredentials);
    }

    void aRefreshKeepsWhatTheAnswerLeavesOut()
    {
        const auto old = parseQwenCliCredentials(fixture(u"unknown-keys.json"_s));
        QVERIFY(old.has_value());
        const auto fresh = merged(*old, {.accessToken = "access-new", .lifetime = 6h}, at(1'000));
        QCOMPARE(fresh.accessToken, "access-new"_ba);
        QCOMPARE(fresh.refreshToken, "refresh-old"_ba);
        QCOMPARE(fresh.resourceUrl, "portal.qwen.ai"_ba);
        QVERIFY(fresh.expiresAt == at(1'000) + 6h);
        QByteArray expected = fixture(u"unknown-keys.json"_s);
        expected.replace("access-old", "access-new").replace("1760000000000", "21601000");
        QCOMPARE(serialise(fresh), expected);
    }

    void aRefreshTakesWhatTheAnswerBrings()
    {
        const auto old = parseQwenCliCredentials(fixture(u"cli.json"_s));
        const auto fresh = merged(*old,
            {.accessToken = "a",
                .refreshToken = "r",
                .tokenType = "bearer",
                .resourceUrl = "x.qwen.ai",
                .lifetime = 1h},
            at(0));
        const auto again = parseQwenCliCredentials(serialise(fresh));
        QVERIFY(again.has_value());
        QCOMPARE(again->accessToken, "a"_ba);
        QCOMPARE(again->refreshToken, "r"_ba);
        QCOMPARE(again->tokenType, "bearer"_ba);
        QCOMPARE(again->resourceUrl, "x.qwen.ai"_ba);
    }

    void freshUntil30SecondsBeforeTheEnd()
    {
        QwenCliCredentials credentials{.accessToken = "a", .refreshToken = "r", .tokenType = "Bearer"};
        credentials.expiresAt = at(100'000);
        QVERIFY(isFresh(credentials, at(69'999)));
        QVERIFY(!isFresh(credentials, at(70'000)));
        QVERIFY(!isFresh(credentials, at(100'001)));
    }

    void baseUrl_data()
    {
        QTest::addColumn<QByteArray>("resource");
        QTest::addColumn<QString>("url");
        QTest::newRow("missing") << ""_ba << u"https://portal.qwen.ai/v1"_s;
        QTest::newRow("host") << "portal.qwen.ai"_ba << u"https://portal.qwen.ai/v1"_s;
        QTest::newRow("slash") << "portal.qwen.ai/"_ba << u"https://portal.qwen.ai/v1"_s;
        QTest::newRow("v1") << "https://portal.qwen.ai/v1"_ba << u"https://portal.qwen.ai/v1"_s;
        QTest::newRow("v1 and slash") << "https://portal.qwen.ai/v1/"_ba << u"https://portal.qwen.ai/v1"_s;
        QTest::newRow("path") << "dashscope.aliyuncs.com/compatible-mode"_ba
                              << u"https://dashscope.aliyuncs.com/compatible-mode/v1"_s;
        QTest::newRow("loopback") << "http://127.0.0.1:8099"_ba << u"http://127.0.0.1:8099/v1"_s;
        QTest::newRow("host that begins with http") << "http.qwen.ai"_ba << u"https://http.qwen.ai/v1"_s;
        QTest::newRow("elsewhere") << "evil.example"_ba << QString();
        QTest::newRow("suffix trick") << "evilqwen.ai"_ba << QString();
        QTest::newRow("user name") << "portal.qwen.ai@evil.example"_ba << QString();
        QTest::newRow("unencrypted") << "http://portal.qwen.ai"_ba << QString();
        QTest::newRow("other scheme") << "ftp://portal.qwen.ai"_ba << QString();
        QTest::newRow("garbage") << "por tal\nqwen.ai"_ba << QString();
    }

    void baseUrl()
    {
        QFETCH(QByteArray, resource);
        QFETCH(QString, url);
        const auto result = serviceBaseUrl(resource);
        QCOMPARE(result.has_value(), !url.isEmpty());
        if (result) {
            QCOMPARE(*result, QUrl(url));
        }
    }

    void theRefusedHostIsNamed()
    {
        QVERIFY(serviceBaseUrl("evil.example").error().message.contains(u"evil.example"_s));
    }

    void namesWithPathTricksAreIgnored()
    {
        for (const QString &name : {u"work"_s, u"a.b-c_D9"_s, u"x"_s.repeated(64)}) {
            QVERIFY2(isAccountName(name), qPrintable(name));
        }
        for (const QString &name : {u""_s, u".."_s, u"."_s, u"../x"_s, u"a/b"_s, u"a\\b"_s, u"a b"_s, u"ä"_s,
                 u"x"_s.repeated(65), u"a\nb"_s, u"a:b"_s}) {
            QVERIFY2(!isAccountName(name), qPrintable(name));
        }
        CredentialsFolder folder;
        for (const QString &name : {u"oauth_creds.json"_s, u"oauth_creds_work.json"_s,
                 u"oauth_creds_b.c.json"_s, u"oauth_creds_.json"_s, u"oauth_creds_...json"_s,
                 u"oauth_creds_a b.json"_s, u"oauth_creds_default.json"_s, u"oauth_creds_tmp.json.tmp"_s,
                 u"oauth_credsx.json"_s, u"oauth_creds.lock"_s, u"settings.json"_s}) {
            folder.put(name, "{}");
        }
        QStringList names;
        for (const QwenCliFile &file : listQwenCliFiles(folder.path())) {
            names.append(file.accountName);
        }
        QCOMPARE(names, QStringList({u"default"_s, u"b.c"_s, u"work"_s}));
    }

    void eachFileHasItsLock()
    {
        QCOMPARE(QwenCliFile({u"default"_s, u"/q/oauth_creds.json"_s}).lockPath(), u"/q/oauth_creds.lock"_s);
        QCOMPARE(QwenCliFile({u"w"_s, u"/q/oauth_creds_w.json"_s}).lockPath(), u"/q/oauth_creds_w.lock"_s);
    }

    void saysWhyAFileHasNoCredentials()
    {
        CredentialsFolder folder;
        QCOMPARE(readQwenCliFile(folder.filePath(u"none"_s)).error(), CredentialsFault::Missing);
        folder.put(u"empty"_s, {});
        QCOMPARE(readQwenCliFile(folder.filePath(u"empty"_s)).error(), CredentialsFault::NotJson);
        folder.put(u"huge"_s, QByteArray(2 << 20, ' '));
        QCOMPARE(readQwenCliFile(folder.filePath(u"huge"_s)).error(), CredentialsFault::Unreadable);
        QCOMPARE(readQwenCliFile(folder.path()).error(), CredentialsFault::Unreadable);
    }
};

QTEST_APPLESS_MAIN(TestQwenCliCredentials)
#include "tst_qwenclicredentials.moc"
