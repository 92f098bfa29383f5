// Who steps in for whom, and how long a session is remembered.

#include "accounts/failover.h"
#include "accounts/sessionaccounts.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace std::chrono_literals;
using Standing = FailoverCandidate::Standing;

namespace {

FailoverCandidate key(const QString &id, Standing standing = Standing::Usable, bool wasAsked = false)
{
    return {.id = id, .standing = standing, .isSubscription = false, .wasAsked = wasAsked};
}

FailoverCandidate plan(const QString &id, Standing standing = Standing::Usable, bool wasAsked = false)
{
    return {.id = id, .standing = standing, .isSubscription = true, .wasAsked = wasAsked};
}

QString served(const QList<FailoverCandidate> &line, const QString &sessionsAccount = {})
{
    return accountFor(line, sessionsAccount).value_or(QString());
}

} // namespace

class TestFailover : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstServesWhileItIsUsable()
    {
        QCOMPARE(served({key(u"a"_s), key(u"b"_s)}), u"a"_s);
        QCOMPARE(served({plan(u"a"_s), key(u"b"_s)}), u"a"_s);
    }

    void theNextUsableOneStepsIn()
    {
        QCOMPARE(served({key(u"a"_s, Standing::Limited), key(u"b"_s, Standing::Out), key(u"c"_s)}), u"c"_s);
        QCOMPARE(served({key(u"a"_s, Standing::Out), plan(u"b"_s)}), u"b"_s);
        QCOMPARE(served({key(u"a"_s, Standing::Usable, true), key(u"b"_s)}), u"b"_s);
    }

    void aSubscriptionNeverGetsRoundALimit()
    {
        QCOMPARE(served({plan(u"a"_s, Standing::Limited), plan(u"b"_s), key(u"c"_s)}), u"c"_s);
        QCOMPARE(served({key(u"a"_s, Standing::Limited), plan(u"b"_s)}), QString());
        // nor that of one which would have stepped in
        QCOMPARE(
            served({key(u"a"_s, Standing::Out), key(u"b"_s, Standing::Limited), plan(u"c"_s)}), QString());
        // one that refused just now and is well again was limited for all anyone knows
        QCOMPARE(served({key(u"a"_s, Standing::Usable, true), plan(u"b"_s)}), QString());
        QCOMPARE(served({key(u"a"_s, Standing::Out, true), plan(u"b"_s)}), u"b"_s);
    }

    void nobodyIsLeftWhenAllRefused()
    {
        QCOMPARE(served({key(u"a"_s, Standing::Out, true), key(u"b"_s, Standing::Usable, true)}), QString());
    }

    void aSessionStaysWhileItsAccountIsUsable()
    {
        QCOMPARE(served({key(u"a"_s), key(u"b"_s)}, u"b"_s), u"b"_s);
        QCOMPARE(served({key(u"a"_s), key(u"b"_s, Standing::Limited)}, u"b"_s), u"a"_s);
        QCOMPARE(served({key(u"a"_s), key(u"b"_s, Standing::Usable, true), key(u"c"_s)}, u"b"_s), u"a"_s);
        QCOMPARE(served({key(u"a"_s), key(u"b"_s)}, u"gone"_s), u"a"_s);
    }

    void aSessionIsRememberedUntilAnHourOfSilence()
    {
        SessionAccounts sessions;
        const TimePoint start{};
        sessions.move("s", u"b"_s, start);
        QCOMPARE(sessions.accountOf("s", start + 59min), u"b"_s);
        QCOMPARE(sessions.accountOf("s", start + 118min), u"b"_s);
        QCOMPARE(sessions.accountOf("s", start + 178min), QString());
        QCOMPARE(sessions.accountOf("s", start), QString());
    }

    void theSessionsUsedLastAreRemembered()
    {
        SessionAccounts sessions;
        for (int i = 0; i < 1000; ++i) {
            sessions.move(QByteArray::number(i), u"b"_s, {});
        }
        QCOMPARE(sessions.accountOf("0", {}), u"b"_s);
        sessions.move("new", u"c"_s, {});
        QCOMPARE(sessions.accountOf("0", {}), u"b"_s);
        QCOMPARE(sessions.accountOf("1", {}), QString());
        QCOMPARE(sessions.accountOf("2", {}), u"b"_s);
        QCOMPARE(sessions.accountOf("new", {}), u"c"_s);
        sessions.move("new", u"d"_s, {});
        QCOMPARE(sessions.accountOf("new", {}), u"d"_s);
        sessions.clear();
        QCOMPARE(sessions.accountOf("new", {}), QString());
    }
};

QTEST_APPLESS_MAIN(TestFailover)
#include "tst_failover.moc"
