// The pool with several accounts: the list, the strategy, health, sessions, counts, secrets.

#include "poolscene.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;
using namespace std::chrono_literals;
using State = AccountSummary::State;
using Concern = Error::Concern;

namespace {

Error throttled()
{
    return {.kind = Error::Kind::Transient,
        .message = u"Too much."_s,
        .httpStatus = 429,
        .concern = Concern::TokenRate};
}

Error refusedKey()
{
    return {.kind = Error::Kind::NeedsLogin,
        .message = u"No."_s,
        .httpStatus = 401,
        .retryHelps = false,
        .concern = Concern::Account};
}

QStringList namesOf(const AccountPool &pool)
{
    QStringList names;
    const auto all = pool.summaries();
    for (const AccountSummary &account : all) {
        names.append(account.name);
    }
    return names;
}

/// Three keys; the first is the default.
struct ThreeKeys : PoolScene
{
    Account a = addKey(u"a"_s);
    Account b = addKey(u"b"_s);
    Account c = addKey(u"c"_s);

    explicit ThreeKeys(AccountStrategy strategy)
    {
        settings.strategy = strategy;
        open();
    }
};

} // namespace

class TestAccountChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theListIsOwnThenLinkedThenEnvironment()
    {
        PoolScene scene;
        scene.addKey(u"mine"_s);
        scene.addKey(u"also"_s);
        scene.folder.signIn(workCreds, "w", future);
        scene.folder.signIn(creds, "d", future);
        scene.settings.environmentKey = u"sk-env"_s;
        scene.open();
        QCOMPARE(
            namesOf(*scene.pool), (QStringList{u"mine"_s, u"also"_s, u"default"_s, u"work"_s, u"env"_s}));
        QCOMPARE(chosen(*scene.pool), u"mine"_s);
        QVERIFY(summaryOf(*scene.pool, u"work"_s).isLinked);
        QCOMPARE(summaryOf(*scene.pool, u"mine"_s).host, u"mine.example"_s);
    }

    void anOwnAccountHidesAFileOfItsName()
    {
        PoolScene scene;
        scene.addKey(u"work"_s);
        scene.folder.signIn(workCreds, "w", future);
        QSignalSpy warned(&scene.open(), &AccountPool::warningRaised);
        QTRY_COMPARE(warned.size(), 1);
        QVERIFY(warned.first().first().toString().contains(workCreds));
        QCOMPARE(namesOf(*scene.pool), QStringList{u"work"_s});
        QVERIFY(!summaryOf(*scene.pool, u"work"_s).isLinked);
        // renaming the linked one brings it back
        QVERIFY(scene.store.setLinkedFile({.fileName = workCreds, .name = u"office"_s}));
        QTRY_COMPARE(namesOf(*scene.pool), (QStringList{u"work"_s, u"office"_s}));
        const auto answer = scene.pool->credential(named(*scene.pool, u"office"_s));
        QCOMPARE(valueOf(answer).token, "access-w"_ba);
        QCOMPARE(warned.size(), 1);
    }

    void decisionsAboutFilesCount()
    {
        PoolScene scene;
        scene.folder.signIn(creds, "d", future);
        scene.folder.signIn(workCreds, "w", future);
        QVERIFY(scene.store.setLinkedFile({.fileName = creds, .unlinked = true}));
        QVERIFY(scene.store.setLinkedFile({.fileName = workCreds, .enabled = false}));
        scene.open();
        QCOMPARE(namesOf(*scene.pool), QStringList{u"work"_s});
        QCOMPARE(summaryOf(*scene.pool, u"work"_s).state, State::Disabled);
        const auto forced = scene.pool->choose({.forced = u"work"_s});
        QVERIFY(!forced);
        QCOMPARE(forced.error().code, "account_disabled"_ba);
        QCOMPARE(scene.pool->choose(AccountWish()).error().kind, Error::Kind::Rejected);
    }

    void anOwnKeyComesFromTheSecretStoreWhenARequestNeedsIt()
    {
        PoolScene scene;
        const Account account = scene.addKey(u"mine"_s);
        scene.secrets.readFault = Error{.kind = Error::Kind::Transient,
            .message = u"The keyring is locked."_s,
            .httpStatus = 503,
            .retryHelps = false};
        scene.open();
        QCOMPARE(summaryOf(*scene.pool, u"mine"_s).state, State::Usable);
        const auto locked = scene.pool->credential(account);
        QTRY_VERIFY(locked.isFinished());
        QCOMPARE(errorOf(locked).message, u"The keyring is locked."_s);
        QCOMPARE(summaryOf(*scene.pool, u"mine"_s).state, State::Usable);
        scene.secrets.readFault.reset();
        const auto found = scene.pool->credential(account);
        QTRY_COMPARE(valueOf(found).token, "sk-mine"_ba);
        QCOMPARE(valueOf(found).baseUrl, QUrl(u"https://mine.example/v1"_s));
    }

    void anOwnAccountWithoutASecretNeedsSignInOnceItWasLookedFor()
    {
        PoolScene scene;
        const Account account = scene.addKey(u"mine"_s);
        scene.addKey(u"other"_s);
        scene.secrets.secrets.remove(account.id);
        scene.open();
        QCOMPARE(chosen(*scene.pool), u"mine"_s);
        const auto answer = scene.pool->credential(account);
        QTRY_VERIFY(answer.isFinished());
        QCOMPARE(errorOf(answer).kind, Error::Kind::NeedsLogin);
        QTRY_COMPARE(summaryOf(*scene.pool, u"mine"_s).state, State::NeedsSignIn);
        QCOMPARE(summaryOf(*scene.pool, u"mine"_s).reason, errorOf(answer).message);
        QCOMPARE(chosen(*scene.pool), u"other"_s);
    }

    void anOwnSignInIsRefreshedAndKept()
    {
        PoolScene scene;
        const Account account{.id = u"id-me"_s, .name = u"me"_s, .source = Account::Source::Own};
        QVERIFY(scene.store.add(account));
        scene.secrets.secrets.insert(account.id, credentialsJson("old", past));
        scene.open();
        const auto answer = scene.pool->credential(account);
        QVERIFY(scene.call(1));
        scene.call(1)->answer(200, tokenAnswer("new"));
        QTRY_COMPARE(valueOf(answer).token, "access-new"_ba);
        QVERIFY(scene.secrets.secrets.value(account.id).contains("access-new"));
        QVERIFY(summaryOf(*scene.pool, u"me"_s).expiresAt.has_value());
        // refused although it is brand-new
        const auto again = scene.pool->replacement(account, "access-new");
        QTRY_VERIFY(again.isFinished());
        QVERIFY(errorOf(again).message.startsWith(u"Sign-in worked, but"_s));
        QCOMPARE(summaryOf(*scene.pool, u"me"_s).state, State::NeedsSignIn);
    }

    void aRequestOfARemovedAccountIsAnswered()
    {
        PoolScene scene;
        const Account account{.id = u"id-me"_s, .name = u"me"_s, .source = Account::Source::Own};
        QVERIFY(scene.store.add(account));
        scene.secrets.secrets.insert(account.id, credentialsJson("old", past));
        scene.open();
        const auto waiting = scene.pool->credential(account);
        QVERIFY(scene.call(1));
        QVERIFY(scene.store.remove(account.id));
        QTRY_VERIFY(waiting.isFinished());
        QCOMPARE(errorOf(waiting).httpStatus, 401);
        QVERIFY(errorOf(waiting).message.contains(u"\"me\""_s));
        const auto later = scene.pool->credential(account);
        QTRY_VERIFY(later.isFinished());
        QCOMPARE(errorOf(later).httpStatus, 401);
    }

    void underFixedHealthInformsAndNeverBlocks()
    {
        ThreeKeys scene(AccountStrategy::Fixed);
        scene.pool->reportRefused(scene.a, throttled());
        QCOMPARE(summaryOf(*scene.pool, u"a"_s).state, State::CoolingDown);
        QCOMPARE(summaryOf(*scene.pool, u"a"_s).until->toMSecsSinceEpoch(), nowMs + 60'000);
        QCOMPARE(chosen(*scene.pool), u"a"_s);
        QVERIFY(!scene.pool->mayFailOver(scene.a, throttled()));
        scene.pool->reportRefused(scene.a, refusedKey());
        QCOMPARE(summaryOf(*scene.pool, u"a"_s).state, State::Refused);
        QCOMPARE(chosen(*scene.pool), u"a"_s);
        QVERIFY(!scene.pool->choose({.refusedIds = {scene.a.id}}));
    }

    void underFailoverTheNextUsableOneServes()
    {
        ThreeKeys scene(AccountStrategy::Failover);
        QCOMPARE(chosen(*scene.pool), u"a"_s);
        scene.pool->reportRefused(scene.a, throttled());
        QCOMPARE(chosen(*scene.pool), u"b"_s);
        scene.pool->reportRefused(scene.b, refusedKey());
        QCOMPARE(chosen(*scene.pool), u"c"_s);
        QCOMPARE(chosen(*scene.pool, {.forced = u"b"_s}), u"b"_s);
        scene.now += 60s;
        QCOMPARE(chosen(*scene.pool), u"a"_s);
        // with nobody left, the user's choice is asked all the same
        for (const Account &account : {scene.a, scene.b, scene.c}) {
            scene.pool->reportRefused(account, refusedKey());
        }
        QCOMPARE(chosen(*scene.pool), u"a"_s);
        QVERIFY(!scene.pool->choose({.refusedIds = {scene.a.id}}));
        scene.pool->reportWorked(scene.c, 1);
        QCOMPARE(chosen(*scene.pool), u"c"_s);
    }

    void whatMayBeAnsweredByAnotherAccount()
    {
        ThreeKeys scene(AccountStrategy::Failover);
        const auto may = [&](const Error &error) { return scene.pool->mayFailOver(scene.a, error); };
        QVERIFY(may(throttled()));
        QVERIFY(may(refusedKey()));
        QVERIFY(may({.kind = Error::Kind::QuotaExhausted, .message = {}, .concern = Concern::Model}));
        QVERIFY(may(
            {.kind = Error::Kind::Rejected, .message = {}, .httpStatus = 403, .concern = Concern::Account}));
        QVERIFY(!may(
            {.kind = Error::Kind::Rejected, .message = {}, .httpStatus = 404, .concern = Concern::Model}));
        QVERIFY(!may({.kind = Error::Kind::Rejected, .message = {}, .httpStatus = 400}));
        QVERIFY(!may({.kind = Error::Kind::Transient, .message = {}, .httpStatus = 503}));
        QVERIFY(!may({.kind = Error::Kind::Internal, .message = {}}));
        // behind a locked keyring
        QVERIFY(may({.kind = Error::Kind::Transient, .message = {}, .httpStatus = 503, .retryHelps = false}));
    }

    void subscriptionsAndSignInsDoNotGetRoundALimit()
    {
        PoolScene scene;
        const Account a = scene.addKey(u"a"_s, AccountKind::CodingPlan);
        scene.addKey(u"b"_s, AccountKind::TokenPlan);
        scene.folder.signIn(creds, "d", future);
        scene.settings.strategy = AccountStrategy::Failover;
        scene.open().reportRefused(a, throttled());
        QCOMPARE(chosen(*scene.pool), u"a"_s);
        QVERIFY(!scene.pool->choose({.refusedIds = {a.id}}));
        scene.pool->reportRefused(a, refusedKey());
        QCOMPARE(chosen(*scene.pool), u"b"_s);
        scene.pool->reportRefused(a, throttled());
        scene.pool->reportWorked(a, 0);
        scene.pool->reportRefused(a, throttled());
        scene.addKey(u"c"_s);
        QTRY_COMPARE(chosen(*scene.pool), u"c"_s);
    }

    void aSessionStaysWhereItWasMovedTo()
    {
        ThreeKeys scene(AccountStrategy::Failover);
        const AccountWish wish{.session = "s1"};
        QCOMPARE(chosen(*scene.pool, wish), u"a"_s);
        scene.pool->reportRefused(scene.a, throttled());
        QCOMPARE(chosen(*scene.pool, wish), u"b"_s);
        scene.now += 5min;
        QCOMPARE(chosen(*scene.pool, wish), u"b"_s);
        QCOMPARE(chosen(*scene.pool, {.session = "s2"}), u"a"_s);
        QCOMPARE(chosen(*scene.pool), u"a"_s);
        scene.pool->reportRefused(scene.b, throttled());
        QCOMPARE(chosen(*scene.pool, wish), u"a"_s);
        scene.now += 5min;
        QCOMPARE(chosen(*scene.pool, wish), u"a"_s);
    }

    void switchingTheDefaultMovesEverySession()
    {
        ThreeKeys scene(AccountStrategy::Failover);
        const AccountWish wish{.session = "s1"};
        scene.pool->reportRefused(scene.a, throttled());
        QCOMPARE(chosen(*scene.pool, wish), u"b"_s);
        QSignalSpy changed(scene.pool.get(), &AccountPool::changed);
        scene.pool->setDefaultAccount(u"c"_s);
        QCOMPARE(changed.size(), 1);
        QVERIFY(summaryOf(*scene.pool, u"c"_s).isDefault);
        QCOMPARE(chosen(*scene.pool, wish), u"c"_s);
        scene.pool->setStrategy(AccountStrategy::Fixed);
        scene.pool->reportRefused(scene.c, throttled());
        QCOMPARE(chosen(*scene.pool, wish), u"c"_s);
    }

    void aDisabledDefaultIsPassedOverUnderFailoverOnly()
    {
        ThreeKeys scene(AccountStrategy::Fixed);
        scene.pool->setDefaultAccount(u"b"_s);
        Account b = scene.b;
        b.enabled = false;
        QVERIFY(scene.store.update(b));
        QTRY_COMPARE(summaryOf(*scene.pool, u"b"_s).state, State::Disabled);
        QCOMPARE(scene.pool->choose(AccountWish()).error().code, "account_disabled"_ba);
        scene.pool->setStrategy(AccountStrategy::Failover);
        QCOMPARE(chosen(*scene.pool), u"a"_s);
    }

    void countsAreShownAndSurviveARestartAndARename()
    {
        ThreeKeys scene(AccountStrategy::Fixed);
        QSignalSpy changed(scene.pool.get(), &AccountPool::changed);
        QTRY_COMPARE(changed.size(), 1);
        for (int i = 0; i < 10; ++i) {
            scene.pool->reportWorked(scene.a, 7);
        }
        // ten reports, one announcement
        QTRY_COMPARE(changed.size(), 2);
        QCOMPARE(summaryOf(*scene.pool, u"a"_s).requestsToday, 10);
        QCOMPARE(summaryOf(*scene.pool, u"a"_s).tokensToday, 70);
        scene.a.name = u"renamed"_s;
        QVERIFY(scene.store.update(scene.a));
        scene.open();
        QCOMPARE(summaryOf(*scene.pool, u"renamed"_s).requestsToday, 10);
        QCOMPARE(summaryOf(*scene.pool, u"renamed"_s).tokensToday, 70);
    }

    void anEndOfACooldownIsAnnounced()
    {
        ThreeKeys scene(AccountStrategy::Fixed);
        QSignalSpy changed(scene.pool.get(), &AccountPool::changed);
        QTRY_COMPARE(changed.size(), 1);
        Error error = throttled();
        error.retryAfter = 1s;
        scene.pool->reportRefused(scene.a, error);
        QCOMPARE(changed.size(), 2);
        scene.now += 1s;
        QTRY_COMPARE(changed.size(), 3);
        QCOMPARE(summaryOf(*scene.pool, u"a"_s).state, State::Usable);
    }
};

QTEST_GUILESS_MAIN(TestAccountChoice)
#include "tst_accountchoice.moc"
