#include <qiao/usagecsv.h>

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

class TestUsageCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasALineForEachKey();
    void isNoFormula_data();
    void isNoFormula();
};

void TestUsageCsv::hasALineForEachKey()
{
    const UsageTotals one{312, 2, 0, 0, {1'204'118, 84'310, 1'288'428, 855'000, 0, 10}, 3'100'000, 0};
    const UsageTotals other{1, 0, 0, 0, {7, 3, 10, 0, 0, 0}, 0, 20'000};
    const UsageReport report{{{u"qwen3-coder-plus"_s, one}, {u"a \"b\", c"_s, other}}, {}};
    QCOMPARE(usageCsv(UsageQuery::By::Model, report),
        "model,requests,failed,plan_requests,unpriced_requests,prompt_tokens,completion_tokens,total_tokens,"
        "cached_tokens,cache_creation_tokens,reasoning_tokens,cny,usd\r\n"
        "qwen3-coder-plus,312,2,0,0,1204118,84310,1288428,855000,0,10,3.100000,0.000000\r\n"
        "\"a \"\"b\"\", c\",1,0,0,0,7,3,10,0,0,0,0.000000,0.020000\r\n"_ba);
}

void TestUsageCsv::isNoFormula_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("=") << u"=1+1"_s << "'=1+1"_ba;
    QTest::newRow("@") << u"@SUM(A1,A2)"_s << "\"'@SUM(A1,A2)\""_ba;
    QTest::newRow("-") << u"-1"_s << "'-1"_ba;
    QTest::newRow("lines") << u"a\r\nb"_s << "a\\x0d\\x0ab"_ba;
}

void TestUsageCsv::isNoFormula()
{
    QFETCH(QString, key);
    QFETCH(QByteArray, cell);
    const QByteArray csv = usageCsv(UsageQuery::By::Client, {{{key, {}}}, {}});
    const QByteArray line = csv.split('\n').at(1);
    QVERIFY2(line.startsWith(cell + ",0,"), line.constData());
}

QTEST_GUILESS_MAIN(TestUsageCsv)
#include "tst_usagecsv.moc"
