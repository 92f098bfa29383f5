#include "support/bridge.h"
#include "support/files.h"
#include "support/httpclient.h"
#include "support/patience.h"

#include <qiao/control.h>
#include <qiao/logging.h>

#include <QDir>
#include <QJsonObject>
#include <QSettings>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

namespace {

/// The result of \a future, or an error that says that none came.
template <typename T> Result<T> awaited(const QFuture<Result<T>> &future)
{
    const bool came = QTest::qWaitFor([&future] { return future.isFinished(); }, patience);
    if (!came || future.resultCount() == 0) {
        return tl::make_unexpected(Error{.message = u"no answer"_s});
    }
    return future.result();
}

int statusOf(quint16 port, const HttpClient::Headers &headers = {})
{
    HttpClient client(port);
    client.send("GET", "/v1/models", {}, headers);
    return client.waitUntilComplete() ? client.status() : 0;
}

QString written(const Bridge &bridge, const QString &key)
{
    const QSettings file(
        QDir(bridge.settings().configFolder).filePath(u"settings.ini"_s), QSettings::IniFormat);
    return file.value(key).toStringList().join(u',');
}

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

/// Stops the server and starts it again in the same program.
bool restart(WorkerService &service)
{
    const auto reaches = [&service](ServerState::Phase phase) {
        return QTest::qWaitFor([&] { return service.serverState().phase == phase; }, patience);
    };
    service.stop(std::chrono::seconds(0));
    if (!reaches(ServerState::Phase::Stopped)) {
        return false;
    }
    service.start();
    return reaches(ServerState::Phase::Running);
}

} // namespace

/// What a settings page asks, against the real worker thread.
class TestSettingsService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesWhatCanChangeAtOnce();
    void letsOriginsInAtOnce();
    void refusesWhatIsNotValid();
    void refusesWhatTheEnvironmentDecides();
    void aPortCountsFromTheNextStart();
    void keepsWhatOthersChange();
    void testsPorts();
    void letsOthersInWithAKeyOnly();
    void keepsTheAddressOfTheNetwork();
    void makesKeys();
    void keepsWhatTheInterfaceKeeps();
    void worksBeforeTheServerStarts();
};

void TestSettingsService::changesWhatCanChangeAtOnce()
{
    Bridge bridge;
    const Logging logging(bridge.settings());
    SettingsService &settings = bridge.qiao().settingsService();
    QSignalSpy changed(&settings, &SettingsService::valuesChanged);
    QCOMPARE(settings.value(u"logging/level"_s).origin.source, SettingSource::Default);

    QVERIFY(awaited(settings.change(u"logging/level"_s, u"debug"_s)).has_value());
    QTRY_COMPARE(settings.value(u"logging/level"_s).value, u"debug"_s);
    QCOMPARE(settings.value(u"logging/level"_s).origin.source, SettingSource::SettingsFile);
    QTRY_COMPARE(bridge.qiao().logState().level, LogLevel::Debug);
    QVERIFY(awaited(settings.change(u"logging/debugFiles"_s, u"true"_s)).has_value());
    QTRY_VERIFY(bridge.qiao().logState().debugFiles);
    QCOMPARE(written(bridge, u"logging/debugFiles"_s), u"true"_s);
    QVERIFY(!changed.isEmpty());

    for (const auto &[key, text] :
        std::initializer_list<std::pair<QString, QString>>{{u"accounts/strategy"_s, u"failover"_s},
            {u"usage/retentionDays"_s, u"7"_s}, {u"usage/currency"_s, u"USD"_s},
            {u"logging/debugFileLimit"_s, u"3"_s}, {u"server/idleTimeout"_s, u"10s"_s},
            {u"limits/contextCheck"_s, u"true"_s}, {u"models/opus"_s, u"qwen3-max"_s}}) {
        QVERIFY2(awaited(settings.change(key, text)).has_value(), qPrintable(key));
        QTRY_COMPARE(settings.value(key).value, text);
        QCOMPARE(written(bridge, key), text);
        QVERIFY(!settings.value(key).isPending);
    }
    QCOMPARE(statusOf(bridge.port()), 200);

    QVERIFY(awaited(settings.change(u"accounts/strategy"_s, {})).has_value());
    QTRY_COMPARE(settings.value(u"accounts/strategy"_s).value, u"fixed"_s);
    QCOMPARE(settings.value(u"accounts/strategy"_s).origin.source, SettingSource::Default);
    QCOMPARE(written(bridge, u"accounts/strategy"_s), QString());
}

void TestSettingsService::letsOriginsInAtOnce()
{
    Bridge bridge;
    SettingsService &settings = bridge.qiao().settingsService();
    const HttpClient::Headers page{{"Origin", "https://app.example"}};
    QCOMPARE(statusOf(bridge.port(), page), 403);
    QVERIFY(awaited(settings.change(u"server/allowedOrigins"_s, u"https://app.example"_s)).has_value());
    QCOMPARE(statusOf(bridge.port(), page), 200);
    QVERIFY(awaited(settings.change(u"server/allowedOrigins"_s, {})).has_value());
    QCOMPARE(statusOf(bridge.port(), page), 403);
}

void TestSettingsService::refusesWhatIsNotValid()
{
    Bridge bridge;
    SettingsService &settings = bridge.qiao().settingsService();
    const auto bad = awaited(settings.change(u"server/port"_s, u"70000"_s));
    QVERIFY(!bad && bad.error().httpStatus == 400);
    QVERIFY(bad.error().message.contains(u"0 to 65535"_s));
    const auto unknown = awaited(settings.change(u"server/nothing"_s, u"1"_s));
    QVERIFY(!unknown && unknown.error().httpStatus == 404);
    QVERIFY(!QFile::exists(QDir(bridge.settings().configFolder).filePath(u"settings.ini"_s)));
}

void TestSettingsService::refusesWhatTheEnvironmentDecides()
{
    QTemporaryDir home;
    LoadedSettings loaded;
    loaded.settings.configFolder = home.filePath(u"config"_s);
    loaded.settings.dataFolder = home.filePath(u"data"_s);
    loaded.origins = {{u"server/port"_s, {SettingSource::Environment, u"PORT (environment)"_s}},
        {u"server/host"_s, {SettingSource::Flag, u"--host"_s}},
        {u"server/clientKeys"_s, {SettingSource::Environment, u"API_KEY (environment)"_s}}};
    WorkerService service(loaded);
    SettingsService &settings = service.settingsService();
    QVERIFY(settings.value(u"server/port"_s).isReadOnly);
    const auto refused = awaited(settings.change(u"server/port"_s, u"81"_s));
    QVERIFY(!refused && refused.error().httpStatus == 409);
    QVERIFY(refused.error().message.startsWith(u"PORT (environment) decides"_s));
    const auto lan = awaited(settings.setLan(true));
    QVERIFY(!lan && lan.error().httpStatus == 409);
    QCOMPARE(settings.otherKeys(), u"API_KEY (environment)"_s);
}

void TestSettingsService::aPortCountsFromTheNextStart()
{
    Bridge bridge;
    SettingsService &settings = bridge.qiao().settingsService();
    const quint16 before = bridge.port();
    const quint16 port = freePort();
    QVERIFY(awaited(settings.change(u"server/port"_s, QString::number(port))).has_value());
    QTRY_VERIFY(settings.value(u"server/port"_s).isPending);
    QVERIFY(settings.value(u"server/port"_s).needsRestart);
    QCOMPARE(statusOf(before), 200);
    QVERIFY(restart(bridge.qiao()));
    QCOMPARE(bridge.port(), port);
    QVERIFY(!settings.value(u"server/port"_s).isPending);
    QCOMPARE(statusOf(port), 200);
}

void TestSettingsService::keepsWhatOthersChange()
{
    Bridge bridge;
    SettingsService &settings = bridge.qiao().settingsService();
    const auto control = Control::open(bridge.settings());
    QVERIFY(awaited(control->call(u"accounts.set_strategy"_s, {{u"strategy"_s, u"failover"_s}})).has_value());
    QTRY_COMPARE(settings.value(u"accounts/strategy"_s).value, u"failover"_s);
    QVERIFY(awaited(control->call(u"logs.set"_s, {{u"debug_files"_s, true}, {u"keep"_s, true}})).has_value());
    QTRY_COMPARE(settings.value(u"logging/debugFiles"_s).value, u"true"_s);
    QVERIFY(restart(bridge.qiao()));
    QCOMPARE(settings.value(u"accounts/strategy"_s).value, u"failover"_s);
    const auto listed = awaited(Control::open(bridge.settings())->call(u"accounts.list"_s));
    QCOMPARE(listed->value("strategy"_L1).toString(), u"failover"_s);
    const auto logs = awaited(Control::open(bridge.settings())->call(u"logs.state"_s));
    QVERIFY(logs->value("debug_files"_L1).toBool());
}

void TestSettingsService::testsPorts()
{
    Bridge bridge;
    SettingsService &settings = bridge.qiao().settingsService();
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const auto taken = awaited(settings.testPort(u"localhost"_s, other.serverPort()));
    QVERIFY(taken && taken->state == PortFinding::State::Taken);
    QCOMPARE(taken->pid, QCoreApplication::applicationPid());
    const auto own = awaited(settings.testPort(u"127.0.0.1"_s, bridge.port()));
    QVERIFY(own && own->state == PortFinding::State::Own);
    const auto free = awaited(settings.testPort(u"localhost"_s, freePort()));
    QVERIFY(free && free->state == PortFinding::State::Free);
    const auto bad = awaited(settings.testPort(u"example.org"_s, 80));
    QVERIFY(!bad && bad.error().httpStatus == 400);
}

void TestSettingsService::letsOthersInWithAKeyOnly()
{
    Bridge bridge;
    SettingsService &settings = bridge.qiao().settingsService();
    const auto refused = awaited(settings.setLan(true));
    QVERIFY(!refused && refused.error().httpStatus == 409);
    const auto typed = awaited(settings.change(u"server/host"_s, u"0.0.0.0"_s));
    QVERIFY(!typed && typed.error().httpStatus == 409);
    QVERIFY(!settings.isLan());

    const auto made = awaited(settings.createKey(u"phone"_s));
    QVERIFY(made.has_value());
    QVERIFY(awaited(settings.setLan(true)).has_value());
    QTRY_VERIFY(settings.isLan());
    QVERIFY(settings.value(u"server/host"_s).isPending);
    const auto last = awaited(settings.revokeKey(made->key.id));
    QVERIFY(!last && last.error().httpStatus == 409);

    QVERIFY(awaited(settings.setLan(false)).has_value());
    QTRY_VERIFY(!settings.isLan());
    QVERIFY(!settings.value(u"server/host"_s).isPending);
    QVERIFY(awaited(settings.revokeKey(made->key.id)).has_value());
    QCOMPARE(statusOf(bridge.port()), 200);
}

void TestSettingsService::keepsTheAddressOfTheNetwork()
{
    Bridge bridge;
    SettingsService &settings = bridge.qiao().settingsService();
    QVERIFY(awaited(settings.createKey(u"phone"_s)).has_value());
    QVERIFY(awaited(settings.change(u"server/host"_s, u"192.0.2.7"_s)).has_value());
    QTRY_VERIFY(settings.isLan());
    QVERIFY(awaited(settings.setLan(true)).has_value());
    QCOMPARE(settings.value(u"server/host"_s).value, u"192.0.2.7"_s);
    QVERIFY(awaited(settings.setLan(false)).has_value());
    QTRY_COMPARE(settings.value(u"server/host"_s).value, u"localhost"_s);
    QVERIFY(awaited(settings.setLan(true)).has_value());
    QTRY_COMPARE(settings.value(u"server/host"_s).value, u"192.0.2.7"_s);
}

void TestSettingsService::makesKeys()
{
    Bridge bridge;
    SettingsService &settings = bridge.qiao().settingsService();
    QSignalSpy changed(&settings, &SettingsService::keysChanged);
    const auto made = awaited(settings.createKey(u"laptop"_s));
    QVERIFY(made && made->clear.startsWith("qiao-"));
    QTRY_COMPARE(settings.keys(), QList{made->key});
    QVERIFY(!changed.isEmpty());
    QCOMPARE(statusOf(bridge.port()), 401);
    QCOMPARE(statusOf(bridge.port(), {{"x-api-key", made->clear}}), 200);
    QVERIFY(awaited(settings.renameKey(made->key.id, u"desk"_s)).has_value());
    QTRY_COMPARE(settings.keys().first().name, u"desk"_s);
    const auto nameless = awaited(settings.createKey({}));
    QVERIFY(!nameless && nameless.error().httpStatus == 400);
    QVERIFY(awaited(settings.revokeKey(made->key.id)).has_value());
    QTRY_VERIFY(settings.keys().isEmpty());
    QCOMPARE(statusOf(bridge.port()), 200);
}

void TestSettingsService::keepsWhatTheInterfaceKeeps()
{
    Bridge bridge;
    SettingsService &settings = bridge.qiao().settingsService();
    QSignalSpy changed(&settings, &SettingsService::uiValueChanged);
    const QString geometry = u"AdnQywADAAAAAA==, \"1;2\" \\ 界"_s;
    const auto kept = settings.setUiValue(u"ui/windowGeometry"_s, geometry);
    QCOMPARE(settings.uiValue(u"ui/windowGeometry"_s), geometry);
    QCOMPARE(changed.size(), 1);
    QVERIFY(awaited(kept).has_value());
    QCOMPARE(written(bridge, u"ui/windowGeometry"_s), geometry);
    QVERIFY(awaited(settings.change(u"ui/page"_s, u"usage"_s)).has_value());
    QCOMPARE(settings.uiValue(u"ui/page"_s), u"usage"_s);
    QVERIFY(awaited(settings.setUiValue(u"ui/page"_s, {})).has_value());
    QCOMPARE(written(bridge, u"ui/page"_s), QString());
    const auto other = awaited(settings.setUiValue(u"server/port"_s, u"1"_s));
    QVERIFY(!other && other.error().httpStatus == 404);
}

void TestSettingsService::worksBeforeTheServerStarts()
{
    QTemporaryDir home;
    Settings start;
    start.port = 0;
    start.configFolder = home.filePath(u"config"_s);
    start.dataFolder = home.filePath(u"data"_s);
    start.runtimeFolder = home.filePath(u"run"_s);
    start.qwenHome = home.filePath(u"qwen"_s);
    start.secretsBackend = SecretsBackend::Memory;
    WorkerService service(start);
    SettingsService &settings = service.settingsService();
    const auto made = awaited(settings.createKey(u"early"_s));
    QVERIFY(made.has_value());
    QVERIFY(awaited(settings.change(u"server/allowedOrigins"_s, u"https://app.example"_s)).has_value());
    QVERIFY(awaited(settings.testPort(u"localhost"_s, 0)).has_value());
    service.start();
    QTRY_COMPARE_WITH_TIMEOUT(service.serverState().phase, ServerState::Phase::Running, patience);
    const HttpClient::Headers page{{"Origin", "https://app.example"}, {"x-api-key", made->clear}};
    HttpClient client(service.serverState().port);
    client.send("GET", "/metrics", {}, page);
    QVERIFY(client.waitUntilComplete());
    QCOMPARE(client.status(), 200);
}

QTEST_GUILESS_MAIN(TestSettingsService)

#include "tst_settingsservice.moc"
