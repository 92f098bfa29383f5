#include "commands/setupcommand.h"
#include "fakecontrol.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

/// `qiao setup` in front of a server that a test plays, in a home of its own.
class TestSetupCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsTheTools();
    void setsUpShowsAndTakesBack();
    void usesTheAddressOfTheRunningServer();
    void usesTheSettingsWhenNoServerRuns();
    void hasNoAddressWhenThePortIsOpen();
    void refusesWithoutAKeyThatTheServerWants();
    void asksForTheKeyAndDoesNotShowIt();
    void printsWhatToPaste();
    void speaksToPrograms();
    void wrongUse_data();
    void wrongUse();
    void undoOfNothingFails();

private:
    struct Stage
    {
        Stage(const QString &home, const QStringList &arguments, const QHash<QString, QString> &flags)
            : invocation{findCommand(u"setup"_s), flags, arguments}, terminal(shown.terminal({}))
        {
            loaded.settings.dataFolder = home + u"/data"_s;
            loaded.settings.qwenHome = home + u"/.qwen"_s;
        }

        [[nodiscard]] ControlCommand::Surroundings surroundings()
        {
            return {invocation, loaded, control, terminal, true,
                [this](const QByteArray &question, Echo echo) -> std::optional<QByteArray> {
                    shown.errors += question;
                    echoed = echo == Echo::On;
                    return key;
                }};
        }

        /// Plays the command to its end, which gives the exit code; -1 when it does not come.
        int run()
        {
            const std::unique_ptr<ControlCommand> command = invocation.arguments.isEmpty()
                ? std::unique_ptr<ControlCommand>(std::make_unique<SetupList>(surroundings()))
                : std::make_unique<SetupTool>(surroundings());
            QSignalSpy ended(command.get(), &ControlCommand::ended);
            command->start();
            for (qsizetype call = 0; ended.isEmpty() && call < control.calls.size(); ++call) {
                control.answer(answerTo(control.calls.at(call).method));
                const bool goesOn =
                    QTest::qWaitFor([&] { return !ended.isEmpty() || control.calls.size() > call + 1; });
                if (!goesOn) {
                    return -1;
                }
            }
            return ended.isEmpty() ? -1 : ended.first().first().toInt();
        }

        [[nodiscard]] QJsonObject answerTo(const QString &method) const
        {
            return method == u"keys.list"_s
                ? QJsonObject{{u"keys"_s, keys}, {u"environment_keys"_s, environmentKeys}}
                : QJsonObject{{u"running"_s, !addresses.isEmpty()}, {u"base_urls"_s, addresses}};
        }

        Invocation invocation;
        LoadedSettings loaded;
        FakeControl control;
        Screenful shown;
        Terminal terminal;
        QJsonArray addresses{u"http://localhost:4711"_s};
        QJsonArray keys = {};
        int environmentKeys = 0;
        QByteArray key = {};
        bool echoed = true;
    };

    [[nodiscard]] std::unique_ptr<Stage> stage(
        const QStringList &arguments, const QStringList &switches = {}) const
    {
        QHash<QString, QString> flags;
        for (const QString &name : switches) {
            flags.insert(name.section(u'=', 0, 0), name.section(u'=', 1));
        }
        return std::make_unique<Stage>(m_home->path(), arguments, flags);
    }

    [[nodiscard]] QByteArray settings() const
    {
        QFile file(m_home->filePath(u".claude/settings.json"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

void TestSetupCommand::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("HOME", m_home->path().toUtf8());
    for (const char *name : {"XDG_CONFIG_HOME", "OPENCODE_CONFIG", "CLAUDE_CONFIG_DIR"}) {
        qunsetenv(name);
    }
    qputenv("PATH", m_home->filePath(u"bin"_s).toUtf8());
}

void TestSetupCommand::listsTheTools()
{
    const auto list = stage({});
    QCOMPARE(list->run(), 0);
    QVERIFY2(list->shown.output.contains("claude-code  Claude Code  not found"), list->shown.output);
    QVERIFY(list->shown.output.contains("cline        Cline        by hand"));
    QCOMPARE(stage({u"claude-code"_s})->run(), 0);
    const auto later = stage({});
    QCOMPARE(later->run(), 0);
    QVERIFY2(later->shown.output.contains("claude-code  Claude Code  set up "), later->shown.output);
    const auto moved = stage({});
    moved->addresses = {u"http://localhost:9"_s};
    QCOMPARE(moved->run(), 0);
    QVERIFY(moved->shown.output.contains("set up for another address"));
}

void TestSetupCommand::setsUpShowsAndTakesBack()
{
    const auto look = stage({u"claude-code"_s}, {u"diff"_s, u"model=m-1"_s});
    QCOMPARE(look->run(), 0);
    QVERIFY2(look->shown.output.contains("+  \"model\": \"m-1\"\n"), look->shown.output);
    QVERIFY(settings().isEmpty());
    const auto apply = stage({u"claude-code"_s}, {u"model=m-1"_s});
    QCOMPARE(apply->run(), 0);
    QVERIFY2(apply->shown.output.contains("\nClaude Code is set up, in "), apply->shown.output);
    QVERIFY(settings().contains("\"model\": \"m-1\""));
    const auto again = stage({u"claude-code"_s}, {u"model=m-1"_s});
    QCOMPARE(again->run(), 0);
    QVERIFY2(again->shown.output.startsWith("Claude Code is set up already"), again->shown.output);
    const auto undo = stage({u"claude-code"_s}, {u"undo"_s});
    QCOMPARE(undo->run(), 0);
    QVERIFY(undo->control.calls.isEmpty());
    QVERIFY2(undo->shown.output.contains("The setup of Claude Code is taken back"), undo->shown.output);
    QVERIFY(settings().isEmpty());
}

void TestSetupCommand::usesTheAddressOfTheRunningServer()
{
    const auto apply = stage({u"claude-code"_s});
    apply->addresses = {u"http://192.168.1.7:5"_s, u"http://127.0.0.1:4711"_s};
    QCOMPARE(apply->run(), 0);
    QVERIFY2(settings().contains("http://127.0.0.1:4711/anthropic"), settings());
    QVERIFY2(apply->shown.errors.isEmpty(), apply->shown.errors);
}

void TestSetupCommand::usesTheSettingsWhenNoServerRuns()
{
    const auto apply = stage({u"claude-code"_s});
    apply->addresses = {};
    apply->loaded.settings.port = 815;
    QCOMPARE(apply->run(), 0);
    QVERIFY2(settings().contains("http://127.0.0.1:815/anthropic"), settings());
    QVERIFY(apply->shown.errors.contains("No server runs."));
}

void TestSetupCommand::hasNoAddressWhenThePortIsOpen()
{
    const auto apply = stage({u"claude-code"_s});
    apply->addresses = {};
    apply->loaded.settings.port = 0;
    QCOMPARE(apply->run(), exitFailure);
    QVERIFY(settings().isEmpty());
}

void TestSetupCommand::refusesWithoutAKeyThatTheServerWants()
{
    const auto apply = stage({u"claude-code"_s});
    apply->keys = {QJsonObject{{u"id"_s, u"a"_s}}};
    QCOMPARE(apply->run(), exitUsage);
    QVERIFY(apply->shown.errors.contains("Add --key"));
    QVERIFY(settings().isEmpty());
    const auto print = stage({u"claude-code"_s}, {u"print"_s});
    print->environmentKeys = 1;
    QCOMPARE(print->run(), 0);
    QVERIFY(print->shown.errors.contains("Add --key"));
}

void TestSetupCommand::asksForTheKeyAndDoesNotShowIt()
{
    const auto apply = stage({u"claude-code"_s}, {u"key"_s});
    apply->key = " qiao-canary0123456789 \r";
    apply->keys = {QJsonObject{{u"id"_s, u"a"_s}}};
    QCOMPARE(apply->run(), 0);
    QVERIFY(!apply->echoed);
    QVERIFY(settings().contains("\"qiao-canary0123456789\""));
    QVERIFY(!apply->shown.output.contains("canary") && !apply->shown.errors.contains("canary"));
    const auto none = stage({u"claude-code"_s}, {u"key"_s});
    QCOMPARE(none->run(), exitUsage);
    QVERIFY(none->control.calls.isEmpty());
}

void TestSetupCommand::printsWhatToPaste()
{
    const auto print = stage({u"claude-code"_s}, {u"print"_s});
    QCOMPARE(print->run(), 0);
    QVERIFY2(print->shown.output.startsWith(
                 "# bash\nexport ANTHROPIC_BASE_URL='http://127.0.0.1:4711/anthropic'\n"),
        print->shown.output);
    QVERIFY(settings().isEmpty());
    const auto byHand = stage({u"cline"_s});
    QCOMPARE(byHand->run(), 0);
    QVERIFY(byHand->shown.output.contains("\nBase URL: http://127.0.0.1:4711/v1\n"));
}

void TestSetupCommand::speaksToPrograms()
{
    const auto json = [](const Stage &stage) { return QJsonDocument::fromJson(stage.shown.output); };
    const auto list = stage({}, {u"json"_s});
    QCOMPARE(list->run(), 0);
    QCOMPARE(json(*list)["tools"_L1][0]["state"_L1], u"not-found"_s);
    QCOMPARE(json(*list)["openai_base_url"_L1], u"http://127.0.0.1:4711/v1"_s);
    const auto apply = stage({u"claude-code"_s}, {u"json"_s});
    QCOMPARE(apply->run(), 0);
    QCOMPARE(json(*apply)["changes"_L1][0], u"env.ANTHROPIC_BASE_URL"_s);
    QCOMPARE(json(*apply)["backup"_L1], QString());
    const auto print = stage({u"curl"_s}, {u"json"_s});
    QCOMPARE(print->run(), 0);
    QCOMPARE(json(*print)["snippets"_L1][0]["kind"_L1], u"command"_s);
    const auto wrong = stage({u"emacs"_s}, {u"json"_s});
    QCOMPARE(wrong->run(), exitUsage);
    QVERIFY(json(*wrong)["error"_L1]["message"_L1].toString().contains(u"emacs"_s));
}

void TestSetupCommand::wrongUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("switches");
    QTest::newRow("unknown tool") << QStringList{u"emacs"_s} << QStringList();
    QTest::newRow("no tool") << QStringList() << QStringList{u"undo"_s};
    QTest::newRow("undo with a model") << QStringList{u"zed"_s} << QStringList{u"undo"_s, u"model=m"_s};
    QTest::newRow("print and diff") << QStringList{u"zed"_s} << QStringList{u"print"_s, u"diff"_s};
    QTest::newRow("diff of no file") << QStringList{u"cline"_s} << QStringList{u"diff"_s};
}

void TestSetupCommand::wrongUse()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QStringList, switches);
    const auto wrong = stage(arguments, switches);
    QCOMPARE(wrong->run(), exitUsage);
    QVERIFY(wrong->shown.errors.startsWith("qiao: "));
    QVERIFY(wrong->control.calls.isEmpty());
}

void TestSetupCommand::undoOfNothingFails()
{
    const auto undo = stage({u"zed"_s}, {u"undo"_s});
    QCOMPARE(undo->run(), exitFailure);
    QVERIFY(undo->shown.errors.contains("has not set up Zed"));
}

QTEST_GUILESS_MAIN(TestSetupCommand)
#include "tst_setupcommand.moc"
