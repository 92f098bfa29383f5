#include "metrics/exposition.h"

#include <QTest>

using namespace qiao;

/// The text format, byte for byte.
class TestExposition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesFamilies();
    void escapesLabels_data();
    void escapesLabels();
    void writesSeconds_data();
    void writesSeconds();
};

void TestExposition::writesFamilies()
{
    Exposition page;
    page.beginFamily("a_total", Exposition::Type::Counter, "What a is.");
    page.addSample("a_total", metricLabels({{"x", "1"}, {"y", "two"}}), 3);
    page.addSample("a_total", {}, QByteArrayView("0.5"));
    page.beginFamily("b", Exposition::Type::Gauge, "What b is.");
    page.beginFamily("c", Exposition::Type::Histogram, "What c is.");
    QCOMPARE(page.text(),
        QByteArray("# HELP a_total What a is.\n"
                   "# TYPE a_total counter\n"
                   "a_total{x=\"1\",y=\"two\"} 3\n"
                   "a_total 0.5\n"
                   "# HELP b What b is.\n"
                   "# TYPE b gauge\n"
                   "# HELP c What c is.\n"
                   "# TYPE c histogram\n"));
}

void TestExposition::escapesLabels_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("written");
    const auto row = [](const char *name, const QByteArray &value, const QByteArray &written) {
        QTest::newRow(name) << value << written;
    };
    row("empty", "", R"(l="")");
    row("plain", "qwen3-max", R"(l="qwen3-max")");
    row("quotation mark", R"(a"b)", R"(l="a\"b")");
    row("backslash", R"(a\b)", R"(l="a\\b")");
    row("line feed", "a\nb", R"(l="a\nb")");
    row("backslash and n", R"(a\nb)", R"(l="a\\nb")");
    row("end of the labels", R"("} 1)", R"(l="\"} 1")");
    row("UTF-8", "桥", "l=\"桥\"");
    row("braces, commas, tabs", "{a,b}\t=", "l=\"{a,b}\t=\"");
}

void TestExposition::escapesLabels()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, written);
    QCOMPARE(metricLabels({{"l", value}}), written);
}

void TestExposition::writesSeconds_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QByteArray>("seconds");
    QTest::newRow("none") << qint64(0) << QByteArray("0");
    QTest::newRow("a millisecond") << qint64(1) << QByteArray("0.001");
    QTest::newRow("zeroes within") << qint64(60'050) << QByteArray("60.05");
    QTest::newRow("a tenth") << qint64(100) << QByteArray("0.1");
    QTest::newRow("whole") << qint64(600'000) << QByteArray("600");
    QTest::newRow("more than a float holds")
        << qint64(1'234'567'890'123'456) << QByteArray("1234567890123.456");
}

void TestExposition::writesSeconds()
{
    QFETCH(qint64, milliseconds);
    QFETCH(QByteArray, seconds);
    QCOMPARE(secondsText(milliseconds), seconds);
}

QTEST_APPLESS_MAIN(TestExposition)
#include "tst_exposition.moc"
