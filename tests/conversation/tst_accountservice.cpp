#include "support/bridge.h"
#include "support/patience.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

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

QStringList namesOf(const QList<AccountSummary> &accounts)
{
    QStringList names;
    for (const AccountSummary &account : accounts) {
        names.append(account.name);
    }
    return names;
}

KeyInput keyInput(Bridge &bridge, const QString &name)
{
    bridge.service().addApiKey("sk-canary-one");
    return {.key = "sk-canary-one", .name = name, .baseUrl = bridge.service().keyBaseUrl()};
}

} // namespace

/// What a window asks of the accounts, against the real worker thread.
class TestAccountService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksAtAKeyWithoutKeepingIt();
    void saysWhyNobodyTakesAKey();
    void addsTestsRenamesAndRemovesAKey();
    void switchesTheDefault();
    void signsIn();
    void aDeniedSignInSaysSo();
    void droppingASignInCancelsIt();
    void listsWhatIsUsed();
    void everyCallEndsAlsoWhenTheServerGoes();
};

void TestAccountService::looksAtAKeyWithoutKeepingIt()
{
    Bridge bridge;
    const auto verdict = awaited(bridge.qiao().accountService().inspectKey(keyInput(bridge, {})));
    QVERIFY2(verdict.has_value(), qPrintable(verdict ? QString() : verdict.error().message));
    QVERIFY(verdict->isUsable);
    QVERIFY(!verdict->sentence.isEmpty());
    QCOMPARE(namesOf(bridge.qiao().accounts()), QStringList{u"default"_s});
}

void TestAccountService::saysWhyNobodyTakesAKey()
{
    Bridge bridge;
    KeyInput input = keyInput(bridge, {});
    input.key = "sk-nobody-takes-this";
    const auto verdict = awaited(bridge.qiao().accountService().inspectKey(input));
    QVERIFY(verdict.has_value());
    QVERIFY(!verdict->isUsable);
    QVERIFY(!verdict->sentence.isEmpty() && !verdict->sentence.contains(u"sk-nobody-takes-this"_s));
    const auto added = awaited(bridge.qiao().accountService().addKey(input));
    QVERIFY(!added.has_value());
    QCOMPARE(added.error().kind, Error::Kind::NeedsLogin);
}

void TestAccountService::addsTestsRenamesAndRemovesAKey()
{
    Bridge bridge;
    AccountService &accounts = bridge.qiao().accountService();
    const auto added = awaited(accounts.addKey(keyInput(bridge, u"work"_s)));
    QVERIFY2(added.has_value(), qPrintable(added ? QString() : added.error().message));
    QCOMPARE(added->account.name, u"work"_s);
    QVERIFY(added->test.works);
    QTRY_VERIFY(namesOf(bridge.qiao().accounts()).contains(u"work"_s));

    const auto tested = awaited(accounts.test(u"work"_s));
    QVERIFY(tested.has_value() && tested->works && !tested->model.isEmpty());
    QVERIFY(awaited(accounts.rename(u"work"_s, u"office"_s)).has_value());
    QTRY_VERIFY(namesOf(bridge.qiao().accounts()).contains(u"office"_s));
    const auto clash = awaited(accounts.rename(u"office"_s, u"default"_s));
    QVERIFY(!clash.has_value() && clash.error().httpStatus == 409);
    QVERIFY(awaited(accounts.setEnabled(u"office"_s, false)).has_value());
    QTRY_VERIFY(std::ranges::any_of(bridge.qiao().accounts(), [](const AccountSummary &account) {
        return account.name == u"office"_s && account.state == AccountSummary::State::Disabled;
    }));
    QVERIFY(awaited(accounts.remove(u"office"_s)).has_value());
    QTRY_COMPARE(namesOf(bridge.qiao().accounts()), QStringList{u"default"_s});
    const auto missing = awaited(accounts.remove(u"office"_s));
    QVERIFY(!missing.has_value() && missing.error().httpStatus == 404);
}

void TestAccountService::switchesTheDefault()
{
    Bridge bridge;
    AccountService &accounts = bridge.qiao().accountService();
    QVERIFY(awaited(accounts.addKey(keyInput(bridge, u"work"_s))).has_value());
    QVERIFY(awaited(accounts.setDefault(u"work"_s)).has_value());
    QTRY_VERIFY(std::ranges::any_of(bridge.qiao().accounts(),
        [](const AccountSummary &account) { return account.name == u"work"_s && account.isDefault; }));
    QVERIFY(awaited(accounts.setStrategy(AccountStrategy::Failover)).has_value());
    const auto unknown = awaited(accounts.setDefault(u"nobody"_s));
    QVERIFY(!unknown.has_value() && unknown.error().httpStatus == 404);
}

void TestAccountService::signsIn()
{
    Bridge bridge;
    bridge.service().setDeviceFlow({.pendingPolls = 0});
    const auto flow = bridge.qiao().accountService().signIn(u"qwen"_s);
    QList<SignInProgress> steps;
    connect(flow.get(), &SignInFlow::changed, this, [&](const SignInProgress &step) { steps.append(step); });
    QTRY_COMPARE_WITH_TIMEOUT(flow->progress().phase, SignInProgress::Phase::Done, patience);
    QVERIFY(flow->progress().accountAdded && flow->progress().test.works);
    const auto waiting = std::ranges::find_if(steps,
        [](const SignInProgress &step) { return step.phase == SignInProgress::Phase::WaitingForUser; });
    QVERIFY(waiting != steps.end());
    QVERIFY(!waiting->userCode.isEmpty() && waiting->verificationUriComplete.isValid());
    QVERIFY(waiting->expiresAt > QDateTime::currentDateTime());
    QTRY_VERIFY(namesOf(bridge.qiao().accounts()).contains(u"qwen"_s));
}

void TestAccountService::aDeniedSignInSaysSo()
{
    Bridge bridge;
    bridge.service().setDeviceFlow({.outcome = simulator::DeviceFlow::Outcome::Denied, .pendingPolls = 0});
    const auto flow = bridge.qiao().accountService().signIn({});
    QTRY_COMPARE_WITH_TIMEOUT(flow->progress().phase, SignInProgress::Phase::Failed, patience);
    QCOMPARE(flow->progress().error.code, QByteArray("access_denied"));
    const auto taken = bridge.qiao().accountService().signIn(u"default"_s);
    QTRY_COMPARE_WITH_TIMEOUT(taken->progress().phase, SignInProgress::Phase::Failed, patience);
    QCOMPARE(taken->progress().error.httpStatus, 409);
}

void TestAccountService::droppingASignInCancelsIt()
{
    Bridge bridge;
    bridge.service().setDeviceFlow({.pendingPolls = 1000});
    constexpr int moreThanMayBeUnderWay = 9;
    for (int i = 0; i < moreThanMayBeUnderWay; ++i) {
        const auto flow = bridge.qiao().accountService().signIn(u"qwen-%1"_s.arg(i));
        QTRY_COMPARE_WITH_TIMEOUT(flow->progress().phase, SignInProgress::Phase::WaitingForUser, patience);
    }
    QCOMPARE(namesOf(bridge.qiao().accounts()), QStringList{u"default"_s});
}

void TestAccountService::listsWhatIsUsed()
{
    Bridge bridge;
    QVERIFY(awaited(bridge.qiao().usageReport({})).has_value());
    QVERIFY(awaited(bridge.qiao().newestRequests(5)).has_value());
    QVERIFY(awaited(bridge.qiao().accountService().findImports()).has_value());
}

void TestAccountService::everyCallEndsAlsoWhenTheServerGoes()
{
    Bridge bridge;
    bridge.service().setDeviceFlow({.pendingPolls = 1000});
    const auto test = bridge.qiao().accountService().test(u"default"_s);
    const auto flow = bridge.qiao().accountService().signIn(u"qwen"_s);
    bridge.stop();
    QVERIFY(test.isFinished());
}

QTEST_GUILESS_MAIN(TestAccountService)
#include "tst_accountservice.moc"
