#include "authcommandtest.h"
#include "support/httpclient.h"
#include "support/patience.h"

#include <QDate>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using qiao::patience;

/// `qiao status`, `qiao requests`, `qiao usage`, `qiao logs` and `qiao diagnostics` in front of the simulated
/// service.
class TestUsageCommands : public AuthCommandTest
{
    Q_OBJECT

private Q_SLOTS:
    void statusOfARunningServer();
    void statusWithoutAServer();
    void usageAddsUp();
    void usageIsJudged_data();
    void usageIsJudged();
    void newestRequests();
    void followsAStream();
    void followingEndsWithTheServer();
    void followingNeedsAServer();
    void importsAHistory();
    void importAsksFirst();
    void showsTheLog();
    void changesTheLevel();
    void diagnostics_data();
    void diagnostics();

private:
    [[nodiscard]] Outcome run(const QStringList &arguments, const QByteArray &input = {})
    {
        return world().run(arguments, input);
    }
    /// The status of an answer that has come to its end; 0 when it does not.
    int chat(const QByteArray &model = "qwen3-coder-plus");
};

int TestUsageCommands::chat(const QByteArray &model)
{
    qiao::HttpClient client(world().server().port());
    client.post(R"({"model":")" + model + R"(","messages":[{"role":"user","content":"Hello"}]})",
        {{"User-Agent", "test-client/1.0"}});
    const bool ended = QTest::qWaitFor([&client] { return client.complete(); }, patience);
    return ended ? client.status() : 0;
}

void TestUsageCommands::statusOfARunningServer()
{
    QVERIFY(world().startServer());
    QVERIFY(addWork());
    QCOMPARE(chat(), 200);
    const Outcome text = run({u"status"_s});
    QCOMPARE(text.exitCode, 0);
    const QByteArray port = QByteArray::number(world().server().port());
    QVERIFY2(text.output.startsWith("Running on http://127.0.0.1:" + port), text.output);
    QVERIFY2(text.output.contains("Active requests: 0\n"), text.output);
    QVERIFY2(text.output.contains("Today: Requests: 1 (0 failed)"), text.output);
    QVERIFY2(text.output.contains("* work"), text.output);

    const Outcome json = run({u"status"_s, u"--json"_s});
    QCOMPARE(json.exitCode, 0);
    const QJsonObject status = json.json();
    QCOMPARE(status.value(u"running"_s), QJsonValue(true));
    QCOMPARE(status.value(u"pid"_s).toInteger(), world().server().process().processId());
    QCOMPARE(status.value(u"today"_s)[u"requests"_s], QJsonValue(1));
    QCOMPARE(status.value(u"active_requests"_s), QJsonValue(0));
    QCOMPARE(status.value(u"accounts"_s).toArray().size(), 1);
    QVERIFY(status.value(u"base_urls"_s).toArray().first().toString().endsWith(QString::fromLatin1(port)));
}

void TestUsageCommands::statusWithoutAServer()
{
    QVERIFY(world().startServer());
    QVERIFY(addWork());
    QCOMPARE(chat(), 200);
    world().server().terminate();
    QCOMPARE(world().server().waitForEnd(), 0);
    const Outcome text = run({u"status"_s});
    QCOMPARE(text.exitCode, 1);
    QVERIFY2(text.output.startsWith("No server runs. Start one with \"qiao serve\".\n"), text.output);
    QVERIFY2(text.output.contains("Today: Requests: 1 (0 failed)"), text.output);
    QVERIFY2(text.output.contains("* work"), text.output);
    const Outcome json = run({u"status"_s, u"--json"_s});
    QCOMPARE(json.exitCode, 1);
    QCOMPARE(json.json().value(u"running"_s), QJsonValue(false));
    QCOMPARE(json.json().value(u"today"_s)[u"requests"_s], QJsonValue(1));
}

void TestUsageCommands::usageAddsUp()
{
    QVERIFY(world().startServer());
    QVERIFY(addWork());
    QVERIFY(run({u"usage"_s}).output.startsWith("Nothing was used from "));
    QCOMPARE(chat(), 200);
    QCOMPARE(chat(), 200);
    QCOMPARE(chat("qwen3-coder-next"), 200);
    const QString today = QDate::currentDate().toString(Qt::ISODate);
    for (const bool withServer : {true, false}) {
        const QJsonObject byDay = run({u"usage"_s, u"--json"_s}).json();
        QCOMPARE(byDay.value(u"total"_s)[u"requests"_s], QJsonValue(3));
        QCOMPARE(byDay.value(u"lines"_s)[0][u"key"_s], QJsonValue(today));
        QVERIFY(byDay.value(u"total"_s)[u"completion_tokens"_s].toInt() > 0);
        const QJsonObject byModel =
            run({u"usage"_s, u"--by"_s, u"model"_s, u"--since"_s, u"7d"_s, u"--json"_s}).json();
        QCOMPARE(byModel.value(u"lines"_s).toArray().size(), 2);
        const QByteArray csv = run({u"usage"_s, u"--by=client"_s, u"--csv"_s}).output;
        QVERIFY2(csv.startsWith("client,requests,") && csv.contains("\r\ntest-client,3,"), csv);
        const QByteArray table = run({u"usage"_s, u"--by"_s, u"account"_s, u"--since=today"_s}).output;
        QVERIFY2(table.startsWith("On " + today.toUtf8() + ":\nAccount"), table);
        QVERIFY2(table.contains("\nwork ") && table.contains("\nTotal "), table);
        QVERIFY(run({u"usage"_s, u"--until"_s, u"yesterday"_s}).output.startsWith("Nothing was used "));
        if (withServer) {
            world().server().terminate();
            QCOMPARE(world().server().waitForEnd(), 0);
        }
    }
}

void TestUsageCommands::usageIsJudged_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("by") << QStringList{u"--by"_s, u"moon"_s}
                        << "qiao: --by is \"moon\": use day, hour, account, model or client.\n"_ba;
    QTest::newRow("since") << QStringList{u"--since=never"_s}
                           << "qiao: --since is \"never\": use a day like 2026-11-23, today or yesterday, or "
                              "7d for the last seven days.\n"_ba;
    QTest::newRow("order") << QStringList{u"--since=today"_s, u"--until=yesterday"_s}
                           << "qiao: --since is after --until. Turn them round.\n"_ba;
    QTest::newRow("formats") << QStringList{u"--csv"_s, u"--json"_s}
                             << "qiao: --csv and --json are two formats. Use one of them.\n"_ba;
}

void TestUsageCommands::usageIsJudged()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, sentence);
    const Outcome outcome = run(QStringList{u"usage"_s} + arguments);
    QCOMPARE(outcome.exitCode, 2);
    QCOMPARE(outcome.errors, sentence);
}

void TestUsageCommands::newestRequests()
{
    QCOMPARE(run({u"requests"_s}).output, "No request has ended yet.\n"_ba);
    QVERIFY(world().startServer());
    QVERIFY(addWork());
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(chat("qwen3-coder-plus"), 200);
    }
    for (const bool withServer : {true, false}) {
        const QList<QJsonObject> rows = run({u"requests"_s, u"--count"_s, u"2"_s, u"--json"_s}).jsonLines();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows.first().value(u"model_asked"_s), QJsonValue(u"qwen3-coder-plus"_s));
        QCOMPARE(rows.first().value(u"account"_s), QJsonValue(u"work"_s));
        QVERIFY(
            rows.first().value(u"started_at"_s).toString() < rows.last().value(u"started_at"_s).toString());
        const QByteArray text = run({u"requests"_s}).output;
        QCOMPARE(text.count("qwen3-coder-plus"), 3);
        if (withServer) {
            world().server().terminate();
            QCOMPARE(world().server().waitForEnd(), 0);
        }
    }
}

void TestUsageCommands::followsAStream()
{
    QVERIFY(world().startServer());
    QVERIFY(addWork());
    const auto follower = world().command();
    QVERIFY(follower->start({u"requests"_s, u"--follow"_s, u"--json"_s}));
    const auto plain = world().command();
    QVERIFY(plain->start({u"requests"_s, u"--follow"_s}));
    world().service().script({.text = "one two three four five", .stallAfterChunks = 3});
    qiao::HttpClient client(world().server().port());
    client.post(R"({"model":"qwen3-coder-plus","stream":true,"messages":[{"role":"user","content":"x"}]})");
    const auto streams = [&follower] {
        const QList<QJsonObject> events = follower->events();
        return !events.isEmpty() && events.last().value(u"phase"_s) == u"streaming"_s
            && events.last().value(u"output"_s)[u"text"_s].toInt() > 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(streams(), patience);
    world().service().release();
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(follower->events().last().value(u"phase"_s), QJsonValue(u"ended"_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(plain->output().contains("qwen3-coder-plus"), patience);
    QCOMPARE(plain->output().count('\n'), 2);
    follower->terminate();
    QCOMPARE(follower->waitForEnd(), 0);
    plain->terminate();
    QCOMPARE(plain->waitForEnd(), 0);
    QCOMPARE(plain->errors(), ""_ba);
}

void TestUsageCommands::followingEndsWithTheServer()
{
    QVERIFY(world().startServer());
    const auto follower = world().command();
    QVERIFY(follower->start({u"requests"_s, u"--follow"_s, u"--json"_s}));
    QVERIFY(addWork());
    const auto asked = [this, &follower] {
        static_cast<void>(chat());
        return !follower->events().isEmpty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(asked(), patience);
    world().server().terminate();
    QCOMPARE(follower->waitForEnd(), 0);
    QCOMPARE(follower->errors(), "Warning: The server has stopped.\n"_ba);
}

void TestUsageCommands::followingNeedsAServer()
{
    const Outcome outcome = run({u"requests"_s, u"--follow"_s});
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(
        outcome.errors, "qiao: No server runs, so no requests come. Start one with \"qiao serve\".\n"_ba);
}

void TestUsageCommands::importsAHistory()
{
    const QString day = QDate::currentDate().addDays(-3).toString(Qt::ISODate);
    world().writeQwenFile(u"request_counts.json"_s,
        R"({"lastResetDate":")" + day.toUtf8() + R"(","requests":{"work":7},"tokenUsage":{"work":[{"date":")"
            + day.toUtf8() + R"(","inputTokens":1200,"outputTokens":34}]}})");
    const Outcome looked = run({u"usage"_s, u"import"_s, u"--dry-run"_s});
    QCOMPARE(looked.exitCode, 0);
    QVERIFY2(looked.output.contains("request_counts.json: from " + day.toUtf8()), looked.output);
    QVERIFY(run({u"usage"_s}).output.startsWith("Nothing was used "));

    QVERIFY(world().startServer());
    const QJsonObject imported = run({u"usage"_s, u"import"_s, u"--yes"_s, u"--json"_s}).json();
    QCOMPARE(imported.value(u"added"_s)[u"prompt_tokens"_s], QJsonValue(1200));
    QCOMPARE(imported.value(u"found"_s).toArray().size(), 1);
    const QJsonObject usage = run({u"usage"_s, u"--json"_s}).json();
    QCOMPARE(usage.value(u"total"_s)[u"prompt_tokens"_s], QJsonValue(1200));
    QCOMPARE(usage.value(u"total"_s)[u"completion_tokens"_s], QJsonValue(34));
    QCOMPARE(run({u"usage"_s, u"import"_s, u"--yes"_s}).output.split('\n').value(2),
        "All of it was imported before."_ba);
    QCOMPARE(run({u"usage"_s, u"--json"_s}).json().value(u"total"_s)[u"prompt_tokens"_s], QJsonValue(1200));
}

void TestUsageCommands::importAsksFirst()
{
    QCOMPARE(run({u"usage"_s, u"import"_s}).output, "No history of another program was found.\n"_ba);
    world().writeQwenFile(u"request_counts.json"_s,
        R"({"lastResetDate":"2026-11-20","requests":{},"tokenUsage":{"work":[{"date":"2026-11-20","inputTokens":1,"outputTokens":2}]}})");
    const Outcome outcome = run({u"usage"_s, u"import"_s});
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY2(
        outcome.errors.startsWith("qiao: There is nobody to ask whether to import this."), outcome.errors);
}

void TestUsageCommands::showsTheLog()
{
    QVERIFY(run({u"logs"_s}).output.startsWith("Nothing has been logged in "));
    QVERIFY(world().startServer());
    QVERIFY(addWork());
    const auto follower = world().command();
    QVERIFY(follower->start({u"logs"_s, u"--follow"_s, u"--count"_s, u"1"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(!follower->output().isEmpty(), patience);
    QVERIFY(world().service().scriptJson(R"({"error": "invalid-key", "times": 2})"));
    QCOMPARE(chat(), 401);
    QTRY_VERIFY_WITH_TIMEOUT(follower->output().count('\n') > 1, patience);
    follower->terminate();
    QCOMPARE(follower->waitForEnd(), 0);
    QCOMPARE(run({u"logs"_s, u"--count=1"_s}).output.count('\n'), 1);
    const QByteArray everything = run({u"logs"_s, u"--count=1000"_s}).output;
    const QByteArray grave = run({u"logs"_s, u"--count=1000"_s, u"--level=warning"_s}).output;
    QVERIFY2(grave.count('\n') < everything.count('\n'), everything);
}

void TestUsageCommands::changesTheLevel()
{
    const Outcome alone = run({u"logs"_s, u"--set-level"_s, u"debug"_s});
    QCOMPARE(alone.exitCode, 1);
    QVERIFY2(alone.errors.startsWith("qiao: No server runs whose log could be changed."), alone.errors);
    QVERIFY(world().startServer());
    const Outcome changed = run({u"logs"_s, u"--set-level"_s, u"debug"_s});
    QCOMPARE(changed.exitCode, 0);
    QCOMPARE(changed.output,
        "The server logs at level debug and writes files about failed requests alone. It stays so until the "
        "server stops.\n"_ba);
    const QByteArray files = run({u"logs"_s, u"--debug-files=on"_s}).output;
    QVERIFY2(
        files.startsWith("The server logs at level debug and writes a file about each request to "), files);
    QCOMPARE(run({u"logs"_s, u"--set-level"_s, u"loud"_s}).exitCode, 2);
    QCOMPARE(run({u"logs"_s, u"--debug-files"_s, u"perhaps"_s}).exitCode, 2);
    QCOMPARE(run({u"logs"_s, u"--keep"_s}).exitCode, 2);
}

void TestUsageCommands::diagnostics_data()
{
    withAndWithoutServer();
}

void TestUsageCommands::diagnostics()
{
    world().setVariable(u"API_KEY"_s, u"canary-client-key-0123"_s);
    world().setVariable(u"QWEN_API_KEY"_s, u"sk-canary0123456789abcdef"_s);
    QVERIFY(begin());
    QVERIFY(addWork());
    const Outcome outcome = run({u"diagnostics"_s});
    QCOMPARE(outcome.exitCode, 0);
    const QByteArray path = outcome.output.split('\n').first();
    QVERIFY2(QFileInfo(QString::fromUtf8(path)).fileName().startsWith("qiao-diagnostics-"_L1), path);
    QFile file(QString::fromUtf8(path));
    QVERIFY(file.open(QIODevice::ReadOnly));
#ifdef Q_OS_UNIX
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
#endif
    const QByteArray text = file.readAll();
    for (const char *part : {"Versions\n", "  SQLite: 3.", "  libcurl: ", "  Qt: 6.", "Settings",
             "server/clientKeys: set, not shown (environment: API_KEY (environment))", "Accounts\n",
             "name=work; kind=coding-plan", "Self-tests\n", "passed  A program can listen on 127.0.0.1.",
             "Log (the last "}) {
        QVERIFY2(text.contains(part), part + "\n"_ba + text);
    }
    for (const char *secret : {"canary-client-key", "sk-canary", "sk-sp-"}) {
        QVERIFY2(!text.contains(secret), text);
    }
    const Outcome shown = run({u"diagnostics"_s, u"--stdout"_s});
    QCOMPARE(shown.exitCode, 0);
    QVERIFY2(shown.output.contains("Self-tests\n"), shown.output);
}

QTEST_GUILESS_MAIN(TestUsageCommands)
#include "tst_usagecommands.moc"
