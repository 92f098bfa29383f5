#include "refreshscene.h"

#include <qiao/whenfinished.h>

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;
using namespace std::chrono_literals;

/// The way of a refresh, and who gets what of it.
class TestTokenRefresher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFreshFileNeedsNoRequestAndNoLock()
    {
        Scene scene;
        scene.folder.signIn(creds, "good", future);
        scene.folder.put(lockName, "somebody else");
        const auto answer = scene.refresher->refresh();
        QCOMPARE(tokenOf(answer), "access-good"_ba);
        QCOMPARE(scene.upstream.callCount(), 0);
    }

    void refreshesUnderTheLockAndWritesBack()
    {
        Scene scene;
        scene.folder.signIn(creds, "old", past);
        const auto answer = scene.refresher->refresh();
        auto *call = scene.call(1);
        QVERIFY(call);
        QVERIFY(scene.folder.exists(lockName));
        QCOMPARE(call->request().method, "POST"_ba);
        QCOMPARE(call->request().url, QUrl(u"https://chat.qwen.ai/api/v1/oauth2/token"_s));
        QCOMPARE(call->header("Content-Type"), "application/x-www-form-urlencoded"_ba);
        QCOMPARE(call->header("Accept"), "application/json"_ba);
        QCOMPARE(call->request().body, refreshBody("refresh-old"));
        call->answer(200, tokenAnswer("new"));
        QCOMPARE(tokenOf(answer), "access-new"_ba);
        QVERIFY(!scene.folder.exists(lockName));
        QByteArray expected = credentialsJson("new", nowMs + 21'600'000);
        QCOMPARE(scene.folder.bytes(creds), expected);
        QCOMPARE(QDir(scene.folder.path()).entryList(QDir::Files), QStringList{creds});
#ifndef Q_OS_WIN
        QVERIFY(!(QFile::permissions(scene.folder.filePath(creds)) & (QFile::ReadGroup | QFile::ReadOther)));
#endif
    }

    void the30SecondBufferHoldsForEveryAccount()
    {
        for (const QString &name : {u"default"_s, u"work"_s}) {
            Scene scene(quickTiming(), name);
            const QString file = name == u"default"_s ? creds : u"oauth_creds_work.json"_s;
            scene.folder.signIn(file, "old", nowMs + 30'000);
            const auto answer = scene.refresher->refresh();
            QVERIFY(scene.call(1));
            scene.call(1)->answer(200, tokenAnswer("new"));
            QCOMPARE(tokenOf(answer), "access-new"_ba);
        }
    }

    // the references handed "[object Object]" to all but the first
    void fiftyCallersShareOneRefreshAndEachGetsTheToken()
    {
        Scene scene;
        scene.folder.signIn(creds, "old", past);
        QList<Answer> answers;
        for (int i = 0; i < 25; ++i) {
            answers.append(scene.refresher->refresh());
        }
        QVERIFY(scene.call(1));
        for (int i = 0; i < 25; ++i) {
            answers.append(scene.refresher->refresh("access-old"));
        }
        QCOMPARE(scene.refresher->findChildren<TokenRefresh *>().size(), 1);
        scene.call(1)->answer(200, tokenAnswer("new"));
        for (const Answer &answer : answers) {
            QCOMPARE(tokenOf(answer), "access-new"_ba);
        }
        QCOMPARE(scene.upstream.callCount(), 1);
    }

    void aWaiterThatGoesAwayConcernsNobodyElse()
    {
        Scene scene;
        scene.folder.signIn(creds, "old", past);
        auto gone = std::make_unique<QObject>();
        QObject stays;
        bool calledGone = false;
        QByteArray delivered;
        whenFinished(
            scene.refresher->refresh(), gone.get(), [&calledGone](const auto &) { calledGone = true; });
        whenFinished(scene.refresher->refresh(), &stays,
            [&delivered](const Result<QwenCliCredentials> &result) { delivered = result->accessToken; });
        auto cancelled = scene.refresher->refresh();
        const auto answer = scene.refresher->refresh();
        QVERIFY(scene.call(1));
        gone.reset();
        cancelled.cancel();
        scene.call(1)->answer(200, tokenAnswer("new"));
        QCOMPARE(tokenOf(answer), "access-new"_ba);
        QTRY_COMPARE(delivered, "access-new"_ba);
        QVERIFY(!calledGone);
    }

    void whoWaitsWhenItIsDestroyedIsTold()
    {
        Scene scene;
        scene.folder.signIn(creds, "old", past);
        const auto answer = scene.refresher->refresh();
        QVERIFY(scene.call(1));
        scene.refresher.reset();
        QCOMPARE(errorOf(answer).kind, Error::Kind::Cancelled);
        QVERIFY(scene.upstream.calls().first().isNull());
        QVERIFY(!scene.folder.exists(lockName));
    }

    void tellsHowTheServiceAnswered()
    {
        Scene scene;
        QList<bool> answers;
        connect(scene.refresher.get(), &TokenRefresher::serviceAnswered, this,
            [&answers](bool worked) { answers.append(worked); });
        scene.folder.signIn(creds, "old", past);
        const auto failed = scene.refresher->refresh();
        QVERIFY(scene.call(1));
        scene.call(1)->answer(500, "{}");
        QCOMPARE(answers, QList<bool>{false});
        const auto worked = scene.refresher->refresh();
        QVERIFY(scene.call(2));
        scene.call(2)->answer(200, tokenAnswer("new"));
        QCOMPARE(answers, (QList<bool>{false, true}));
        const auto fresh = scene.refresher->refresh();
        QCOMPARE(tokenOf(fresh), "access-new"_ba);
        QCOMPARE(answers.size(), 2);
    }

    void aRejectedTokenIsReplaced()
    {
        Scene scene;
        scene.folder.signIn(creds, "old", future);
        const auto answer = scene.refresher->refresh("access-old");
        QVERIFY(scene.call(1));
        scene.call(1)->answer(200, tokenAnswer("new"));
        QCOMPARE(tokenOf(answer), "access-new"_ba);
    }

    void aRejectedTokenThatTheFileHasReplacedAlreadyCostsNoRefresh()
    {
        Scene scene;
        scene.folder.signIn(creds, "newer", future);
        QCOMPARE(tokenOf(scene.refresher->refresh("access-old")), "access-newer"_ba);
        QCOMPARE(scene.upstream.callCount(), 0);
    }

    void aTokenOfThisRefreshIsBrandNewForFiveMinutes()
    {
        Scene scene;
        scene.folder.signIn(creds, "old", past);
        const auto answer = scene.refresher->refresh();
        QVERIFY(scene.call(1));
        scene.call(1)->answer(200, tokenAnswer("new"));
        QVERIFY(scene.refresher->isBrandNew("access-new"));
        QVERIFY(!scene.refresher->isBrandNew("access-old"));
        scene.now += 5min;
        QVERIFY(!scene.refresher->isBrandNew("access-new"));
    }
};

QTEST_GUILESS_MAIN(TestTokenRefresher)
#include "tst_tokenrefresher.moc"
