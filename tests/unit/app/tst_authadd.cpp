#include "commands/authaddkey.h"
#include "commands/authsignin.h"
#include "fakecontrol.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

/// `qiao auth add` against accounts that a test plays.
class TestAuthAdd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheSignInOnAScreen();
    void showsAddressAndCodeWithoutAScreen();
    void saysThatTheScreenIsTooNarrow();
    void countsDownOnceASecond();
    void saysWhenTheNetworkIsLost();
    void worksOnlyWhenTheRequestDid();
    void cancels();
    void signInTakesNoHints();
    void signInForPrograms();
    void asksForTheKeyWithoutEcho();
    void showsFindingsAsTheyCome();
    void keepsQuietAboutTheKey();
    void refusesToAddNothing();
    void refusesAnUnknownKind();
    void wrongUseHasItsOwnExitCode();

private:
    struct Stage
    {
        explicit Stage(const QHash<QString, QString> &flags, const Terminal::Screen &screen = {})
            : invocation{findCommand(u"auth add"_s), flags, {u"work"_s}}, terminal(shown.terminal(screen))
        { }

        /// Once the command has asked for it: what the accounts warn about.
        void answerList()
        {
            QTRY_COMPARE(control.calls.last().method, u"accounts.list"_s);
            control.answer(QJsonObject{{u"warnings"_s, QJsonArray{u"Secrets are in the clear."_s}}});
        }

        [[nodiscard]] AuthCommand::Surroundings surroundings()
        {
            return {invocation, loaded, control, terminal, true,
                [this](const QByteArray &question, Echo echo) -> std::optional<QByteArray> {
                    shown.errors += question;
                    echoed = echo == Echo::On;
                    return key;
                }};
        }

        Invocation invocation;
        LoadedSettings loaded;
        FakeControl control;
        Screenful shown;
        Terminal terminal;
        std::optional<QByteArray> key = "sk-sp-canary0123456789"_ba;
        bool echoed = true;
    };

    static constexpr Terminal::Screen wideScreen{true, 100, Colours::On, Colours::Off};

    static QJsonObject waiting(int seconds)
    {
        return {{u"phase"_s, u"waiting_for_user"_s}, {u"name"_s, u"work"_s}, {u"user_code"_s, u"AB12-CD34"_s},
            {u"verification_uri"_s, u"https://chat.qwen.ai/authorize"_s},
            {u"verification_uri_complete"_s, u"https://chat.qwen.ai/authorize?user_code=AB12-CD34"_s},
            {u"expires_at"_s, QDateTime::currentDateTimeUtc().addSecs(seconds).toString(Qt::ISODate)}};
    }

    static QJsonObject answer(bool works)
    {
        return {{u"account"_s, QJsonObject{{u"name"_s, u"work"_s}}},
            {u"test"_s,
                QJsonObject{{u"works"_s, works}, {u"model"_s, u"coder-model"_s}, {u"duration_ms"_s, 12},
                    {u"sentence"_s, works ? QString() : u"Qwen ended the free tier."_s}}}};
    }

    static QJsonObject finding()
    {
        return {{u"kind"_s, u"coding-plan"_s}, {u"region"_s, u"china"_s},
            {u"host"_s, u"coding.dashscope.aliyuncs.com"_s}, {u"verdict"_s, u"accepted"_s},
            {u"models"_s, QJsonArray{u"qwen3-coder-plus"_s, u"glm-5"_s}}};
    }
};

void TestAuthAdd::showsTheSignInOnAScreen()
{
    Stage stage({}, wideScreen);
    AuthSignIn command(stage.surroundings());
    QSignalSpy ended(&command, &AuthCommand::ended);
    command.start();
    QCOMPARE(stage.control.calls.first().method, u"accounts.sign_in"_s);
    QCOMPARE(stage.control.calls.first().parameters.value("name"_L1), u"work"_s);
    stage.control.notify(u"accounts.sign_in_state"_s, waiting(600));
    QVERIFY(stage.shown.output.contains("▀"));
    QVERIFY(stage.shown.output.contains(
        "\nAddress: https://chat.qwen.ai/authorize?user_code=AB12-CD34\nCode: AB12-CD34\n"));
    stage.control.notify(u"accounts.sign_in_state"_s, {{u"phase"_s, u"checking"_s}});
    QVERIFY(stage.shown.output.contains("Confirmed. Checking with one real request"));
    QVERIFY(ended.isEmpty());
    stage.control.answer(answer(true));
    stage.answerList();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(ended.first().first().toInt(), 0);
    QVERIFY2(stage.shown.output.endsWith("\x1b[32m\"work\" works: coder-model answered in 12 ms.\x1b[0m\n"),
        stage.shown.output.constData());
    QCOMPARE(stage.shown.errors, "Warning: Secrets are in the clear.\n"_ba);
}

void TestAuthAdd::showsAddressAndCodeWithoutAScreen()
{
    Stage stage({});
    AuthSignIn command(stage.surroundings());
    command.start();
    stage.control.notify(u"accounts.sign_in_state"_s, waiting(600));
    stage.control.notify(u"accounts.sign_in_state"_s, waiting(598));
    QCOMPARE(stage.shown.output,
        "Address: https://chat.qwen.ai/authorize?user_code=AB12-CD34\nCode: AB12-CD34\n"_ba);
}

void TestAuthAdd::saysThatTheScreenIsTooNarrow()
{
    Stage stage({}, {true, 30, Colours::Off, Colours::Off});
    AuthSignIn command(stage.surroundings());
    command.start();
    stage.control.notify(u"accounts.sign_in_state"_s, waiting(600));
    QVERIFY(stage.shown.output.contains("The window is too narrow for a QR code."));
    QVERIFY(stage.shown.output.contains("\nCode: AB12-CD34\n"));
    QVERIFY(!stage.shown.output.contains("▀"));
}

void TestAuthAdd::countsDownOnceASecond()
{
    SignInNews news = signInNews(waiting(0));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    news.expiresAt = now.addSecs(605);
    QCOMPARE(signInLine(news, now), u"Waiting for you to confirm · 10:05 left · Ctrl+C cancels"_s);
    QCOMPARE(
        signInLine(news, now.addSecs(600)), u"Waiting for you to confirm · 0:05 left · Ctrl+C cancels"_s);
    QCOMPARE(
        signInLine(news, now.addSecs(700)), u"Waiting for you to confirm · 0:00 left · Ctrl+C cancels"_s);

    Stage stage({}, wideScreen);
    AuthSignIn command(stage.surroundings());
    command.start();
    stage.control.notify(u"accounts.sign_in_state"_s, waiting(600));
    const qsizetype before = stage.shown.output.size();
    QTRY_VERIFY(stage.shown.output.size() > before);
    const QByteArray redrawn = stage.shown.output.mid(before);
    QVERIFY2(redrawn.startsWith("\rWaiting for you to confirm · 9:5"), redrawn.constData());
    QVERIFY(!redrawn.contains('\n'));
}

void TestAuthAdd::saysWhenTheNetworkIsLost()
{
    Stage stage({}, wideScreen);
    AuthSignIn command(stage.surroundings());
    command.start();
    stage.control.notify(u"accounts.sign_in_state"_s, waiting(600));
    QJsonObject lost = waiting(600);
    lost.insert(u"unreachable"_s, true);
    stage.control.notify(u"accounts.sign_in_state"_s, lost);
    QVERIFY(stage.shown.output.contains("\rThe network is lost, trying again · "));
    QCOMPARE(stage.shown.output.count("Address: "), 1);
}

void TestAuthAdd::worksOnlyWhenTheRequestDid()
{
    Stage stage({});
    AuthSignIn command(stage.surroundings());
    QSignalSpy ended(&command, &AuthCommand::ended);
    command.start();
    stage.control.answer(answer(false));
    stage.answerList();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(ended.first().first().toInt(), 1);
    QCOMPARE(stage.shown.output, "\"work\" does not work: Qwen ended the free tier.\n"_ba);
}

void TestAuthAdd::cancels()
{
    Stage stage({}, wideScreen);
    AuthSignIn command(stage.surroundings());
    QSignalSpy ended(&command, &AuthCommand::ended);
    command.start();
    stage.control.notify(u"accounts.sign_in_state"_s, waiting(600));
    command.cancel();
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ended.first().first().toInt(), 1);
    QCOMPARE(stage.shown.errors, "qiao: Cancelled. Nothing was added.\n"_ba);
    const QByteArray output = stage.shown.output;
    stage.control.notify(u"accounts.sign_in_state"_s, waiting(500));
    command.cancel();
    QCOMPARE(stage.shown.output, output);
    QCOMPARE(stage.shown.errors.count("Cancelled."), 1);
    QCOMPARE(ended.size(), 1);
}

void TestAuthAdd::signInTakesNoHints()
{
    Stage stage({{u"kind"_s, u"openrouter"_s}});
    AuthSignIn command(stage.surroundings());
    QSignalSpy ended(&command, &AuthCommand::ended);
    command.start();
    QCOMPARE(ended.first().first().toInt(), exitUsage);
    QCOMPARE(stage.shown.errors, "qiao: --kind is about a key. Add --key, and qiao asks for it.\n"_ba);
    QVERIFY(stage.control.calls.isEmpty());
}

void TestAuthAdd::signInForPrograms()
{
    Stage stage({{u"json"_s, QString()}}, wideScreen);
    AuthSignIn command(stage.surroundings());
    QSignalSpy ended(&command, &AuthCommand::ended);
    command.start();
    stage.control.notify(u"accounts.sign_in_state"_s, waiting(600));
    stage.control.answer(answer(true));
    stage.answerList();
    QTRY_COMPARE(ended.size(), 1);
    QList<QByteArray> lines = stage.shown.output.split('\n');
    QCOMPARE(lines.takeLast(), QByteArray());
    QCOMPARE(lines.size(), 2);
    QCOMPARE(QJsonDocument::fromJson(lines.at(0))["type"_L1], u"sign_in"_s);
    QCOMPARE(QJsonDocument::fromJson(lines.at(0))["user_code"_L1], u"AB12-CD34"_s);
    QCOMPARE(QJsonDocument::fromJson(lines.at(1))["type"_L1], u"added"_s);
}

void TestAuthAdd::asksForTheKeyWithoutEcho()
{
    Stage stage({{u"key"_s, QString()}, {u"region"_s, u"us"_s}, {u"base-url"_s, u"https://a.example/v1"_s}});
    stage.key = "  sk-sp-canary0123456789 \r"_ba;
    AuthAddKey command(stage.surroundings());
    command.start();
    QVERIFY(!stage.echoed);
    QCOMPARE(stage.shown.errors, "Key for \"work\" (it is not shown): "_ba);
    QCOMPARE(stage.control.calls.size(), 1);
    const QJsonObject expected{{u"name"_s, u"work"_s}, {u"key"_s, u"sk-sp-canary0123456789"_s},
        {u"region"_s, u"us"_s}, {u"base_url"_s, u"https://a.example/v1"_s}};
    QCOMPARE(stage.control.calls.first().parameters, expected);
}

void TestAuthAdd::showsFindingsAsTheyCome()
{
    Stage stage({{u"key"_s, QString()}});
    AuthAddKey command(stage.surroundings());
    QSignalSpy ended(&command, &AuthCommand::ended);
    command.start();
    stage.control.notify(u"accounts.finding"_s, finding());
    QCOMPARE(stage.shown.output, "Coding Plan, mainland China takes the key and lists 2 models.\n"_ba);
    QJsonObject full = answer(true);
    full.insert(u"sentence"_s, u"This is a Coding Plan key."_s);
    full.insert(u"terms_notice"_s, u"Interactive tools only."_s);
    full.insert(u"findings"_s, QJsonArray{finding()});
    stage.control.answer(full);
    stage.answerList();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(ended.first().first().toInt(), 0);
    QVERIFY2(stage.shown.output.endsWith(
                 "This is a Coding Plan key.\nModels: qwen3-coder-plus, glm-5.\nInteractive tools only.\n"
                 "\"work\" works: coder-model answered in 12 ms.\n"),
        stage.shown.output.constData());
}

void TestAuthAdd::keepsQuietAboutTheKey()
{
    for (const bool json : {false, true}) {
        Stage stage({{u"key"_s, QString()}}, wideScreen);
        if (json) {
            stage.invocation.flags.insert(u"json"_s, QString());
        }
        AuthAddKey command(stage.surroundings());
        QSignalSpy ended(&command, &AuthCommand::ended);
        command.start();
        stage.control.notify(u"accounts.finding"_s, finding());
        stage.control.answer(tl::unexpected(Error{
            .kind = Error::Kind::NeedsLogin, .message = u"Nobody takes this key."_s, .httpStatus = 401}));
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(ended.first().first().toInt(), 1);
        QVERIFY(!stage.shown.output.contains("canary"));
        QVERIFY(!stage.shown.errors.contains("canary"));
        QVERIFY(stage.shown.errors.endsWith("qiao: Nobody takes this key.\n"));
        QCOMPARE(
            stage.shown.output.contains("\"error\":{\"code\":null,\"message\":\"Nobody takes this key.\""),
            json);
    }
}

void TestAuthAdd::refusesToAddNothing()
{
    Stage stage({{u"key"_s, QString()}});
    stage.key = std::nullopt;
    AuthAddKey command(stage.surroundings());
    QSignalSpy ended(&command, &AuthCommand::ended);
    command.start();
    QCOMPARE(ended.first().first().toInt(), exitUsage);
    QVERIFY(stage.control.calls.isEmpty());
}

void TestAuthAdd::refusesAnUnknownKind()
{
    Stage stage({{u"key"_s, QString()}, {u"kind"_s, u"coding"_s}});
    AuthAddKey command(stage.surroundings());
    QSignalSpy ended(&command, &AuthCommand::ended);
    command.start();
    QCOMPARE(ended.first().first().toInt(), exitUsage);
    QCOMPARE(stage.shown.errors,
        "qiao: \"coding\" is no kind of key. Use one of: coding-plan, token-plan, model-studio, modelscope, "
        "openrouter, custom.\n"_ba);
}

void TestAuthAdd::wrongUseHasItsOwnExitCode()
{
    for (const int status : {400, 404, 409}) {
        Stage stage({{u"key"_s, QString()}});
        AuthAddKey command(stage.surroundings());
        QSignalSpy ended(&command, &AuthCommand::ended);
        command.start();
        stage.control.answer(
            tl::unexpected(Error{.kind = Error::Kind::Rejected, .message = u"No."_s, .httpStatus = status}));
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(ended.first().first().toInt(), status == 400 ? 2 : 1);
    }
}

QTEST_GUILESS_MAIN(TestAuthAdd)
#include "tst_authadd.moc"
