#include "support/files.h"

#include <qiao/loadsettings.h>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

class TestLoadSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void defaults();
    void eachSourceYieldsToTheNext();
    void emptyValuesSetNothing();
    void readsEveryKeyOfTheFile();
    void badValuesNameTheirSource_data();
    void badValuesNameTheirSource();
    void secretsAreNotShown();
    void dotEnvIsReadOnlyWhenAsked();
    void dotEnvMaySetSixNamesOnly();
    void unknownKeysAreNamed();
    void takesWhatAUserInterfaceKeeps();
    void tellsWhoDecidedTheDefaultAccount();
    void someSettingsAreTheEnvironmentsAlone();
    void unreadableFileIsAnError();
    void aNetworkAddressNeedsAClientKey_data();
    void aNetworkAddressNeedsAClientKey();
    void aKeyMadeHereLetsOthersConnect();
    void whatDoesNotListenNeedsNoKey();
    void folders();
    void qwenFolder();

private:
    void write(const QString &name, const QByteArray &content)
    {
        test::writeFile(m_folder->filePath(name), content);
    }
    void set(const QString &variable, const QString &value) { m_input.environment.insert(variable, value); }

    std::unique_ptr<QTemporaryDir> m_folder;
    SettingsInput m_input;
};

void TestLoadSettings::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_input = {};
    m_input.homeFolder = m_folder->filePath(u"home"_s);
    m_input.workingFolder = m_folder->filePath(u"work"_s);
    m_input.readDotEnv = true;
    set(u"QIAO_HOME"_s, m_folder->filePath(u"qiao"_s));
}

void TestLoadSettings::defaults()
{
    const auto loaded = loadSettings(m_input);
    QVERIFY(loaded);
    QCOMPARE(loaded->settings.host, u"localhost"_s);
    QCOMPARE(loaded->settings.port, quint16(8080));
    QVERIFY(loaded->settings.clientKeyHashes.isEmpty());
    QVERIFY(loaded->origins.isEmpty());
    QVERIFY(loaded->warnings.isEmpty());
}

void TestLoadSettings::eachSourceYieldsToTheNext()
{
    const auto port = [this] {
        const auto loaded = loadSettings(m_input);
        return std::pair(loaded->settings.port, loaded->origins.value(u"server/port"_s));
    };
    QCOMPARE(port().first, quint16(8080));

    write(u"qiao/config/settings.ini"_s, "[server]\nport=1\n");
    const QString file = QDir::toNativeSeparators(m_folder->filePath(u"qiao/config/settings.ini"_s));
    QCOMPARE(port(),
        std::pair(
            quint16(1), (SettingOrigin{SettingSource::SettingsFile, "server/port ("_L1 + file + u')'})));

    write(u"work/.env"_s, "PORT=2\n");
    const QString dotEnv = QDir::toNativeSeparators(m_folder->filePath(u"work/.env"_s));
    QCOMPARE(
        port(), std::pair(quint16(2), (SettingOrigin{SettingSource::DotEnv, "PORT ("_L1 + dotEnv + u')'})));

    set(u"PORT"_s, u"3"_s);
    QCOMPARE(
        port(), std::pair(quint16(3), (SettingOrigin{SettingSource::Environment, u"PORT (environment)"_s})));

    m_input.flags.insert(u"server/port"_s, u"4"_s);
    QCOMPARE(port(), std::pair(quint16(4), (SettingOrigin{SettingSource::Flag, u"--port"_s})));
}

void TestLoadSettings::emptyValuesSetNothing()
{
    set(u"PORT"_s, u" "_s);
    set(u"API_KEY"_s, u""_s);
    write(u"work/.env"_s, "PORT=9000\n");
    const auto loaded = loadSettings(m_input);
    QVERIFY(loaded);
    QCOMPARE(loaded->settings.port, quint16(9000));
    QVERIFY(loaded->settings.clientKeyHashes.isEmpty());
}

void TestLoadSettings::readsEveryKeyOfTheFile()
{
    write(u"qiao/config/settings.ini"_s,
        "[server]\nhost=127.0.0.1\nport=1\nallowedHosts=a.lan, b.lan\nallowedOrigins=https://a.example\n"
        "connectTimeout=3s\nidleTimeout=2m\n[accounts]\ndefault=work\nstrategy=failover\n[secrets]\nbackend="
        "file\n[models]\naliases=gpt-*=x, y=z\nhaiku=small\nsonnet=middle\nopus=large\ndefault=any/one\n"
        "anthropicPath=translate\n"
        "[limits]\ncontextCheck=true\n"
        "[logging]\nlevel=Debug\ndebugFiles=true\ndebugFileLimit=7\n[usage]\nretentionDays=30\n");
    const auto loaded = loadSettings(m_input);
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().message));
    const Settings &settings = loaded->settings;
    QCOMPARE(settings.host, u"127.0.0.1"_s);
    QCOMPARE(settings.allowedHosts, (QStringList{u"a.lan"_s, u"b.lan"_s}));
    QCOMPARE(settings.allowedOrigins, QStringList{u"https://a.example"_s});
    QCOMPARE(settings.connectTimeout, std::chrono::seconds(3));
    QCOMPARE(settings.idleTimeout, std::chrono::minutes(2));
    QCOMPARE(settings.defaultAccount, u"work"_s);
    QCOMPARE(settings.strategy, AccountStrategy::Failover);
    QCOMPARE(settings.secretsBackend, SecretsBackend::File);
    QCOMPARE(settings.aliases, (QList<ModelAlias>{{u"gpt-*"_s, u"x"_s}, {u"y"_s, u"z"_s}}));
    QCOMPARE(settings.tiers, (ModelTiers{u"small"_s, u"middle"_s, u"large"_s, u"any/one"_s}));
    QCOMPARE(settings.anthropicPath, AnthropicPath::Translate);
    QVERIFY(settings.contextCheck);
    QCOMPARE(settings.logLevel, LogLevel::Debug);
    QVERIFY(settings.debugFiles);
    QCOMPARE(settings.debugFileLimit, 7);
    QCOMPARE(settings.retentionDays, 30);
    QVERIFY(loaded->warnings.isEmpty());
}

void TestLoadSettings::badValuesNameTheirSource_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("sentence");

    QTest::newRow("port")
        << u"PORT"_s << u"http"_s
        << u"PORT (environment) is \"http\": use a number from 0 to 65535 (0 is any free port)."_s;
    QTest::newRow("host") << u"HOST"_s << u"my-laptop"_s
                          << u"HOST (environment) is \"my-laptop\": use localhost or an IP address."_s;
    QTest::newRow("level")
        << u"LOG_LEVEL"_s << u"loud"_s
        << u"LOG_LEVEL (environment) is \"loud\": use off, error, warning, info or debug."_s;
    QTest::newRow("switch") << u"DEBUG_LOG"_s << u"perhaps"_s
                            << u"DEBUG_LOG (environment) is \"perhaps\": use true or false."_s;
    QTest::newRow("control characters")
        << u"DEBUG_LOG"_s << u"a\x1b[31m"_s << u"DEBUG_LOG (environment) is \"a?[31m\": use true or false."_s;
    QTest::newRow("secrets") << u"QIAO_SECRETS"_s << u"plain"_s
                             << u"QIAO_SECRETS (environment) is \"plain\": use keychain, file or memory."_s;
    QTest::newRow("plans") << u"QIAO_PLANS_URL"_s << u"https://me:secret@evil.example"_s
                           << u"QIAO_PLANS_URL (environment) is not valid: use an address on this computer "
                              u"like http://127.0.0.1:9000."_s;
}

void TestLoadSettings::badValuesNameTheirSource()
{
    QFETCH(QString, variable);
    QFETCH(QString, value);
    QFETCH(QString, sentence);
    set(variable, value);
    const auto loaded = loadSettings(m_input);
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, Error::Kind::Rejected);
    QCOMPARE(loaded.error().message, sentence);
}

void TestLoadSettings::secretsAreNotShown()
{
    const QString secret = u"canary-1b2c secret"_s;
    for (const QString &variable :
        {u"API_KEY"_s, u"QWEN_API_KEY"_s, u"QWEN_BASE_URL"_s, u"QIAO_OAUTH_URL"_s, u"QIAO_PLANS_URL"_s}) {
        init();
        set(variable, secret);
        const auto loaded = loadSettings(m_input);
        QVERIFY2(!loaded, qPrintable(variable));
        QVERIFY(loaded.error().message.startsWith(variable));
        QVERIFY(!loaded.error().message.contains("canary"_L1));
    }
}

void TestLoadSettings::dotEnvIsReadOnlyWhenAsked()
{
    write(u"work/.env"_s, "PORT=2\n");
    m_input.readDotEnv = false;
    QCOMPARE(loadSettings(m_input)->settings.port, quint16(8080));
}

void TestLoadSettings::dotEnvMaySetSixNamesOnly()
{
    write(u"work/.env"_s,
        "HOST=127.0.0.1\nPORT=2\nDEFAULT_ACCOUNT=work\nAPI_KEY=k\nDEBUG_LOG=1\nLOG_FILE_LIMIT=3\n"
        "QWEN_API_KEY=canary\nQWEN_BASE_URL=https://evil.example\nQIAO_OAUTH_URL=https://evil.example\n"
        "QIAO_HOME=/evil\nQWEN_HOME=/evil\nQIAO_PLANS_URL=http://127.0.0.1:1\nQIAO_SECRETS=file\nOTHER=1\n");
    const auto loaded = loadSettings(m_input);
    QVERIFY(loaded);
    const Settings &settings = loaded->settings;
    QCOMPARE(settings.host, u"127.0.0.1"_s);
    QCOMPARE(settings.port, quint16(2));
    QCOMPARE(settings.defaultAccount, u"work"_s);
    QCOMPARE(settings.clientKeyHashes.size(), 1);
    QVERIFY(settings.debugFiles);
    QCOMPARE(settings.debugFileLimit, 3);
    QVERIFY(settings.environmentKey.isEmpty());
    QCOMPARE(settings.environmentBaseUrl, Settings().environmentBaseUrl);
    QCOMPARE(settings.oauthUrl, Settings().oauthUrl);
    QCOMPARE(settings.dataFolder, m_folder->filePath(u"qiao/data"_s));
    QCOMPARE(settings.qwenHome, m_folder->filePath(u"home/.qwen"_s));
    QVERIFY(settings.plansUrl.isEmpty());
    QCOMPARE(settings.secretsBackend, SecretsBackend::Keychain);
    QCOMPARE(loaded->warnings.size(), 7);
    QVERIFY(loaded->warnings.at(5).startsWith("QWEN_BASE_URL in "_L1));
    QVERIFY(!loaded->warnings.join(u' ').contains("canary"_L1));
}

void TestLoadSettings::unknownKeysAreNamed()
{
    write(u"qiao/config/settings.ini"_s, "[server]\nprot=1\nclientKeys=k\n");
    const auto loaded = loadSettings(m_input);
    QCOMPARE(loaded->warnings.size(), 2);
    QVERIFY(loaded->warnings.at(0).startsWith("server/clientKeys in "_L1));
    QVERIFY(loaded->warnings.at(1).startsWith("server/prot in "_L1));
    QVERIFY(loaded->settings.clientKeyHashes.isEmpty());
}

void TestLoadSettings::takesWhatAUserInterfaceKeeps()
{
    write(u"qiao/config/settings.ini"_s, "[ui]\nlanguage=zh_CN\nwindowGeometry=\"AdnQ=, x\"\n");
    const auto loaded = loadSettings(m_input);
    QVERIFY(loaded);
    QCOMPARE(loaded->ui,
        (QHash<QString, QString>{{u"ui/language"_s, u"zh_CN"_s}, {u"ui/windowGeometry"_s, u"AdnQ=, x"_s}}));
    QVERIFY(loaded->warnings.isEmpty());
}

void TestLoadSettings::tellsWhoDecidedTheDefaultAccount()
{
    const auto origin = [this] { return loadSettings(m_input)->settings.defaultAccountOrigin; };
    QCOMPARE(origin(), QString());
    write(u"qiao/config/settings.ini"_s, "[accounts]\ndefault=work\n");
    QCOMPARE(origin(), QString());
    write(u"work/.env"_s, "DEFAULT_ACCOUNT=home\n");
    QVERIFY(origin().startsWith("DEFAULT_ACCOUNT ("_L1));
    set(u"DEFAULT_ACCOUNT"_s, u"other"_s);
    QCOMPARE(origin(), u"DEFAULT_ACCOUNT (environment)"_s);
}

void TestLoadSettings::someSettingsAreTheEnvironmentsAlone()
{
    write(
        u"qiao/config/settings.ini"_s, "[accounts]\nplansUrl=http://127.0.0.1:1\n[secrets]\nbackend=file\n");
    const auto loaded = loadSettings(m_input);
    QVERIFY(loaded->settings.plansUrl.isEmpty());
    QCOMPARE(loaded->warnings.size(), 1);
    set(u"QIAO_PLANS_URL"_s, u"http://127.0.0.1:9000/"_s);
    set(u"QIAO_SECRETS"_s, u"memory"_s);
    QCOMPARE(loadSettings(m_input)->settings.plansUrl, QUrl(u"http://127.0.0.1:9000"_s));
    QCOMPARE(loadSettings(m_input)->settings.secretsBackend, SecretsBackend::Memory);
}

void TestLoadSettings::unreadableFileIsAnError()
{
    QVERIFY(QDir().mkpath(m_folder->filePath(u"qiao/config/settings.ini"_s)));
    const auto loaded = loadSettings(m_input);
    QVERIFY(!loaded);
    QVERIFY(loaded.error().message.contains("settings.ini cannot be read"_L1));
}

void TestLoadSettings::aNetworkAddressNeedsAClientKey_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("network");
    QTest::newRow("localhost") << u"localhost"_s << false;
    QTest::newRow("127.0.0.1") << u"127.0.0.1"_s << false;
    QTest::newRow("127.9.9.9") << u"127.9.9.9"_s << false;
    QTest::newRow("::1") << u"::1"_s << false;
    QTest::newRow("any IPv4") << u"0.0.0.0"_s << true;
    QTest::newRow("any") << u"::"_s << true;
    QTest::newRow("LAN") << u"192.168.1.2"_s << true;
}

void TestLoadSettings::aNetworkAddressNeedsAClientKey()
{
    QFETCH(QString, host);
    QFETCH(bool, network);
    m_input.flags.insert(u"server/host"_s, host);
    const auto without = loadSettings(m_input);
    QCOMPARE(without.has_value(), !network);
    if (network) {
        QVERIFY(without.error().message.startsWith("--host is \""_L1 + host));
        QVERIFY(without.error().message.contains("API_KEY"_L1));
    }
    set(u"API_KEY"_s, u"k"_s);
    const auto with = loadSettings(m_input);
    QVERIFY(with);
    QCOMPARE(isReachableFromNetwork(with->settings), network);
}

void TestLoadSettings::aKeyMadeHereLetsOthersConnect()
{
    m_input.flags.insert(u"server/host"_s, u"0.0.0.0"_s);
    const QString file = u"qiao/config/clientkeys.json"_s;
    write(file, R"({"version":1,"keys":[]})");
    QVERIFY(!loadSettings(m_input));
    write(file, "damaged");
    QVERIFY(!loadSettings(m_input));
    write(file,
        R"({"version":1,"keys":[{"id":"a","name":"one","ending":"abcd","created":"2026-01-02T03:04:05Z",)"
        R"("sha256":")"
            + QByteArray(32, 'h').toHex() + R"("}]})");
    const auto loaded = loadSettings(m_input);
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().message));
    QVERIFY(loaded->settings.clientKeyHashes.isEmpty());
}

void TestLoadSettings::whatDoesNotListenNeedsNoKey()
{
    m_input.flags.insert(u"server/host"_s, u"0.0.0.0"_s);
    m_input.mayListen = false;
    QVERIFY(loadSettings(m_input));
}

void TestLoadSettings::folders()
{
    set(u"QIAO_HOME"_s, u"~/q"_s);
    QCOMPARE(loadSettings(m_input)->settings.configFolder, m_folder->filePath(u"home/q/config"_s));
    set(u"QIAO_HOME"_s, u"q"_s);
    QCOMPARE(loadSettings(m_input)->settings.runtimeFolder, m_folder->filePath(u"work/q/runtime"_s));
    m_input.environment.remove(u"QIAO_HOME"_s);
    const auto loaded = loadSettings(m_input);
    QVERIFY(loaded);
    QVERIFY(QDir::isAbsolutePath(loaded->settings.dataFolder));
    QVERIFY(loaded->settings.dataFolder.endsWith("/qiao"_L1));
}

void TestLoadSettings::qwenFolder()
{
    const auto folder = [this] { return loadSettings(m_input)->settings.qwenHome; };
    QCOMPARE(folder(), m_folder->filePath(u"home/.qwen"_s));
    write(u"home/.env"_s, "QWEN_HOME=~/from-home\n");
    QCOMPARE(folder(), m_folder->filePath(u"home/from-home"_s));
    write(u"home/.qwen/.env"_s, "QWEN_HOME=from-qwen\n");
    QCOMPARE(folder(), m_folder->filePath(u"work/from-qwen"_s));
    set(u"QWEN_HOME"_s, u"~"_s);
    QCOMPARE(folder(), m_folder->filePath(u"home"_s));
}

QTEST_GUILESS_MAIN(TestLoadSettings)
#include "tst_loadsettings.moc"
