#include "translation/models/outputlimit.h"

#include <QTest>

using namespace qiao::translation;
using namespace std::string_literals;

class OutputLimitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lowers_what_asks_for_more_and_keeps_every_other_byte();
    void leaves_alone_data();
    void leaves_alone();
};

void OutputLimitTest::lowers_what_asks_for_more_and_keeps_every_other_byte()
{
    const auto lowered =
        withOutputAtMost(R"({ "max_tokens":32000, "t":2.50 ,"max_completion_tokens" : 3.2e4})", 900);
    QVERIFY(lowered);
    QCOMPARE(lowered->body, R"({ "max_tokens":900, "t":2.50 ,"max_completion_tokens" : 900})"s);
    const auto one = withOutputAtMost(R"({"max_tokens":32000})", 12000);
    QVERIFY(one);
    QCOMPARE(one->change.what, "max_tokens: 32000 → 12000"s);
}

void OutputLimitTest::leaves_alone_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<qint64>("most");
    QTest::newRow("no limit asked for") << QByteArray(R"({"messages":[]})") << qint64(10);
    QTest::newRow("less asked for") << QByteArray(R"({"max_tokens":10})") << qint64(10);
    QTest::newRow("nothing left") << QByteArray(R"({"max_tokens":10})") << qint64(0);
    QTest::newRow("less than nothing left") << QByteArray(R"({"max_tokens":10})") << qint64(-5);
    QTest::newRow("no number") << QByteArray(R"({"max_tokens":"10"})") << qint64(5);
    QTest::newRow("no JSON") << QByteArray("{") << qint64(5);
    QTest::newRow("the thinking budget would not fit")
        << QByteArray(R"({"max_tokens":32000,"thinking":{"type":"enabled","budget_tokens":8000}})")
        << qint64(8000);
}

void OutputLimitTest::leaves_alone()
{
    QFETCH(const QByteArray, body);
    QFETCH(const qint64, most);
    QVERIFY(!withOutputAtMost(body.toStdString(), most));
}

QTEST_GUILESS_MAIN(OutputLimitTest)
#include "tst_outputlimit.moc"
