#include "refreshscene.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;
using namespace std::chrono_literals;

/// What a refresh that does not succeed costs.
class TestRefreshFailures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
        QTRY_VERIFY(scene.upstream.calls().first().isNull());
        QVERIFY(!scene.folder.exists(lockName));
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
};

QTEST_GUILESS_MAIN(TestRefreshFailures)
#include "tst_refreshfailures.moc"
