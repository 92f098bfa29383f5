#include <qiao/diagnostics.h>

#include "logging/redaction.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

class TestDiagnosticsText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesWhatAReportNeeds();
    void leavesOutSecretsAndTheHomeFolder();
    void toldEvenIfNothingAnswers();

private:
    static Diagnostics full();
};

Diagnostics TestDiagnosticsText::full()
{
    Diagnostics found;
    found.madeAt = QDateTime::fromMSecsSinceEpoch(1'795'000'000'000);
    found.loaded.settings.configFolder = u"/config"_s;
    found.loaded.origins = {{u"server/port"_s, {SettingSource::Environment, u"PORT (environment)"_s}},
        {u"server/clientKeys"_s, {SettingSource::Environment, u"API_KEY (environment)"_s}}};
    found.loaded.shownValues = {{u"server/port"_s, u"9000"_s}};
    found.loaded.warnings = {u"A line was left out."_s};
    found.server = QJsonObject{{u"running"_s, true}, {u"pid"_s, 12},
        {u"base_urls"_s, QJsonArray{u"http://127.0.0.1:9000"_s}},
        {u"today"_s, QJsonObject{{u"requests"_s, 3}}}};
    found.accounts = QJsonObject{{u"strategy"_s, u"fixed"_s},
        {u"accounts"_s, QJsonArray{QJsonObject{{u"name"_s, u"work"_s}, {u"state"_s, u"usable"_s}}}}};
    found.tests = {{SelfTest::Outcome::Passed, u"Fine."_s}, {SelfTest::Outcome::Failed, u"Not fine."_s}};
    found.logLines = {"one", "two"};
    return found;
}

void TestDiagnosticsText::namesWhatAReportNeeds()
{
    const QByteArray text = diagnosticsText(full());
    QVERIFY2(
        text.startsWith("Diagnostics of Qiao, made at 2026-11-18T11:06:40Z. Secrets are left out.\n"), text);
    for (const char *part : {"\nVersions\n  Qiao: ", "  Qt: " QT_VERSION_STR, "  SQLite: 3.",
             "  libcurl: ", "  System: ", "  server/port: \"9000\" (environment: PORT (environment))\n",
             "  server/clientKeys: set, not shown (environment: API_KEY (environment))\n",
             "  warning: A line was left out.\n", "\nServer\n", "  running: true\n", "  pid: 12\n",
             "  base_urls: http://127.0.0.1:9000\n", "\nToday\n  requests: 3\n",
             "\nAccounts\n  strategy: fixed\n", "  name=work; kind=–; ", "state=usable",
             "\nSelf-tests\n  passed  Fine.\n  FAILED  Not fine.\n",
             "\nLog (the last 2 lines)\n  one\n  two\n"}) {
        QVERIFY2(text.contains(part), part + "\n"_ba + text);
    }
}

void TestDiagnosticsText::leavesOutSecretsAndTheHomeFolder()
{
    rememberSecret("canary-secret-0123");
    Diagnostics found = full();
    found.logLines = {"Bearer sk-canary0123456789abcdef", "canary-secret-0123"};
    found.loaded.settings.dataFolder = QDir::homePath() + "/data"_L1;
    found.tests.append({SelfTest::Outcome::Failed, u"canary-secret-0123"_s});
    const QByteArray text = diagnosticsText(found);
    QVERIFY2(!text.contains("canary"), text);
    QVERIFY2(text.contains("data folder: ~/data\n"), text);
}

void TestDiagnosticsText::toldEvenIfNothingAnswers()
{
    Diagnostics found = full();
    found.server = tl::unexpected(Error{.message = u"It hangs."_s});
    found.accounts = tl::unexpected(Error{.message = u"It hangs, too."_s});
    const QByteArray text = diagnosticsText(found);
    QVERIFY(text.contains("\nServer\n  error: It hangs.\n"));
    QVERIFY(text.contains("\nAccounts\n  error: It hangs, too.\n"));
}

QTEST_GUILESS_MAIN(TestDiagnosticsText)
#include "tst_diagnosticstext.moc"
