#include "settings/settingvalues.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

class TestSettingValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hosts();
    void ports();
    void switches();
    void durations();
    void baseUrls();
    void loopbackUrls();
    void words();
    void lists();
    void aliases();
    void modelIds();
    void clientKeysAreHashed();
};

void TestSettingValues::hosts()
{
    QCOMPARE(parseHost(u"LocalHost"_s), u"localhost"_s);
    QCOMPARE(parseHost(u"0.0.0.0"_s), u"0.0.0.0"_s);
    QCOMPARE(parseHost(u"[::1]"_s), u"::1"_s);
    QCOMPARE(parseHost(u"::"_s), u"::"_s);
    for (const QString &bad :
        {u"1"_s, u"0x7f.1"_s, u"example.com"_s, u"127.0.0.1:80"_s, u"300.1.1.1"_s, u""_s}) {
        QVERIFY2(!parseHost(bad), qPrintable(bad));
    }
}

void TestSettingValues::ports()
{
    QCOMPARE(parsePort(u"0"_s), quint16(0));
    QCOMPARE(parsePort(u"65535"_s), quint16(65535));
    for (const QString &bad : {u"65536"_s, u"-1"_s, u"+1"_s, u"0x10"_s, u"80 "_s, u"http"_s, u""_s}) {
        QVERIFY2(!parsePort(bad), qPrintable(bad));
    }
}

void TestSettingValues::switches()
{
    QCOMPARE(parseSwitch(u"TRUE"_s), true);
    QCOMPARE(parseSwitch(u"on"_s), true);
    QCOMPARE(parseSwitch(u"0"_s), false);
    QCOMPARE(parseSwitch(u"No"_s), false);
    QVERIFY(!parseSwitch(u"maybe"_s));
}

void TestSettingValues::durations()
{
    using namespace std::chrono_literals;
    QCOMPARE(parseDuration(u"15"_s)->count(), std::chrono::milliseconds(15s).count());
    QCOMPARE(parseDuration(u"1500ms"_s)->count(), 1500);
    QCOMPARE(parseDuration(u"5 m"_s)->count(), std::chrono::milliseconds(5min).count());
    QCOMPARE(parseDuration(u"24h"_s)->count(), std::chrono::milliseconds(24h).count());
    for (const QString &bad : {u"0"_s, u"25h"_s, u"-1s"_s, u"1.5s"_s, u"soon"_s, u"99999999h"_s}) {
        QVERIFY2(!parseDuration(bad), qPrintable(bad));
    }
}

void TestSettingValues::baseUrls()
{
    QCOMPARE(parseBaseUrl(u"https://a.example/v1/"_s), QUrl(u"https://a.example/v1"_s));
    QCOMPARE(parseBaseUrl(u"http://127.0.0.1:9000/"_s), QUrl(u"http://127.0.0.1:9000"_s));
    for (const QString &bad : {u"a.example/v1"_s, u"ftp://a.example"_s, u"https://"_s,
             u"https://u:p@a.example"_s, u"https://a.example/?k=1"_s, u"https://a.example/#x"_s}) {
        QVERIFY2(!parseBaseUrl(bad), qPrintable(bad));
    }
}

void TestSettingValues::loopbackUrls()
{
    QCOMPARE(parseLoopbackUrl(u"http://127.0.0.1:9000/"_s), QUrl(u"http://127.0.0.1:9000"_s));
    QVERIFY(parseLoopbackUrl(u"http://localhost:9000"_s));
    QVERIFY(parseLoopbackUrl(u"http://[::1]:9000"_s));
    for (const QString &bad : {u"https://a.example"_s, u"http://127.0.0.1.evil.example"_s,
             u"http://10.0.0.1:9000"_s, u"127.0.0.1:9000"_s}) {
        QVERIFY2(!parseLoopbackUrl(bad), qPrintable(bad));
    }
}

void TestSettingValues::words()
{
    QCOMPARE(parseStrategy(u"fixed"_s), AccountStrategy::Fixed);
    QCOMPARE(parseStrategy(u"FailOver"_s), AccountStrategy::Failover);
    QVERIFY(!parseStrategy(u"round-robin"_s));
    QCOMPARE(parseSecretsBackend(u"keychain"_s), SecretsBackend::Keychain);
    QCOMPARE(parseSecretsBackend(u"File"_s), SecretsBackend::File);
    QCOMPARE(parseSecretsBackend(u"memory"_s), SecretsBackend::Memory);
    QVERIFY(!parseSecretsBackend(u"none"_s));
    QCOMPARE(parseAnthropicPath(u"auto"_s), AnthropicPath::Auto);
    QCOMPARE(parseAnthropicPath(u"Translate"_s), AnthropicPath::Translate);
    QVERIFY(!parseAnthropicPath(u"native"_s));
}

void TestSettingValues::lists()
{
    QCOMPARE(splitList(u" a, ,b ,"_s), (QStringList{u"a"_s, u"b"_s}));
    QVERIFY(parseOrigins(u"https://a.example, http://localhost:3000"_s));
    QVERIFY(!parseOrigins(u"https://a.example/path"_s));
    QVERIFY(!parseOrigins(u"*"_s));
    QVERIFY(parseHostNames(u"qiao.lan, 192.168.1.2, fd00::1"_s));
    QVERIFY(!parseHostNames(u"qiao.lan:8080"_s));
}

void TestSettingValues::aliases()
{
    const QList<ModelAlias> expected{{u"gpt-*"_s, u"qwen3-coder-plus"_s}, {u"fast"_s, u"qwen-turbo"_s}};
    QCOMPARE(parseAliases(u"gpt-*=qwen3-coder-plus, fast = qwen-turbo"_s), expected);
    QVERIFY(!parseAliases(u"gpt-*"_s));
    QVERIFY(!parseAliases(u"=qwen"_s));
    QVERIFY(!parseAliases(u"gpt="_s));
}

void TestSettingValues::modelIds()
{
    for (const QString &id : {u"qwen3.7-plus"_s, u"qwen/qwen3-coder:free"_s, u"a"_s}) {
        QCOMPARE(parseModelId(id), id);
    }
    for (const QString &wrong : {u"a b"_s, u"a,b"_s, u"qwen-*"_s, u"模型"_s, QString(129, u'x')}) {
        QVERIFY2(!parseModelId(wrong), qPrintable(wrong));
    }
}

void TestSettingValues::clientKeysAreHashed()
{
    const auto hashes = parseClientKeys(u"abc, def"_s);
    QCOMPARE(hashes->size(), 2);
    QCOMPARE(hashes->first().toHex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_ba);
    QVERIFY(!parseClientKeys(u","_s));
    QVERIFY(!parseClientKeys(u"a b"_s));
    QVERIFY(!parseClientKeys(u"schlüssel"_s));
}

QTEST_GUILESS_MAIN(TestSettingValues)
#include "tst_settingvalues.moc"
