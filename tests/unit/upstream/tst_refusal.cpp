#include "upstream/refusal.h"

#include <QTest>
#include <QTimeZone>

using namespace qiao;
using namespace std::chrono_literals;

class TestRefusal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsRetryAfter_data();
    void readsRetryAfter();
};

void TestRefusal::readsRetryAfter_data()
{
    using Seconds = std::optional<std::chrono::seconds>;
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<Seconds>("expected");
    QTest::newRow("seconds") << QByteArray("24") << Seconds(24s);
    QTest::newRow("spaces") << QByteArray(" 7 ") << Seconds(7s);
    QTest::newRow("zero") << QByteArray("0") << Seconds(0s);
    QTest::newRow("negative") << QByteArray("-1") << Seconds();
    QTest::newRow("date") << QByteArray("Mon, 23 Nov 2026 12:00:30 GMT") << Seconds(30s);
    QTest::newRow("past date") << QByteArray("Mon, 23 Nov 2026 11:00:00 GMT") << Seconds(0s);
    QTest::newRow("words") << QByteArray("soon") << Seconds();
    QTest::newRow("empty") << QByteArray("") << Seconds();
}

void TestRefusal::readsRetryAfter()
{
    QFETCH(QByteArray, value);
    QFETCH(std::optional<std::chrono::seconds>, expected);
    const QDateTime now(QDate(2026, 11, 23), QTime(12, 0), QTimeZone::utc());
    QCOMPARE(retryAfter({{"retry-after", value}}, now), expected);
    QVERIFY(!retryAfter({{"X-Other", value}}, now));
}

QTEST_GUILESS_MAIN(TestRefusal)
#include "tst_refusal.moc"
