#include "poolscene.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;
using namespace std::chrono_literals;

class TestLocalAccountPool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAnyAccountItSaysWhatToDo()
    {
        PoolScene scene;
        const auto account = scene.open().choose(AccountWish());
        QVERIFY(!account.has_value());
        QCOMPARE(account.error().kind, Error::Kind::NeedsLogin);
        QCOMPARE(account.error().httpStatus, 401);
        QVERIFY(!account.error().retryHelps);
        QVERIFY(account.error().message.startsWith(u"No account yet. Add one to start."_s));
        QVERIFY(account.error().message.contains(u"qiao auth add"_s));
        QVERIFY(scene.pool->summaries().isEmpty());
    }

    void theFirstInListOrderThatHasACredentialIsTheDefault()
    {
        PoolScene scene;
        scene.folder.signIn(u"oauth_creds_b.json"_s, "b", future);
        scene.folder.signIn(u"oauth_creds_a.json"_s, "a", past);
        QCOMPARE(chosen(scene.open()), u"a"_s);
        scene.folder.signIn(creds, "d", future);
        QTRY_COMPARE(chosen(*scene.pool), u"default"_s);
        scene.folder.put(creds, "{}");
        QTRY_COMPARE(chosen(*scene.pool), u"a"_s);
        const auto all = scene.pool->summaries();
        QCOMPARE(all.size(), 3);
        QVERIFY(!all.at(0).isDefault);
        QVERIFY(all.at(1).isDefault);
    }

    void theNamedDefaultIsUsedEvenWhenItFails()
    {
        PoolScene scene;
        scene.folder.signIn(creds, "d", future);
        scene.folder.put(workCreds, "{}");
        scene.settings.defaultAccount = u"work"_s;
        QSignalSpy warned(&scene.open(), &AccountPool::warningRaised);
        const auto account = scene.pool->choose(AccountWish());
        QVERIFY(account.has_value());
        QCOMPARE(account->name, u"work"_s);
        const auto answer = scene.pool->credential(*account);
        QTRY_VERIFY(answer.isFinished());
        QCOMPARE(errorOf(answer).kind, Error::Kind::NeedsLogin);
        QVERIFY(errorOf(answer).message.contains(workCreds));
        QCoreApplication::processEvents();
        QVERIFY(warned.isEmpty());
    }

    void anUnknownDefaultIsWarnedAboutOnceNamingTheAccounts()
    {
        PoolScene scene;
        scene.folder.signIn(creds, "d", future);
        scene.folder.signIn(workCreds, "w", future);
        scene.settings.defaultAccount = u"home"_s;
        QSignalSpy warned(&scene.open(), &AccountPool::warningRaised);
        QTRY_COMPARE(warned.size(), 1);
        const QString sentence = warned.first().first().toString();
        QVERIFY(sentence.contains(u"\"home\""_s) && sentence.contains(u"default, work"_s));
        QCOMPARE(chosen(*scene.pool), u"default"_s);
        scene.folder.signIn(u"oauth_creds_home.json"_s, "h", future);
        QTRY_COMPARE(chosen(*scene.pool), u"home"_s);
        QCOMPARE(warned.size(), 1);
    }

    void aForcedAccountIsUsedOrRefused()
    {
        PoolScene scene;
        scene.folder.signIn(creds, "d", future);
        scene.folder.signIn(workCreds, "w", future);
        QCOMPARE(chosen(scene.open(), {.forced = u"work"_s}), u"work"_s);
        const auto account = scene.pool->choose({.forced = u"none"_s});
        QVERIFY(!account.has_value());
        QCOMPARE(account.error().kind, Error::Kind::Rejected);
        QCOMPARE(account.error().httpStatus, 400);
        QCOMPARE(account.error().param, "account"_ba);
        QVERIFY(account.error().message.contains(u"default, work"_s));
        scene.folder.signIn(u"oauth_creds_none.json"_s, "n", future);
        QCOMPARE(chosen(*scene.pool, {.forced = u"none"_s}), u"none"_s);
    }

    void aFreshFileAnswersAtOnce()
    {
        PoolScene scene;
        scene.folder.signIn(creds, "d", future);
        const auto answer = scene.open().credential(*scene.pool->choose(AccountWish()));
        QCOMPARE(valueOf(answer).token, "access-d"_ba);
        QCOMPARE(valueOf(answer).baseUrl, QUrl(u"https://portal.qwen.ai/v1"_s));
    }

    void aChangeOnDiskIsUsedByTheNextRequest()
    {
        PoolScene scene;
        scene.folder.signIn(creds, "one", future);
        scene.open();
        QCOMPARE(valueOf(scene.pool->credential(*scene.pool->choose(AccountWish()))).token, "access-one"_ba);
        scene.folder.signIn(creds, "two", future);
        QCOMPARE(valueOf(scene.pool->credential(*scene.pool->choose(AccountWish()))).token, "access-two"_ba);
    }

    void manyRequestsShareOneRefreshPerAccount()
    {
        PoolScene scene;
        scene.folder.signIn(creds, "d", past);
        scene.folder.signIn(workCreds, "w", past);
        scene.open();
        QList<QFuture<Result<Credential>>> defaults;
        QList<QFuture<Result<Credential>>> works;
        for (int i = 0; i < 20; ++i) {
            defaults.append(scene.pool->credential(named(*scene.pool, u"default"_s)));
            works.append(scene.pool->credential(named(*scene.pool, u"work"_s)));
        }
        QVERIFY(scene.call(2));
        for (const auto &call : scene.upstream.calls()) {
            call->answer(200, tokenAnswer(call->request().body.contains("refresh-d") ? "newd" : "neww"));
        }
        for (int i = 0; i < 20; ++i) {
            QTRY_COMPARE(valueOf(defaults.at(i)).token, "access-newd"_ba);
            QTRY_COMPARE(valueOf(works.at(i)).token, "access-neww"_ba);
        }
        QCOMPARE(scene.upstream.callCount(), 2);
    }

    void a401IsReplacedOnceAndThenExplained()
    {
        PoolScene scene;
        scene.folder.signIn(creds, "old", future);
        scene.open();
        const Account account = named(*scene.pool, u"default"_s);
        auto answer = scene.pool->replacement(account, "access-old");
        QVERIFY(scene.call(1));
        scene.call(1)->answer(200, tokenAnswer("new"));
        QTRY_COMPARE(valueOf(answer).token, "access-new"_ba);
        answer = scene.pool->replacement(account, "access-old");
        QTRY_COMPARE(valueOf(answer).token, "access-new"_ba);
        answer = scene.pool->replacement(account, "access-new");
        QTRY_VERIFY(answer.isFinished());
        QCOMPARE(errorOf(answer).kind, Error::Kind::NeedsLogin);
        QVERIFY(errorOf(answer).message.startsWith(u"Sign-in worked, but Qwen ended the free tier"_s));
        QCOMPARE(scene.upstream.callCount(), 1);
        QCOMPARE(summaryOf(*scene.pool, u"default"_s).state, AccountSummary::State::NeedsSignIn);
    }

    void aForeignResourceUrlGetsNoToken()
    {
        PoolScene scene;
        scene.folder.put(creds, credentialsJson("d", future).replace("portal.qwen.ai", "evil.example"));
        const auto answer = scene.open().credential(named(*scene.pool, u"default"_s));
        QCOMPARE(errorOf(answer).kind, Error::Kind::Rejected);
        QVERIFY(errorOf(answer).message.contains(u"evil.example"_s));
        QVERIFY(summaryOf(*scene.pool, u"default"_s).reason.contains(u"evil.example"_s));
    }

    void theEnvironmentsKeyIsAnAccount()
    {
        PoolScene scene;
        scene.settings.environmentKey = u"sk-key"_s;
        scene.settings.environmentBaseUrl = QUrl(u"https://models.example/v1/"_s);
        scene.open();
        const auto account = scene.pool->choose(AccountWish());
        QVERIFY(account.has_value());
        QCOMPARE(account->name, u"env"_s);
        QCOMPARE(account->kind, AccountKind::Custom);
        QCOMPARE(valueOf(scene.pool->credential(*account)).token, "sk-key"_ba);
        QCOMPARE(valueOf(scene.pool->credential(*account)).baseUrl, QUrl(u"https://models.example/v1"_s));
        QCOMPARE(summaryOf(*scene.pool, u"env"_s).host, u"models.example"_s);
        const auto replaced = scene.pool->replacement(*account, "sk-key");
        QCOMPARE(errorOf(replaced).kind, Error::Kind::NeedsLogin);
        QVERIFY(errorOf(replaced).message.contains(u"QWEN_API_KEY"_s));
        scene.folder.signIn(u"oauth_creds_env.json"_s, "e", future);
        scene.folder.signIn(workCreds, "w", future);
        QTRY_COMPARE(chosen(*scene.pool), u"work"_s);
        QCOMPARE(scene.pool->summaries().size(), 2);
    }

    void theEnvironmentsKeyKnowsAnthropicsApi()
    {
        PoolScene scene;
        scene.settings.environmentKey = u"sk-key"_s;
        scene.open();
        const auto env = [&scene] { return named(*scene.pool, u"env"_s); };
        const QUrl anthropic(u"https://dashscope.aliyuncs.com/apps/anthropic"_s);
        QCOMPARE(env().anthropicBaseUrl, anthropic);
        QCOMPARE(valueOf(scene.pool->credential(env())).anthropicBaseUrl, anthropic);
        scene.settings.plansUrl = QUrl(u"http://127.0.0.1:9"_s);
        scene.open();
        QCOMPARE(valueOf(scene.pool->credential(env())).anthropicBaseUrl,
            QUrl(u"http://127.0.0.1:9/dashscope.aliyuncs.com/apps/anthropic"_s));
        scene.settings.environmentBaseUrl = QUrl(u"https://models.example/v1/"_s);
        scene.open();
        QVERIFY(valueOf(scene.pool->credential(env())).anthropicBaseUrl.isEmpty());
    }

    void aRefusedKeyIsShownAsRefusedUntilItWorks()
    {
        PoolScene scene;
        scene.settings.environmentKey = u"sk-key"_s;
        const auto account = scene.open().choose(AccountWish());
        scene.pool->reportRefused(*account,
            {.kind = Error::Kind::NeedsLogin, .message = u"No."_s, .concern = Error::Concern::Account});
        QCOMPARE(summaryOf(*scene.pool, u"env"_s).state, AccountSummary::State::Refused);
        QCOMPARE(summaryOf(*scene.pool, u"env"_s).reason, u"No."_s);
        QCOMPARE(chosen(*scene.pool), u"env"_s);
        scene.pool->reportWorked(*account, 5);
        QCOMPARE(summaryOf(*scene.pool, u"env"_s).state, AccountSummary::State::Usable);
    }

    void theKeyDoesNotTravelUnencryptedOrInPieces()
    {
        PoolScene scene;
        scene.settings.environmentKey = u"sk-key"_s;
        scene.settings.environmentBaseUrl = QUrl(u"http://models.example/v1"_s);
        scene.open();
        const auto answer = scene.pool->credential(*scene.pool->choose(AccountWish()));
        QCOMPARE(errorOf(answer).kind, Error::Kind::Rejected);
        QVERIFY(errorOf(answer).message.contains(u"models.example"_s));
        scene.settings.environmentKey = u"sk\r\nX-Evil: 1"_s;
        scene.settings.environmentBaseUrl = QUrl(u"http://127.0.0.1:1/v1"_s);
        scene.open();
        QCOMPARE(errorOf(scene.pool->credential(*scene.pool->choose(AccountWish()))).kind,
            Error::Kind::NeedsLogin);
    }

    void summariesFollowTheClock()
    {
        PoolScene scene;
        scene.folder.signIn(creds, "d", nowMs + 31 * 60'000);
        scene.open();
        QCOMPARE(summaryOf(*scene.pool, u"default"_s).state, AccountSummary::State::Usable);
        QCOMPARE(summaryOf(*scene.pool, u"default"_s).host, u"portal.qwen.ai"_s);
        QCOMPARE(summaryOf(*scene.pool, u"default"_s).expiresAt->toMSecsSinceEpoch(), nowMs + 31 * 60'000);
        scene.now += 1min;
        QCOMPARE(summaryOf(*scene.pool, u"default"_s).state, AccountSummary::State::ExpiringSoon);
        scene.now += 30min;
        QCOMPARE(summaryOf(*scene.pool, u"default"_s).state, AccountSummary::State::Expired);
    }

    void timeAloneAnnouncesAChange()
    {
        PoolScene scene;
        scene.folder.signIn(creds, "d", nowMs + 30 * 60'000 + 50);
        QSignalSpy changed(&scene.open(), &AccountPool::changed);
        QTRY_COMPARE(changed.size(), 1);
        scene.now += 51ms;
        QTRY_COMPARE(changed.size(), 2);
        QCOMPARE(summaryOf(*scene.pool, u"default"_s).state, AccountSummary::State::ExpiringSoon);
    }

    void aDeadRefreshTokenShowsAndANewSignInMendsIt()
    {
        PoolScene scene;
        scene.folder.signIn(workCreds, "old", past);
        QSignalSpy changed(&scene.open(), &AccountPool::changed);
        QTRY_COMPARE(changed.size(), 1);
        const auto answer = scene.pool->credential(named(*scene.pool, u"work"_s));
        QVERIFY(scene.call(1));
        scene.call(1)->answer(400, "{}");
        QTRY_VERIFY(answer.isFinished());
        QVERIFY(errorOf(answer).message.startsWith(u"\"work\" needs you to sign in again."_s));
        QCOMPARE(summaryOf(*scene.pool, u"work"_s).state, AccountSummary::State::NeedsSignIn);
        QCOMPARE(summaryOf(*scene.pool, u"work"_s).reason, errorOf(answer).message);
        QCOMPARE(changed.size(), 2);
        scene.folder.signIn(workCreds, "new", future);
        QTRY_COMPARE(summaryOf(*scene.pool, u"work"_s).state, AccountSummary::State::Usable);
    }

    void copiesOfOneSignInAreWarnedAbout()
    {
        PoolScene scene;
        scene.folder.signIn(creds, "same", future);
        scene.folder.signIn(workCreds, "same", future);
        QSignalSpy warned(&scene.open(), &AccountPool::warningRaised);
        QTRY_COMPARE(warned.size(), 1);
        QVERIFY(warned.first().first().toString().contains(u"\"default\" and \"work\""_s));
        QVERIFY(!warned.first().first().toString().contains(u"refresh-same"_s));
    }

    void copiesThatQiaoLeavesAloneAreNot()
    {
        PoolScene scene;
        scene.folder.signIn(creds, "same", future);
        scene.folder.signIn(workCreds, "same", future);
        QVERIFY(scene.store.setLinkedFile({.fileName = workCreds, .unlinked = true}).has_value());
        QSignalSpy warned(&scene.open(), &AccountPool::warningRaised);
        QSignalSpy changed(scene.pool.get(), &AccountPool::changed);
        QTRY_VERIFY(!changed.isEmpty());
        QCOMPARE(scene.pool->summaries().size(), 1);
        QVERIFY(warned.isEmpty());
    }

    void anAccountThatIsBeingSignedInToSaysSo()
    {
        PoolScene scene;
        scene.folder.signIn(creds, "d", future);
        scene.open().setSigningIn({u"default"_s});
        QCOMPARE(summaryOf(*scene.pool, u"default"_s).state, AccountSummary::State::SigningIn);
        QCOMPARE(chosen(*scene.pool), u"default"_s);
        scene.pool->setSigningIn({});
        QCOMPARE(summaryOf(*scene.pool, u"default"_s).state, AccountSummary::State::Usable);
    }
};

QTEST_GUILESS_MAIN(TestLocalAccountPool)
#include "tst_localaccountpool.moc"
