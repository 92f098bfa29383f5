#include "live/liverequests.h"

#include "support/patience.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace qiao;
using namespace Qt::StringLiterals;

/// Snapshots of what goes on.
class TestLiveRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theFirstSnapshotHasEverything();
    void laterOnesHaveOnlyWhatChanged();
    void comeAtMostFourTimesASecond();
    void nothingHappensWhileNobodyWatches();
    void nothingComesWhenNothingChanges();
    void eachWatcherHasItsOwnFirst();
    void keepsTheLastThatEnded();
    void rowsKeepTheirOrder();

private:
    RequestRow row(const QByteArray &id);
    void begin(const QByteArray &id);
    void end(const QByteArray &id);
    /// How many timers run that go off within \a time.
    [[nodiscard]] qsizetype timersUpTo(std::chrono::milliseconds time) const;

    UsageTotals m_today;
    std::unique_ptr<LiveRequests> m_live;
    std::unique_ptr<QObject> m_watcher;
    QList<LiveSnapshot> m_snapshots;
    int m_looks = 0;
};

void TestLiveRequests::init()
{
    m_watcher.reset(new QObject);
    m_live.reset(new LiveRequests([this] { return m_today; }));
    m_snapshots.clear();
    m_looks = 0;
}

RequestRow TestLiveRequests::row(const QByteArray &id)
{
    RequestRow made;
    made.id = id;
    return made;
}

void TestLiveRequests::begin(const QByteArray &id)
{
    m_live->began(id, [this, id] {
        ++m_looks;
        return row(id);
    });
}

void TestLiveRequests::end(const QByteArray &id)
{
    m_live->ended(row(id));
}

qsizetype TestLiveRequests::timersUpTo(std::chrono::milliseconds time) const
{
    const auto timers = m_live->findChildren<QTimer *>();
    return std::count_if(timers.begin(), timers.end(),
        [time](const QTimer *timer) { return timer->isActive() && timer->intervalAsDuration() <= time; });
}

void TestLiveRequests::theFirstSnapshotHasEverything()
{
    m_today.requests = 3;
    begin("a");
    begin("b");
    begin("c");
    end("b");
    m_live->watch(m_watcher.get(), [this](const LiveSnapshot &snapshot) { m_snapshots.append(snapshot); });
    QVERIFY(m_snapshots.isEmpty()); // from the event loop
    QTRY_COMPARE_WITH_TIMEOUT(m_snapshots.size(), 1, patience);
    QCOMPARE(m_snapshots.first().running, (QList{row("a"), row("c")}));
    QVERIFY(m_snapshots.first().ended.isEmpty());
    QCOMPARE(m_snapshots.first().active, 2);
    QCOMPARE(m_snapshots.first().today.requests, 3);
}

void TestLiveRequests::laterOnesHaveOnlyWhatChanged()
{
    begin("a");
    begin("b");
    m_live->watch(m_watcher.get(), [this](const LiveSnapshot &snapshot) { m_snapshots.append(snapshot); });
    QTRY_COMPARE_WITH_TIMEOUT(m_snapshots.size(), 1, patience);
    m_live->changed("b");
    m_live->changed("b");
    m_live->changed("nobody");
    begin("c");
    end("a");
    begin("short");
    end("short");
    QTRY_COMPARE_WITH_TIMEOUT(m_snapshots.size(), 2, patience);
    QCOMPARE(m_snapshots.last().running, (QList{row("b"), row("c")}));
    QCOMPARE(m_snapshots.last().ended, (QList<QByteArray>{"a", "short"}));
    QCOMPARE(m_snapshots.last().active, 2);
}

void TestLiveRequests::comeAtMostFourTimesASecond()
{
    begin("a");
    m_live->watch(m_watcher.get(), [this](const LiveSnapshot &snapshot) { m_snapshots.append(snapshot); });
    QElapsedTimer time;
    time.start();
    QTRY_VERIFY_WITH_TIMEOUT((m_live->changed("a"), m_snapshots.size() >= 4), patience);
    QVERIFY2(time.elapsed() >= 3 * 240, qPrintable(QString::number(time.elapsed())));
}

void TestLiveRequests::nothingHappensWhileNobodyWatches()
{
    begin("a");
    m_live->changed("a");
    QCOMPARE(timersUpTo(std::chrono::hours(48)), 0);
    QCOMPARE(m_looks, 0);
    m_live->watch(m_watcher.get(), [this](const LiveSnapshot &snapshot) { m_snapshots.append(snapshot); });
    QTRY_COMPARE_WITH_TIMEOUT(m_snapshots.size(), 1, patience);
    m_live->changed("a");
    m_watcher.reset();
    QCOMPARE(timersUpTo(std::chrono::hours(48)), 0);
    QCOMPARE(m_looks, 1);
}

void TestLiveRequests::nothingComesWhenNothingChanges()
{
    begin("a");
    m_live->watch(m_watcher.get(), [this](const LiveSnapshot &snapshot) { m_snapshots.append(snapshot); });
    QTRY_COMPARE_WITH_TIMEOUT(m_snapshots.size(), 1, patience);
    QCOMPARE(timersUpTo(std::chrono::seconds(1)), 0); // but midnight may come
    end("nobody knew it"); // for example a request for /health
    QCOMPARE(m_live->recent().size(), 1);
    QCOMPARE(timersUpTo(std::chrono::seconds(1)), 0);
}

void TestLiveRequests::eachWatcherHasItsOwnFirst()
{
    begin("a");
    begin("b");
    m_live->watch(m_watcher.get(), [this](const LiveSnapshot &snapshot) { m_snapshots.append(snapshot); });
    QTRY_COMPARE_WITH_TIMEOUT(m_snapshots.size(), 1, patience);
    m_live->changed("b");
    QObject late;
    QList<LiveSnapshot> heard;
    m_live->watch(&late, [&heard](const LiveSnapshot &snapshot) { heard.append(snapshot); });
    QTRY_COMPARE_WITH_TIMEOUT(heard.size(), 1, patience);
    QCOMPARE(heard.first().running, (QList{row("a"), row("b")}));
    QCOMPARE(m_snapshots.last().running, (QList{row("b")}));
}

void TestLiveRequests::keepsTheLastThatEnded()
{
    for (int i = 0; i < 600; ++i) {
        end(QByteArray::number(i));
    }
    const QList<RequestRow> recent = m_live->recent();
    QCOMPARE(recent.size(), 500);
    QCOMPARE(recent.first().id, "100");
    QCOMPARE(recent.last().id, "599");
}

void TestLiveRequests::rowsKeepTheirOrder()
{
    for (const char *id : {"req-999999", "req-1000000", "req-1000001"}) {
        begin(id);
    }
    QCOMPARE(m_live->running(), (QList{row("req-999999"), row("req-1000000"), row("req-1000001")}));
    QCOMPARE(m_live->active(), 3);
}

QTEST_GUILESS_MAIN(TestLiveRequests)
#include "tst_liverequests.moc"
