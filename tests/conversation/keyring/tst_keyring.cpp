// The keychain store, in processes of its own, against a real GNOME Keyring.

#include "keyringsession.h"
#include "player.h"

#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

namespace {

const QByteArray locked = "error 503 The keyring is locked";
const QByteArray unusable = "error 503 The keyring cannot be used";
const QByteArray silent = "error 503 The keyring does not answer";

} // namespace

class TestKeyring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!KeyringSession::isPossible()) {
            QSKIP("dbus-daemon or gnome-keyring-daemon is not installed");
        }
    }

    void init()
    {
        m_session = std::make_unique<KeyringSession>();
        QVERIFY(m_session->isUp());
    }

    void cleanup() { m_session.reset(); }

    void keepsASecretForOtherProcesses()
    {
        QVERIFY(m_session->start());
        Player one(m_session->environment());
        QCOMPARE(one.answerTo("read id"), "none"_ba);
        QCOMPARE(one.answerTo("write id 00ff0a80"), "done"_ba);
        Player two(m_session->environment());
        QCOMPARE(two.answerTo("read id"), "secret 00ff0a80"_ba);
        QCOMPARE(two.answerTo("read other"), "none"_ba);
        QCOMPARE(two.answerTo("remove id"), "done"_ba);
        QCOMPARE(one.answerTo("read id"), "none"_ba);
        QCOMPARE(one.answerTo("remove id"), "done"_ba);
    }

    void updatesInPlace()
    {
        QVERIFY(m_session->start());
        Player player(m_session->environment());
        QCOMPARE(player.answerTo("write id 01"), "done"_ba);
        QCOMPARE(m_session->itemCount(u"id"_s), 1);
        QCOMPARE(player.answerTo("write id 02"), "done"_ba);
        QCOMPARE(m_session->itemCount(u"id"_s), 1);
        QCOMPARE(player.answerTo("read id"), "secret 02"_ba);
    }

    void keepsLongAndEmptySecrets()
    {
        QVERIFY(m_session->start());
        Player player(m_session->environment());
        const QByteArray secret(20'000, 'e');
        QCOMPARE(player.answerTo("write id " + secret.toHex()), "done"_ba);
        QCOMPARE(player.answerTo("read id"), "secret " + secret.toHex());
        QCOMPARE(player.answerTo("write id"), "done"_ba);
        QCOMPARE(player.answerTo("read id"), "secret"_ba);
    }

    void worksInOrder()
    {
        QVERIFY(m_session->start());
        Player player(m_session->environment());
        for (int i = 10; i < 30; ++i) {
            player.say("write id " + QByteArray::number(i));
            player.say("read id");
        }
        for (int i = 10; i < 30; ++i) {
            QCOMPARE(player.answer(), "done"_ba);
            QCOMPARE(player.answer(), "secret " + QByteArray::number(i));
        }
    }

    void saysThatTheKeyringIsLocked()
    {
        QVERIFY(m_session->start());
        Player player(m_session->environment());
        QCOMPARE(player.answerTo("write id 01"), "done"_ba);
        QVERIFY(m_session->lock());
        for (const auto &line : {"read id"_ba, "read other"_ba, "write id 02"_ba, "remove id"_ba}) {
            const QByteArray answer = player.answerTo(line);
            QVERIFY2(answer.startsWith(locked), line + ": " + answer);
            QVERIFY2(answer.contains("QIAO_SECRETS=file") && answer.contains("QIAO_SECRETS=memory"), answer);
        }
        QVERIFY(m_session->start());
        QCOMPARE(player.answerTo("read id"), "secret 01"_ba);
        QCOMPARE(player.answerTo("remove id"), "done"_ba);
        QCOMPARE(player.answerTo("read id"), "none"_ba);
    }

    void findsAKeyringThatWasStartedAgain()
    {
        QVERIFY(m_session->start());
        Player player(m_session->environment());
        QCOMPARE(player.answerTo("write id 01"), "done"_ba);
        for (const auto &[line, answer] : {std::pair("read id"_ba, "secret 01"_ba),
                 std::pair("write id 02"_ba, "done"_ba), std::pair("remove id"_ba, "done"_ba)}) {
            QVERIFY(m_session->start());
            QCOMPARE(player.answerTo(line), answer);
        }
        QCOMPARE(m_session->itemCount(u"id"_s), 0);
    }

    void saysThatThereIsNoSession()
    {
        auto environment = m_session->environment();
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent/bus"_s);
        Player player(environment, {.keyring = patience});
        for (const auto &line : {"read id"_ba, "write id 01"_ba, "remove id"_ba}) {
            const QByteArray answer = player.answerTo(line);
            QVERIFY2(answer.startsWith(unusable), line + ": " + answer);
        }
        QVERIFY(player.end());
    }

    void saysThatThereIsNoKeyringAndFindsItLater()
    {
        Player player(m_session->environment());
        for (const auto &line : {"read id"_ba, "write id 01"_ba, "remove id"_ba}) {
            const QByteArray answer = player.answerTo(line);
            QVERIFY2(answer.startsWith(unusable), line + ": " + answer);
        }
        QVERIFY(m_session->start());
        QCOMPARE(player.answerTo("write id 01"), "done"_ba);
        QCOMPARE(player.answerTo("read id"), "secret 01"_ba);
    }

    void waitsForAKeyringThatComesUpLate()
    {
        const int before = m_session->connectionCount();
        Player player(m_session->environment(), {.keyring = patience});
        player.say("write id 01");
        player.say("read id");
        QTRY_VERIFY_WITH_TIMEOUT(m_session->connectionCount() > before, patience);
        QVERIFY(!player.hasAnswered());
        QVERIFY(m_session->start());
        QCOMPARE(player.answer(), "done"_ba);
        QCOMPARE(player.answer(), "secret 01"_ba);
    }

    void doesNotWaitForeverForAKeyring()
    {
        Player player(m_session->environment(), {.keyring = 300});
        const QByteArray answer = player.answerTo("read id");
        QVERIFY2(answer.startsWith(unusable), answer);
    }

    void endsWhileItWaits()
    {
        const int before = m_session->connectionCount();
        Player player(m_session->environment(), {.keyring = 10 * patience});
        player.say("read id");
        player.say("write id 01");
        QTRY_VERIFY_WITH_TIMEOUT(m_session->connectionCount() > before, patience);
        QVERIFY(player.end());
    }

    void givesUpOnAKeyringThatDoesNotAnswer()
    {
        QVERIFY(m_session->start());
        Player player(m_session->environment(), {.answer = 1'000});
        QCOMPARE(player.answerTo("write id 01"), "done"_ba);
        m_session->freeze();
        QByteArray answer = player.answerTo("read id");
        QVERIFY2(answer.startsWith(silent), answer);
        answer = player.answerTo("write id 02");
        QVERIFY2(answer.startsWith(silent), answer);
        m_session->thaw();
        // the job that was given up ends first
        QTRY_COMPARE_WITH_TIMEOUT(player.answerTo("read id"), "secret 01"_ba, patience);
    }

    void endsWhileTheKeyringDoesNotAnswer()
    {
        QVERIFY(m_session->start());
        Player player(m_session->environment());
        QCOMPARE(player.answerTo("write id 01"), "done"_ba);
        m_session->freeze();
        player.say("read id");
        QCOMPARE(player.answerTo("drop"), "dropped"_ba);
        player.say("read id");
        QVERIFY(player.end());
    }

    void aStoreThatGoesStillMakesItsChanges()
    {
        QVERIFY(m_session->start());
        Player player(m_session->environment());
        player.say("read id");
        player.say("write id 01");
        QVERIFY(!player.answerTo("drop").isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(m_session->itemCount(u"id"_s), 1, patience);
        QVERIFY(player.end());
    }

private:
    std::unique_ptr<KeyringSession> m_session;
};

QTEST_GUILESS_MAIN(TestKeyring)
#include "tst_keyring.moc"
