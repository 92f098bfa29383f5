// Which day and hour a request belongs to, in several time zones, when summer time ends and when the clock is
// set back.

#include "usagescene.h"

#include <ctime>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

namespace {

using By = UsageQuery::By;

/// The program's time zone for as long as this lives.
class Zone
{
public:
    explicit Zone(const QByteArray &name) { set(name); }
    ~Zone() { set("UTC"); }
    Q_DISABLE_COPY_MOVE(Zone)

private:
    static void set(const QByteArray &name)
    {
        qputenv("TZ", name);
#ifdef Q_OS_WIN
        _tzset();
#else
        tzset();
#endif
    }
};

/// A request that ended then and took two seconds.
RequestRow endedAt(const char *utc)
{
    RequestRow row = usageRow(QDateTime::fromString(QString::fromLatin1(utc), Qt::ISODate).addSecs(-2));
    row.duration = std::chrono::seconds(2);
    return row;
}

} // namespace

class TestUsageDays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRequestBelongsToTheLocalDayOfItsEnd_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QStringList>("hours");
        // one second before and at midnight UTC
        QTest::newRow("UTC") << "UTC"_ba << QStringList{u"2026-11-22T23:00"_s, u"2026-11-23T00:00"_s};
        QTest::newRow("east") << "Asia/Shanghai"_ba
                              << QStringList{u"2026-11-23T07:00"_s, u"2026-11-23T08:00"_s};
        QTest::newRow("west") << "America/Los_Angeles"_ba
                              << QStringList{u"2026-11-22T15:00"_s, u"2026-11-22T16:00"_s};
        QTest::newRow("a half hour") << "Asia/Kolkata"_ba << QStringList{u"2026-11-23T05:00"_s};
        QTest::newRow("the first") << "Pacific/Kiritimati"_ba
                                   << QStringList{u"2026-11-23T13:00"_s, u"2026-11-23T14:00"_s};
    }

    void aRequestBelongsToTheLocalDayOfItsEnd()
    {
        QFETCH(const QByteArray, zone);
        QFETCH(const QStringList, hours);
        const Zone here(zone);
        UsageScene scene;
        scene.record({endedAt("2026-11-22T23:59:59Z"), endedAt("2026-11-23T00:00:00Z")});
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(keysOf(scene.report(By::Hour)), hours);
            QCOMPARE(scene.report(By::Day).total.requests, 2);
            QVERIFY(scene.written());
        }
    }

    void localMidnightPartsTheDays()
    {
        const Zone here("Asia/Shanghai");
        UsageScene scene;
        // 23:59:59 and 00:00:00 there; each began the day before
        scene.record({endedAt("2026-11-22T15:59:59Z"), endedAt("2026-11-22T16:00:00Z")});
        QVERIFY(scene.written());
        QCOMPARE(keysOf(scene.report(By::Day)), (QStringList{u"2026-11-22"_s, u"2026-11-23"_s}));
        QCOMPARE(scene.report(By::Account, {2026, 11, 23}, {2026, 11, 23}).total.requests, 1);
    }

    void aJourneyMovesNothing()
    {
        UsageScene scene;
        {
            const Zone here("Asia/Shanghai");
            scene.record({endedAt("2026-11-22T16:30:00Z")});
            QVERIFY(scene.written());
        }
        const Zone there("America/Los_Angeles");
        scene.restart();
        scene.record({endedAt("2026-11-22T16:40:00Z")});
        QVERIFY(scene.written());
        QCOMPARE(keysOf(scene.report(By::Hour)), (QStringList{u"2026-11-22T08:00"_s, u"2026-11-23T00:00"_s}));
    }

    void theHourThatComesTwiceIsOne()
    {
        // Europe/Berlin: 03:00 summer time became 02:00 on 25 October 2026, at 01:00 UTC
        const Zone here("Europe/Berlin");
        UsageScene scene;
        scene.record({endedAt("2026-10-25T00:30:00Z"), endedAt("2026-10-25T01:30:00Z"),
            endedAt("2026-10-25T02:30:00Z")});
        QVERIFY(scene.written());
        const UsageReport report = scene.report(By::Hour);
        QCOMPARE(keysOf(report), (QStringList{u"2026-10-25T02:00"_s, u"2026-10-25T03:00"_s}));
        QCOMPARE(report.lines.first().totals.requests, 2);
    }

    void theHourThatIsLeftOutHasNone()
    {
        // Europe/Berlin: 02:00 became 03:00 on 29 March 2026, at 01:00 UTC
        const Zone here("Europe/Berlin");
        UsageScene scene;
        scene.record({endedAt("2026-03-29T00:59:59Z"), endedAt("2026-03-29T01:00:00Z")});
        QVERIFY(scene.written());
        QCOMPARE(keysOf(scene.report(By::Hour)), (QStringList{u"2026-03-29T01:00"_s, u"2026-03-29T03:00"_s}));
    }

    void aClockThatIsSetBackLosesNothing()
    {
        UsageScene scene;
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const RequestRow before = usageRow(now);
        RequestRow after = usageRow(now.addDays(-2));
        after.id = "req-000002";
        scene.record({before});
        QVERIFY(scene.written());
        scene.record({after});
        QVERIFY(scene.written());
        // rows stay in the order in which they ended
        QCOMPARE(scene.newest(), (QList<RequestRow>{before, after}));
        QCOMPARE(scene.report(By::Day).lines.size(), 2);
        QCOMPARE(scene.report(By::Day).lines.first().key, endOfDay(after));
    }

private:
    static QString endOfDay(const RequestRow &row)
    {
        return row.startedAt.addMSecs(row.duration.count()).toLocalTime().date().toString(Qt::ISODate);
    }
};

QTEST_GUILESS_MAIN(TestUsageDays)
#include "tst_usagedays.moc"
