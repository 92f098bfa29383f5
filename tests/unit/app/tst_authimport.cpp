#include "commands/importchoice.h"
#include "commands/importlist.h"
#include "commands/yes.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

/// What `qiao auth import` shows of what was found, and how it reads the answers.
class TestAuthImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheChoice_data();
    void readsTheChoice();
    void readsYes();
    void masksWhatWasFound();
    void jsonHoldsNoKey();

private:
    static QList<ImportCandidate> candidates();
};

QList<ImportCandidate> TestAuthImport::candidates()
{
    ImportCandidate signIn{
        ImportCandidate::Source::CliSignIn, u"/home/me/.qwen/oauth_creds.json"_s, u"default"_s};
    signIn.fileName = u"oauth_creds.json"_s;
    signIn.kind = AccountKind::QwenSignIn;
    ImportCandidate plan{ImportCandidate::Source::CliSettings, u"/home/me/.qwen/settings.json"_s,
        u"coding-plan"_s, "sk-sp-canary"_ba, u"sk-sp-…9f2c"_s};
    plan.kind = AccountKind::CodingPlan;
    plan.region = u"china"_s;
    ImportCandidate unknown{ImportCandidate::Source::Environment, u"OPENAI_API_KEY"_s, u"key\x1b"_s,
        "sk-canary"_ba, u"sk-…1234"_s};
    return {signIn, plan, unknown};
}

void TestAuthImport::readsTheChoice_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QList<int>>("numbers");
    QTest::addColumn<bool>("isValid");
    const auto row = [](const QByteArray &answer, const QList<int> &numbers) {
        QTest::newRow(answer.isEmpty() ? "nothing" : answer.constData()) << answer << numbers << true;
    };
    row("", {});
    row("  ", {});
    row("2", {2});
    row("3 1", {1, 3});
    row("1,2, 2", {1, 2});
    row("2-4", {2, 3, 4});
    row("ALL\r", {1, 2, 3, 4});
    row("全部", {1, 2, 3, 4});
    row("1、3", {1, 3});
    for (const char *answer : {"0", "5", "1-5", "3-2", "one", "1 x", "-1", "1-", "99999999999"}) {
        QTest::newRow(answer) << QByteArray(answer) << QList<int>() << false;
    }
}

void TestAuthImport::readsTheChoice()
{
    QFETCH(QByteArray, answer);
    QFETCH(QList<int>, numbers);
    QFETCH(bool, isValid);
    const std::optional<QList<int>> choice = parseImportChoice(answer, 4);
    QCOMPARE(choice.has_value(), isValid);
    QCOMPARE(choice.value_or(QList<int>()), numbers);
}

void TestAuthImport::readsYes()
{
    for (const char *yes : {"y", "Y", "yes", " YES \r", "是"}) {
        QVERIFY(isYes(yes));
    }
    for (const char *no : {"", "n", "no", "yess", "jes", "否"}) {
        QVERIFY(!isYes(no));
    }
}

void TestAuthImport::masksWhatWasFound()
{
    const QStringList lines = importLines(candidates());
    QCOMPARE(lines,
        (QStringList{u"  1  default · Qwen sign-in · /home/me/.qwen/oauth_creds.json"_s,
            u"  2  coding-plan · Coding Plan, mainland China · sk-sp-…9f2c · /home/me/.qwen/settings.json"_s,
            u"  3  key\\x1b · a key, its plan to be found out · sk-…1234 · OPENAI_API_KEY"_s}));
}

void TestAuthImport::jsonHoldsNoKey()
{
    const QJsonArray array = importJson(candidates());
    const QByteArray json = QJsonDocument(array).toJson();
    QVERIFY(!json.contains("canary"));
    QCOMPARE(array.at(1)["masked_key"_L1], u"sk-sp-…9f2c"_s);
    QCOMPARE(array.at(1)["source"_L1], u"cli_settings"_s);
    QVERIFY(array.at(2)["kind"_L1].isNull());
}

QTEST_GUILESS_MAIN(TestAuthImport)
#include "tst_authimport.moc"
