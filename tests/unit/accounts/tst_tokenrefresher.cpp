#include "accounts/accounterrors.h"
#include "accounts/whenfinished.h"
#include "auth/tokenrefresher.h"
#include "support/credentialsfolder.h"
#include "support/fakeupstream.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;
using namespace std::chrono_literals;

namespace {

using Answer = QFuture<Result<QwenCliCredentials>>;

// the age of a lock file is told by the machine's clock, so the scene's clock stands at its time
const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
const qint64 past = nowMs - 1'000;
const qint64 future = nowMs + 3'600'000;
const QString creds = u"oauth_creds.json"_s;
const QString lockName = u"oauth_creds.lock"_s;

RefreshTiming quickTiming()
{
    return {.answerWithin = 5s,
        .partialWaits = {10ms, 20ms, 40ms},
        .lastLookAfter = 60ms,
        .lock = {.staleAfter = 35s, .touchEvery = 3s, .firstWait = 5ms, .longestWait = 20ms, .attempts = 20}};
}

/// A credentials file, a service that answers by hand, and a clock that stands still.
struct Scene
{
    CredentialsFolder folder;
    FakeUpstream upstream;
    TimePoint now{std::chrono::milliseconds(nowMs)};
    std::unique_ptr<TokenRefresher> refresher;

    explicit Scene(RefreshTiming timing = quickTiming(), const QString &name = u"default"_s,
        const QUrl &url = QUrl(u"https://chat.qwen.ai/api/v1/oauth2/token"_s))
    {
        const QString fileName = name == u"default"_s ? creds : u"oauth_creds_%1.json"_s.arg(name);
        refresher = std::make_unique<TokenRefresher>(
            QwenCliFile{name, folder.filePath(fileName)}, url, upstream, [this] { return now; }, timing);
    }

    FakeUpstreamCall *call(qsizetype number)
    {
        return QTest::qWaitFor([&] { return upstream.callCount() >= number; })
            ? upstream.calls().at(number - 1).data()
            : nullptr;
    }
};

QByteArray tokenOf(const Answer &answer)
{
    return answer.isFinished() && answer.result() ? answer.result()->accessToken : QByteArray();
}

Error errorOf(const Answer &answer)
{
    return answer.isFinished() && !answer.result() ? answer.result().error() : Error{.message = {}};
}

} // namespace

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
        QCOMPARE(folderLock(scene), "somebody else"_ba);
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

    void aRefusedRefreshTokenNeedsASignInAndIsNotTriedTwice_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("400") << 400;
        QTest::newRow("401") << 401;
    }

    void aRefusedRefreshTokenNeedsASignInAndIsNotTriedTwice()
    {
        QFETCH(int, status);
        Scene scene;
        scene.folder.signIn(creds, "old", past);
        auto answer = scene.refresher->refresh();
        QVERIFY(scene.call(1));
        scene.call(1)->answer(status, R"({"error":"invalid_request"})");
        QTRY_VERIFY(answer.isFinished());
        QCOMPARE(errorOf(answer).kind, Error::Kind::NeedsLogin);
        QVERIFY(errorOf(answer).message.startsWith(u"\"default\" needs you to sign in again."_s));
        QVERIFY(!errorOf(answer).retryHelps);
        QVERIFY(scene.refresher->isDead("refresh-old"));
        QCOMPARE(scene.folder.bytes(creds), credentialsJson("old", past));
        QVERIFY(!scene.folder.exists(lockName));

        answer = scene.refresher->refresh();
        QTRY_VERIFY(answer.isFinished());
        QCOMPARE(errorOf(answer).kind, Error::Kind::NeedsLogin);
        QCOMPARE(scene.upstream.callCount(), 1);

        scene.folder.signIn(creds, "again", past);
        answer = scene.refresher->refresh();
        QVERIFY(scene.call(2));
        scene.call(2)->answer(200, tokenAnswer("new"));
        QCOMPARE(tokenOf(answer), "access-new"_ba);
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

    void networkLoss_data()
    {
        QTest::addColumn<qint64>("expiry");
        QTest::addColumn<QByteArray>("rejected");
        QTest::addColumn<bool>("stillGood");
        QTest::newRow("run out") << past << ""_ba << false;
        QTest::newRow("not quite run out") << nowMs + 20'000 << ""_ba << true;
        QTest::newRow("refused") << future << "access-old"_ba << false;
    }

    void networkLoss()
    {
        QFETCH(qint64, expiry);
        QFETCH(QByteArray, rejected);
        QFETCH(bool, stillGood);
        Scene scene;
        scene.folder.signIn(creds, "old", expiry);
        const auto answer = scene.refresher->refresh(rejected);
        QVERIFY(scene.call(1));
        scene.call(1)->fail({.kind = Error::Kind::Transient, .message = u"down"_s});
        QVERIFY(answer.isFinished());
        QCOMPARE(tokenOf(answer), stillGood ? "access-old"_ba : QByteArray());
        if (!stillGood) {
            QCOMPARE(errorOf(answer).kind, Error::Kind::Transient);
            QCOMPARE(errorOf(answer).httpStatus, 502);
            QVERIFY(errorOf(answer).retryHelps);
        }
        QCOMPARE(scene.folder.bytes(creds), credentialsJson("old", expiry));
        QVERIFY(!scene.folder.exists(lockName));
    }

    void aServiceThatFailsCostsNothing_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("500") << 500 << "oops"_ba;
        QTest::newRow("429") << 429 << R"({"error":"slow_down"})"_ba;
        QTest::newRow("200 not JSON") << 200 << "<html>"_ba;
        QTest::newRow("200 error") << 200 << R"({"error":"invalid_request"})"_ba;
    }

    void aServiceThatFailsCostsNothing()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        Scene scene;
        scene.folder.signIn(creds, "old", past);
        auto answer = scene.refresher->refresh();
        QVERIFY(scene.call(1));
        scene.call(1)->answer(status, body);
        QCOMPARE(errorOf(answer).kind, Error::Kind::Transient);
        QCOMPARE(scene.folder.bytes(creds), credentialsJson("old", past));
        answer = scene.refresher->refresh();
        QVERIFY(scene.call(2));
        scene.call(2)->answer(200, tokenAnswer("new"));
        QCOMPARE(tokenOf(answer), "access-new"_ba);
    }

    void aServiceThatSaysNothingIsGivenUpInTime()
    {
        QVERIFY(RefreshTiming().answerWithin <= 8s);
        auto timing = quickTiming();
        timing.answerWithin = 30ms;
        Scene scene(timing);
        scene.folder.signIn(creds, "old", past);
        const auto answer = scene.refresher->refresh();
        QTRY_VERIFY(answer.isFinished());
        QCOMPARE(errorOf(answer).kind, Error::Kind::Transient);
        QVERIFY(scene.upstream.calls().first().isNull());
        QVERIFY(!scene.folder.exists(lockName));
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

    void nothingIsSpentWhenItCouldNotBeSaved()
    {
#ifdef Q_OS_WIN
        QSKIP("Making a symbolic link needs a privilege on Windows");
#endif
        Scene scene;
        scene.folder.signIn(u"elsewhere.json"_s, "old", past);
        QVERIFY(QFile::link(scene.folder.filePath(u"elsewhere.json"_s), scene.folder.filePath(creds)));
        const auto answer = scene.refresher->refresh();
        QTRY_VERIFY(answer.isFinished());
        QVERIFY(errorOf(answer).message.contains(u"symbolic link"_s));
        QCOMPARE(scene.upstream.callCount(), 0);
        QVERIFY(!scene.folder.exists(lockName));
    }

    void aRenewalThatCouldNotBeWrittenIsUsedAndWrittenLater()
    {
#ifdef Q_OS_WIN
        QSKIP("Making a symbolic link needs a privilege on Windows");
#endif
        Scene scene;
        QSignalSpy warned(scene.refresher.get(), &TokenRefresher::warningRaised);
        scene.folder.signIn(creds, "old", past);
        auto answer = scene.refresher->refresh();
        QVERIFY(scene.call(1));
        // the file turns into a link to itself, so to speak, while the answer is on its way
        QVERIFY(QFile::rename(scene.folder.filePath(creds), scene.folder.filePath(u"moved.json"_s)));
        QVERIFY(QFile::link(scene.folder.filePath(u"moved.json"_s), scene.folder.filePath(creds)));
        scene.call(1)->answer(200, tokenAnswer("new"));
        QCOMPARE(tokenOf(answer), "access-new"_ba);
        QCOMPARE(warned.size(), 1);
        QCOMPARE(tokenOf(scene.refresher->refresh()), "access-new"_ba);
        QCOMPARE(scene.upstream.callCount(), 1);

        QVERIFY(QFile::remove(scene.folder.filePath(creds)));
        QVERIFY(QFile::rename(scene.folder.filePath(u"moved.json"_s), scene.folder.filePath(creds)));
        scene.now += 7h;
        answer = scene.refresher->refresh();
        QVERIFY(scene.call(2));
        QCOMPARE(scene.call(2)->request().body, refreshBody("refresh-new"));
        scene.call(2)->answer(200, tokenAnswer("newest"));
        QCOMPARE(tokenOf(answer), "access-newest"_ba);
        QCOMPARE(scene.folder.value(creds, "refresh_token"), "refresh-newest"_ba);
    }

    void theTokenServiceHasToBeQwens()
    {
        Scene scene(quickTiming(), u"default"_s, QUrl(u"https://evil.example/api/v1/oauth2/token"_s));
        scene.folder.signIn(creds, "old", past);
        const auto answer = scene.refresher->refresh();
        QTRY_VERIFY(answer.isFinished());
        QCOMPARE(errorOf(answer).kind, Error::Kind::Rejected);
        QVERIFY(errorOf(answer).message.contains(u"evil.example"_s));
        QCOMPARE(scene.upstream.callCount(), 0);
    }

    void noErrorEverQuotesASecret()
    {
        Scene scene;
        scene.folder.signIn(creds, "canary", past);
        const auto answer = scene.refresher->refresh();
        QVERIFY(scene.call(1));
        scene.call(1)->answer(
            500, R"({"error":"refresh-canary","error_description":"refresh-canary access-canary"})");
        QVERIFY(!errorOf(answer).message.contains(u"canary"_s));
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

private:
    static QByteArray folderLock(const Scene &scene) { return scene.folder.bytes(lockName); }
};

QTEST_GUILESS_MAIN(TestTokenRefresher)
#include "tst_tokenrefresher.moc"
