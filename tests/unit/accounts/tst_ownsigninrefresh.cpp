#include "refreshscene.h"

#include "auth/secretstorevault.h"
#include "support/fakesecretstore.h"

#include <QDateTime>
#include <QDir>
#include <QLockFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;
using namespace std::chrono_literals;

namespace {

const QString id = u"6f1c2d0a-0000-4000-8000-000000000001"_s;

Error storeIsLocked()
{
    return {.kind = Error::Kind::Transient, .message = u"The keyring is locked."_s, .httpStatus = 503};
}

/// Tokens in a secret store, a service that answers by hand, and a clock that stands still.
struct OwnScene : TokenService
{
    FakeSecretStore secrets;
    QTemporaryDir data;
    TimePoint now{std::chrono::milliseconds(nowMs)};
    std::unique_ptr<TokenRefresher> refresher;

    OwnScene() : refresher(another()) { }

    std::unique_ptr<TokenRefresher> another()
    {
        return std::make_unique<TokenRefresher>(
            std::make_unique<SecretStoreVault>(
                SecretStoreVault::Owner{id, u"work"_s}, secrets, lockFolder(), quickTiming()),
            tokenUrl(), upstream, [this] { return now; }, quickTiming());
    }

    void signIn(const QByteArray &tag, qint64 expiry) { secrets.secrets[id] = credentialsJson(tag, expiry); }
    QString lockFolder() const { return signInLockFolder(data.path()); }
    QString lockPath() const { return QDir(lockFolder()).filePath(id + ".lock"_L1); }
    QByteArray keptRefreshToken() const
    {
        const auto kept = parseQwenCliCredentials(secrets.secrets.value(id));
        return kept ? kept->refreshToken : QByteArray();
    }
};

} // namespace

/// Refreshing a sign-in that Qiao made, whose tokens lie in the secret store.
class TestOwnSignInRefresh : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void freshTokensNeedNoRequestAndNoLock()
    {
        OwnScene scene;
        scene.signIn("good", future);
        const auto answer = scene.refresher->refresh();
        QTRY_COMPARE(tokenOf(answer), "access-good"_ba);
        QCOMPARE(scene.upstream.callCount(), 0);
        QCOMPARE(scene.secrets.writeCount, 0);
        QVERIFY(!QDir(scene.lockFolder()).exists());
        QCOMPARE(scene.refresher->latest()->refreshToken, "refresh-good"_ba);
    }

    void refreshesUnderTheLockAndKeepsBeforeUse()
    {
        OwnScene scene;
        scene.signIn("old", past);
        const auto answer = scene.refresher->refresh();
        auto *call = scene.call(1);
        QVERIFY(call);
        QVERIFY(QFile::exists(scene.lockPath()));
        QCOMPARE(call->request().body, refreshBody("refresh-old"));
        call->answer(200, tokenAnswer("new"));
        QVERIFY(!answer.isFinished());
        QTRY_COMPARE(tokenOf(answer), "access-new"_ba);
        QCOMPARE(scene.secrets.secrets.value(id), credentialsJson("new", nowMs + 21'600'000));
        QVERIFY(!QFile::exists(scene.lockPath()));
    }

    void manyCallersShareOneRefresh()
    {
        OwnScene scene;
        scene.signIn("old", past);
        QList<Answer> answers;
        for (int i = 0; i < 20; ++i) {
            answers.append(scene.refresher->refresh());
        }
        QVERIFY(scene.call(1));
        scene.call(1)->answer(200, tokenAnswer("new"));
        for (const Answer &answer : answers) {
            QTRY_COMPARE(tokenOf(answer), "access-new"_ba);
        }
        QCOMPARE(scene.upstream.callCount(), 1);
        QCOMPARE(scene.secrets.writeCount, 1);
    }

    // the server and a command line of the same user
    void twoProgramsRefreshOnce()
    {
        OwnScene scene;
        const auto other = scene.another();
        scene.signIn("old", past);
        const auto mine = scene.refresher->refresh();
        const auto theirs = other->refresh();
        QVERIFY(scene.call(1));
        scene.call(1)->answer(200, tokenAnswer("new"));
        QTRY_COMPARE(tokenOf(mine), "access-new"_ba);
        QTRY_COMPARE(tokenOf(theirs), "access-new"_ba);
        QCOMPARE(scene.upstream.callCount(), 1);
    }

    void aLockThatStaysIsATransientErrorThatNamesTheAccount()
    {
        OwnScene scene;
        scene.signIn("old", past);
        QVERIFY(QDir().mkpath(scene.lockFolder()));
        QLockFile foreign(scene.lockPath());
        QVERIFY(foreign.tryLock());
        const auto answer = scene.refresher->refresh();
        QTRY_VERIFY(answer.isFinished());
        QCOMPARE(errorOf(answer).kind, Error::Kind::Transient);
        QCOMPARE(errorOf(answer).httpStatus, 503);
        QVERIFY(errorOf(answer).message.contains(u"\"work\""_s));
    }

    void aLockOfADeadProgramIsNoObstacle()
    {
        OwnScene scene;
        scene.signIn("old", past);
        QVERIFY(QDir().mkpath(scene.lockFolder()));
        QFile stale(scene.lockPath());
        QVERIFY(stale.open(QIODevice::WriteOnly));
        // a process number that no process can have
        stale.write("2147483646\nqiao\n" + QSysInfo::machineHostName().toUtf8() + '\n');
        stale.close();
        const auto answer = scene.refresher->refresh();
        QVERIFY(scene.call(1));
        scene.call(1)->answer(200, tokenAnswer("new"));
        QTRY_COMPARE(tokenOf(answer), "access-new"_ba);
    }

    void aLockOfAProgramThatDiedWhileLockingIsNoObstacle()
    {
        OwnScene scene;
        scene.signIn("old", past);
        QVERIFY(QDir().mkpath(scene.lockFolder()));
        QFile nameless(scene.lockPath());
        QVERIFY(nameless.open(QIODevice::WriteOnly));
        const auto longAgo = QDateTime::currentDateTime().addSecs(-10);
        QVERIFY(nameless.setFileTime(longAgo, QFileDevice::FileModificationTime));
        nameless.close();
        const auto answer = scene.refresher->refresh();
        QVERIFY(scene.call(1));
        scene.call(1)->answer(200, tokenAnswer("new"));
        QTRY_COMPARE(tokenOf(answer), "access-new"_ba);
    }

    void aDeadRefreshTokenSaysWhichCommandHelpsAndIsNotTriedTwice()
    {
        OwnScene scene;
        scene.signIn("old", past);
        auto answer = scene.refresher->refresh();
        QVERIFY(scene.call(1));
        scene.call(1)->answer(400, R"({"error":"invalid_request"})");
        QTRY_VERIFY(answer.isFinished());
        QCOMPARE(errorOf(answer).kind, Error::Kind::NeedsLogin);
        QCOMPARE(errorOf(answer).message, u"\"work\" needs you to sign in again. Run qiao auth add work."_s);
        QVERIFY(scene.refresher->isDead("refresh-old"));
        scene.refresher->setAccountName(u"office"_s);
        answer = scene.refresher->refresh();
        QTRY_VERIFY(answer.isFinished());
        QVERIFY(errorOf(answer).message.startsWith(u"\"office\" needs"_s));
        QCOMPARE(scene.upstream.callCount(), 1);

        scene.signIn("again", past);
        answer = scene.refresher->refresh();
        QVERIFY(scene.call(2));
        scene.call(2)->answer(200, tokenAnswer("new"));
        QTRY_COMPARE(tokenOf(answer), "access-new"_ba);
    }

    void tokensThatAreNotThereOrNoTokensNeedASignIn()
    {
        OwnScene scene;
        for (const auto &secret : {std::optional<QByteArray>(), std::optional("sk-not-json"_ba)}) {
            scene.secrets.secrets.clear();
            if (secret) {
                scene.secrets.secrets[id] = *secret;
            }
            const auto answer = scene.refresher->refresh();
            QTRY_VERIFY(answer.isFinished());
            QCOMPARE(errorOf(answer).kind, Error::Kind::NeedsLogin);
            QVERIFY(errorOf(answer).message.endsWith(u"Run qiao auth add work."_s));
            QVERIFY(!errorOf(answer).message.contains(u"sk-not"_s));
        }
    }

    void aStoreThatCannotBeReadSaysSo()
    {
        OwnScene scene;
        scene.secrets.readFault = storeIsLocked();
        const auto answer = scene.refresher->refresh();
        QTRY_VERIFY(answer.isFinished());
        QCOMPARE(errorOf(answer).message, u"The keyring is locked."_s);
        QCOMPARE(errorOf(answer).httpStatus, 503);
        QVERIFY(!scene.refresher->latest());
    }

    void aRenewalThatCouldNotBeKeptIsUsedAndKeptLater()
    {
        OwnScene scene;
        QSignalSpy warned(scene.refresher.get(), &TokenRefresher::warningRaised);
        scene.signIn("old", past);
        scene.secrets.writeFault = storeIsLocked();
        auto answer = scene.refresher->refresh();
        QVERIFY(scene.call(1));
        scene.call(1)->answer(200, tokenAnswer("new"));
        QTRY_COMPARE(tokenOf(answer), "access-new"_ba);
        QCOMPARE(warned.size(), 1);

        // not before a minute has passed, and without a second warning
        answer = scene.refresher->refresh();
        QTRY_COMPARE(tokenOf(answer), "access-new"_ba);
        QCOMPARE(scene.secrets.writeCount, 1);
        scene.now += 1min;
        answer = scene.refresher->refresh();
        QTRY_COMPARE(tokenOf(answer), "access-new"_ba);
        QCOMPARE(scene.secrets.writeCount, 2);
        scene.secrets.readFault = storeIsLocked();
        answer = scene.refresher->refresh();
        QTRY_COMPARE(tokenOf(answer), "access-new"_ba);
        QCOMPARE(warned.size(), 1);
        QCOMPARE(scene.keptRefreshToken(), "refresh-old"_ba);

        scene.secrets.readFault.reset();
        scene.secrets.writeFault.reset();
        scene.now += 1min;
        answer = scene.refresher->refresh();
        QTRY_COMPARE(tokenOf(answer), "access-new"_ba);
        QCOMPARE(scene.keptRefreshToken(), "refresh-new"_ba);
        QCOMPARE(scene.upstream.callCount(), 1);
        QVERIFY(!QFile::exists(scene.lockPath()));
    }

    void aSignInAfterAnUnkeptRenewalCounts()
    {
        OwnScene scene;
        scene.signIn("old", past);
        scene.secrets.writeFault = storeIsLocked();
        auto answer = scene.refresher->refresh();
        QVERIFY(scene.call(1));
        scene.call(1)->answer(200, tokenAnswer("new"));
        QTRY_COMPARE(tokenOf(answer), "access-new"_ba);
        scene.secrets.writeFault.reset();
        scene.signIn("again", future);
        answer = scene.refresher->refresh();
        QTRY_COMPARE(tokenOf(answer), "access-again"_ba);
        scene.secrets.readFault = storeIsLocked();
        answer = scene.refresher->refresh();
        QTRY_VERIFY(answer.isFinished());
        QCOMPARE(errorOf(answer).kind, Error::Kind::Transient);
    }

    void whoWaitsWhenItIsDestroyedIsToldAndTheLockGoes()
    {
        OwnScene scene;
        scene.signIn("old", past);
        const auto answer = scene.refresher->refresh();
        QVERIFY(scene.call(1));
        scene.refresher.reset();
        QCOMPARE(errorOf(answer).kind, Error::Kind::Cancelled);
        QVERIFY(scene.upstream.calls().first().isNull());
        QVERIFY(!QFile::exists(scene.lockPath()));
    }
};

QTEST_GUILESS_MAIN(TestOwnSignInRefresh)
#include "tst_ownsigninrefresh.moc"
