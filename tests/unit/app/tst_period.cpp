#include "commands/period.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

class TestPeriod : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void days_data();
    void days();
    void counts_data();
    void counts();
};

void TestPeriod::days_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDate>("day");
    QTest::newRow("a day") << u"2026-02-28"_s << QDate(2026, 2, 28);
    QTest::newRow("today") << u"today"_s << QDate(2026, 3, 1);
    QTest::newRow("yesterday") << u"yesterday"_s << QDate(2026, 2, 28);
    QTest::newRow("one day") << u"1d"_s << QDate(2026, 3, 1);
    QTest::newRow("a week") << u"7d"_s << QDate(2026, 2, 23);
    for (const auto *text : {"", "d", "0d", "-1d", "7", "7 d", " 7d", "99999d", "2026-02-29", "2026-2-1",
             "23.11.2026", "tomorrow", "2026-02-28T10:00"}) {
        QTest::newRow(text) << QString::fromLatin1(text) << QDate();
    }
}

void TestPeriod::days()
{
    QFETCH(QString, text);
    QFETCH(QDate, day);
    QCOMPARE(parseDay(text, QDate(2026, 3, 1)).value_or(QDate()), day);
}

void TestPeriod::counts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count");
    QTest::newRow("1") << u"1"_s << 1;
    QTest::newRow("20") << u"20"_s << 20;
    for (const auto *text : {"", "0", "21", "-1", "+1", " 1", "1 ", "x", "99999999999"}) {
        QTest::newRow(text) << QString::fromLatin1(text) << 0;
    }
}

void TestPeriod::counts()
{
    QFETCH(QString, text);
    QFETCH(int, count);
    QCOMPARE(parseRowCount(text, 20).value_or(0), count);
}

QTEST_GUILESS_MAIN(TestPeriod)
#include "tst_period.moc"
