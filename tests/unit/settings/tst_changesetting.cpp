#include "settings/changesetting.h"
#include "settings/settingsstore.h"
#include "settings/settingtext.h"
#include "settings/settingvalues.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace std::chrono_literals;

namespace {

SettingValue valueOf(const LoadedSettings &loaded, const QString &key)
{
    const QList<SettingValue> values = describeSettings(loaded);
    const auto found = std::find_if(
        values.begin(), values.end(), [&key](const SettingValue &value) { return value.key == key; });
    return found == values.end() ? SettingValue() : *found;
}

} // namespace

/// Settings one by one, as text.
class TestChangeSetting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setsOne_data();
    void setsOne();
    void refuses_data();
    void refuses();
    void everyTextIsReadBack();
    void durations();
    void describes();
    void adopts();
    void doesNotAdoptWhatIsDecidedElsewhere();
    void knowsUiKeys();
};

void TestChangeSetting::setsOne_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto row = [](const QString &key, const QString &text, const QString &shown) {
        QTest::newRow(qPrintable(key)) << key << text << shown;
    };
    row(u"server/host"_s, u"LOCALHOST"_s, u"localhost"_s);
    row(u"server/port"_s, u"9000"_s, u"9000"_s);
    row(u"server/allowedHosts"_s, u"a.lan,b.lan"_s, u"a.lan, b.lan"_s);
    row(u"server/allowedOrigins"_s, u"https://a.example"_s, u"https://a.example"_s);
    row(u"server/connectTimeout"_s, u"90"_s, u"90s"_s);
    row(u"server/idleTimeout"_s, u"120s"_s, u"2m"_s);
    row(u"accounts/strategy"_s, u"Failover"_s, u"failover"_s);
    row(u"secrets/backend"_s, u"file"_s, u"file"_s);
    row(u"models/aliases"_s, u"gpt-*=x,y=z"_s, u"gpt-*=x, y=z"_s);
    row(u"models/opus"_s, u"qwen3-max"_s, u"qwen3-max"_s);
    row(u"models/anthropicPath"_s, u"translate"_s, u"translate"_s);
    row(u"limits/contextCheck"_s, u"yes"_s, u"true"_s);
    row(u"logging/level"_s, u"DEBUG"_s, u"debug"_s);
    row(u"logging/debugFiles"_s, u"on"_s, u"true"_s);
    row(u"logging/debugFileLimit"_s, u"5"_s, u"5"_s);
    row(u"usage/retentionDays"_s, u"0"_s, u"0"_s);
    row(u"usage/currency"_s, u"usd"_s, u"USD"_s);
}

void TestChangeSetting::setsOne()
{
    QFETCH(QString, key);
    QFETCH(QString, text);
    LoadedSettings loaded;
    const QList<SettingValue> defaults = describeSettings(loaded);
    QVERIFY(assignSetting(loaded.settings, key, text));
    QTEST(valueOf(loaded, key).value, "shown");
    const QList<SettingValue> values = describeSettings(loaded);
    for (qsizetype i = 0; i < values.size(); ++i) {
        QCOMPARE(values.at(i).key == key || values.at(i) == defaults.at(i), true);
    }
    QVERIFY(assignSetting(loaded.settings, key, u" "_s));
    QCOMPARE(describeSettings(loaded), defaults);
}

void TestChangeSetting::refuses_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("status");
    QTest::newRow("port") << u"server/port"_s << u"70000"_s << 400;
    QTest::newRow("host") << u"server/host"_s << u"example.org"_s << 400;
    QTest::newRow("strategy") << u"accounts/strategy"_s << u"any"_s << 400;
    QTest::newRow("unknown") << u"server/nothing"_s << u"1"_s << 404;
    QTest::newRow("a key") << u"server/clientKeys"_s << u"k"_s << 404;
    QTest::newRow("an address of a service") << u"accounts/oauthUrl"_s << u"https://evil.example"_s << 404;
}

void TestChangeSetting::refuses()
{
    QFETCH(QString, key);
    QFETCH(QString, text);
    Settings settings;
    const auto refused = assignSetting(settings, key, text);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Rejected);
    QTEST(refused.error().httpStatus, "status");
    QVERIFY(refused.error().message.contains(refused.error().httpStatus == 400 ? text : key));
    QCOMPARE(describeSettings({.settings = settings}), describeSettings({}));
}

void TestChangeSetting::everyTextIsReadBack()
{
    const QList<SettingValue> values = describeSettings({});
    QVERIFY(values.size() >= 20);
    for (const SettingValue &value : values) {
        Settings settings;
        QVERIFY2(assignSetting(settings, value.key, value.value), qPrintable(value.key));
        QCOMPARE(describeSettings({.settings = settings}), values);
    }
}

void TestChangeSetting::durations()
{
    for (const std::chrono::milliseconds duration :
        std::initializer_list<std::chrono::milliseconds>{1ms, 1'500ms, 15s, 90s, 5min, 300s, 90min, 24h}) {
        QCOMPARE(parseDuration(settingText(duration)), duration);
    }
    QCOMPARE(settingText(std::chrono::milliseconds(300s)), u"5m"_s);
}

void TestChangeSetting::describes()
{
    LoadedSettings loaded;
    loaded.settings.port = 9000;
    loaded.origins.insert(u"server/port"_s, {SettingSource::Environment, u"PORT (environment)"_s});
    loaded.settings.clientKeyHashes = {"hash"};
    loaded.settings.environmentKey = u"sk-secret"_s;
    const SettingValue port = valueOf(loaded, u"server/port"_s);
    QCOMPARE(port.value, u"9000"_s);
    QCOMPARE(port.defaultValue, u"8080"_s);
    QCOMPARE(port.origin.name, u"PORT (environment)"_s);
    QVERIFY(port.isReadOnly && port.needsRestart && !port.isPending);
    const SettingValue strategy = valueOf(loaded, u"accounts/strategy"_s);
    QVERIFY(!strategy.isReadOnly && !strategy.needsRestart);
    for (const SettingValue &value : describeSettings(loaded)) {
        QVERIFY(!value.value.contains(u"secret"_s) && !value.key.contains(u"Key"_s));
    }
    QVERIFY(valueOf(loaded, u"accounts/default"_s).key.isEmpty());
}

void TestChangeSetting::adopts()
{
    LoadedSettings loaded;
    loaded.settings.configFolder = u"/c"_s;
    QVERIFY(adoptSetting(loaded, u"server/port"_s, u"81"_s));
    QCOMPARE(loaded.settings.port, quint16(81));
    QCOMPARE(loaded.origins.value(u"server/port"_s),
        (SettingOrigin{SettingSource::SettingsFile, fileOriginName(u"server/port"_s, u"/c/settings.ini"_s)}));
    QVERIFY(adoptSetting(loaded, u"server/port"_s, {}));
    QCOMPARE(loaded.settings.port, quint16(8080));
    QVERIFY(loaded.origins.isEmpty());
    QVERIFY(!adoptSetting(loaded, u"server/port"_s, u"x"_s));
}

void TestChangeSetting::doesNotAdoptWhatIsDecidedElsewhere()
{
    LoadedSettings loaded;
    loaded.settings.port = 9000;
    loaded.origins.insert(u"server/port"_s, {SettingSource::Flag, u"--port"_s});
    QVERIFY(!adoptSetting(loaded, u"server/port"_s, u"81"_s));
    QCOMPARE(loaded.settings.port, quint16(9000));
}

void TestChangeSetting::knowsUiKeys()
{
    QVERIFY(isUiKey(u"ui/language"_s) && isUiKey(u"ui/openAtStart"_s));
    QVERIFY(
        !isUiKey(u"ui/"_s) && !isUiKey(u"ui/a/b"_s) && !isUiKey(u"ui/a=b"_s) && !isUiKey(u"server/port"_s));
    QVERIFY(!isUiKey(u"ui/a\n"_s));
}

QTEST_APPLESS_MAIN(TestChangeSetting)

#include "tst_changesetting.moc"
