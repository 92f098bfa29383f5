#include "refreshscene.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;
using namespace std::chrono_literals;

/// Refreshing while the Qwen CLI works on the same file.
class TestRefreshBesideTheCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheCliRefreshedWhileItHeldTheLockIsUsed()
    {
        Scene scene;
        scene.folder.signIn(creds, "old", past);
        scene.folder.put(lockName, "the CLI");
        const auto answer = scene.refresher->refresh();
        QTest::qWait(20);
        QVERIFY(!answer.isFinished());
        scene.folder.signIn(creds, "cli", future);
        QVERIFY(QFile::remove(scene.folder.filePath(lockName)));
        QTRY_COMPARE(tokenOf(answer), "access-cli"_ba);
        QCOMPARE(scene.upstream.callCount(), 0);
        QVERIFY(!scene.folder.exists(lockName));
    }

    void aLockThatStaysIsATransientErrorUnlessTheTokenIsStillGood()
    {
        Scene scene;
        scene.folder.put(lockName, "somebody else");
        scene.folder.signIn(creds, "old", past);
        auto answer = scene.refresher->refresh();
        QTRY_VERIFY(answer.isFinished());
        QCOMPARE(errorOf(answer).kind, Error::Kind::Transient);
        scene.folder.signIn(creds, "soon", nowMs + 20'000);
        answer = scene.refresher->refresh();
        QTRY_COMPARE(tokenOf(answer), "access-soon"_ba);
        QCOMPARE(scene.folder.bytes(lockName), "somebody else"_ba);
    }

    void aLockOfACrashedProgramIsStolen()
    {
        Scene scene;
        scene.now += 40s;
        scene.folder.put(lockName, "somebody dead");
        scene.folder.signIn(creds, "old", past);
        const auto answer = scene.refresher->refresh();
        QVERIFY(scene.call(1));
        scene.call(1)->answer(200, tokenAnswer("new"));
        QCOMPARE(tokenOf(answer), "access-new"_ba);
        QVERIFY(!scene.folder.exists(lockName));
    }

    void aPartialFileIsLookedAtAgain()
    {
        Scene scene;
        scene.folder.put(creds, "{\"access_token\": \"acc");
        const auto answer = scene.refresher->refresh();
        QVERIFY(!answer.isFinished());
        scene.folder.signIn(creds, "good", future);
        QTRY_COMPARE(tokenOf(answer), "access-good"_ba);
        QCOMPARE(scene.upstream.callCount(), 0);
    }

    void aFileThatStaysPartialHasNoCredentials()
    {
        Scene scene;
        scene.folder.put(creds, {});
        const auto answer = scene.refresher->refresh();
        QTRY_VERIFY(answer.isFinished());
        QCOMPARE(errorOf(answer).kind, Error::Kind::NeedsLogin);
        QCOMPARE(errorOf(answer).httpStatus, 401);
        QVERIFY(errorOf(answer).message.contains(creds));
    }

    void afterARefusalARefreshTokenThatChangedOnDiskIsUsed()
    {
        Scene scene;
        scene.folder.signIn(creds, "old", past);
        const auto answer = scene.refresher->refresh();
        QVERIFY(scene.call(1));
        scene.folder.signIn(creds, "other", past);
        scene.call(1)->answer(400, "{}");
        QVERIFY(scene.call(2));
        QCOMPARE(scene.call(2)->request().body, refreshBody("refresh-other"));
        scene.call(2)->answer(200, tokenAnswer("new"));
        QCOMPARE(tokenOf(answer), "access-new"_ba);
    }

    // the one who spent the refresh token first may be about to write what it got for it
    void afterARefusalATokenThatArrivesOnDiskALittleLaterIsUsed()
    {
        Scene scene;
        scene.folder.signIn(creds, "old", past);
        const auto answer = scene.refresher->refresh();
        QVERIFY(scene.call(1));
        scene.call(1)->answer(400, "{}");
        QVERIFY(!answer.isFinished());
        scene.folder.signIn(creds, "other", future);
        QTRY_COMPARE(tokenOf(answer), "access-other"_ba);
        QCOMPARE(scene.upstream.callCount(), 1);
    }

    void whatOthersWroteInTheMeantimeIsKept()
    {
        Scene scene;
        scene.folder.signIn(creds, "old", past);
        const auto answer = scene.refresher->refresh();
        QVERIFY(scene.call(1));
        QByteArray more = credentialsJson("old", past);
        more.replace("\n}", ",\n  \"note\": \"kept\"\n}");
        scene.folder.put(creds, more);
        scene.call(1)->answer(200, tokenAnswer("new"));
        QCOMPARE(tokenOf(answer), "access-new"_ba);
        QCOMPARE(scene.folder.value(creds, "note"), "kept"_ba);
        QCOMPARE(scene.folder.value(creds, "resource_url"), "portal.qwen.ai"_ba);
        QCOMPARE(scene.folder.value(creds, "refresh_token"), "refresh-new"_ba);
    }

    // the CLI writes a sign-in without taking the lock
    void aSignInDuringTheRefreshIsNotOverwritten()
    {
        Scene scene;
        scene.folder.signIn(creds, "old", past);
        const auto answer = scene.refresher->refresh();
        QVERIFY(scene.call(1));
        scene.folder.signIn(creds, "login", future);
        scene.call(1)->answer(200, tokenAnswer("new"));
        QCOMPARE(tokenOf(answer), "access-login"_ba);
        QCOMPARE(scene.folder.bytes(creds), credentialsJson("login", future));
    }

    void aFileDeletedDuringTheRefreshComesBack()
    {
        Scene scene;
        scene.folder.signIn(creds, "old", past);
        const auto answer = scene.refresher->refresh();
        QVERIFY(scene.call(1));
        QVERIFY(QFile::remove(scene.folder.filePath(creds)));
        scene.call(1)->answer(200, tokenAnswer("new"));
        QCOMPARE(tokenOf(answer), "access-new"_ba);
        QCOMPARE(scene.folder.value(creds, "refresh_token"), "refresh-new"_ba);
    }

    // the references wrote every account's tokens over the default one
    void aNamedRefreshNeverTouchesTheDefaultFile()
    {
        Scene scene(quickTiming(), u"work"_s);
        scene.folder.signIn(creds, "default", future);
        scene.folder.signIn(u"oauth_creds_work.json"_s, "old", past);
        const auto answer = scene.refresher->refresh();
        QVERIFY(scene.call(1));
        QVERIFY(scene.folder.exists(u"oauth_creds_work.lock"_s));
        QVERIFY(!scene.folder.exists(lockName));
        scene.call(1)->answer(200, tokenAnswer("new"));
        QCOMPARE(tokenOf(answer), "access-new"_ba);
        QCOMPARE(scene.folder.bytes(creds), credentialsJson("default", future));
        QCOMPARE(scene.folder.value(u"oauth_creds_work.json"_s, "refresh_token"), "refresh-new"_ba);
    }
};

QTEST_GUILESS_MAIN(TestRefreshBesideTheCli)
#include "tst_refreshbesidethecli.moc"
