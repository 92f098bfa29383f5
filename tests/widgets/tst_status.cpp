#include "status/status.h"
#include "widgets/samples.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::ui;
using namespace qiao::test;

namespace {

const QDateTime now(QDate(2026, 11, 24), QTime(14, 5));

QList<AccountSummary> onlyDefault(AccountSummary::State state, const QString &reason = {})
{
    AccountSummary account = sampleAccounts().first();
    account.state = state;
    account.reason = reason;
    return {account};
}

} // namespace

/// The one sentence of truth.
class TestStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhereItRuns();
    void countsWhatRuns();
    void asksForAnAccount();
    void namesWhatEndsTheTrouble();
    void aFailedStartIsAnError();
    void pausedIsNoError();
};

void TestStatus::saysWhereItRuns()
{
    const Status status = statusOf(runningServer(), sampleAccounts(), 0, now);
    QCOMPARE(status.condition, Condition::Running);
    QCOMPARE(status.sentence, u"Running on 127.0.0.1:8080 with account \"work\" (Coding Plan)."_s);
    QCOMPARE(status.help, Help::None);
}

void TestStatus::countsWhatRuns()
{
    const Status status = statusOf(runningServer(), sampleAccounts(), 3, now);
    QCOMPARE(status.condition, Condition::Active);
    QVERIFY(status.shortSentence.contains(u"3 active"_s));
}

void TestStatus::asksForAnAccount()
{
    const Status status = statusOf(runningServer(), {}, 0, now);
    QCOMPARE(status.condition, Condition::Warning);
    QCOMPARE(status.sentence, u"No account yet. Add one to start."_s);
    QCOMPARE(status.help, Help::AddAccount);
}

void TestStatus::namesWhatEndsTheTrouble()
{
    const auto signIn = statusOf(runningServer(), onlyDefault(AccountSummary::State::NeedsSignIn), 2, now);
    QCOMPARE(signIn.condition, Condition::Warning);
    QCOMPARE(signIn.help, Help::SignIn);
    QCOMPARE(signIn.account, u"work"_s);
    QVERIFY(signIn.sentence.contains(u"sign in again"_s));
    const auto refused =
        statusOf(runningServer(), onlyDefault(AccountSummary::State::Refused, u"Add an API key."_s), 0, now);
    QCOMPARE(refused.sentence, u"Add an API key."_s);
    QCOMPARE(refused.tone, Tone::Trouble);
}

void TestStatus::aFailedStartIsAnError()
{
    ServerState server;
    server.phase = ServerState::Phase::Failed;
    server.error.message = u"Port 8080 is used by \"node\" (1234). Use 8081 instead."_s;
    server.error.code = "port_in_use";
    const Status status = statusOf(server, sampleAccounts(), 0, now);
    QCOMPARE(status.condition, Condition::Error);
    QCOMPARE(status.sentence, server.error.message);
    QCOMPARE(status.help, Help::ChangeAddress);
}

void TestStatus::pausedIsNoError()
{
    const Status status = statusOf({}, sampleAccounts(), 0, now);
    QCOMPARE(status.condition, Condition::Paused);
    QCOMPARE(status.help, Help::Start);
}

QTEST_GUILESS_MAIN(TestStatus)
#include "tst_status.moc"
