#include "terminal/columns.h"
#include "terminal/printable.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

class TestPrintable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void escapesWhatATerminalObeys_data();
    void escapesWhatATerminalObeys();
    void jsonStaysTheSameJson();
    void columns();
    void wraps();
};

void TestPrintable::escapesWhatATerminalObeys_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");

    QTest::newRow("plain") << u"qwen3-coder → 桥 😀"_s << u"qwen3-coder → 桥 😀"_s;
    QTest::newRow("escape") << u"\x1b[2J"_s << u"\\x1b[2J"_s;
    QTest::newRow("line feed") << u"a\r\nb"_s << u"a\\x0d\\x0ab"_s;
    QTest::newRow("delete") << u"\x7f"_s << u"\\x7f"_s;
    QTest::newRow("C1 control sequence introducer") << u"\u009b31m"_s << u"\\x9b31m"_s;
    QTest::newRow("right to left override") << u"a\u202eb"_s << u"a\\u202eb"_s;
    QTest::newRow("line separator") << u"a\u2028b"_s << u"a\\u2028b"_s;
    QTest::newRow("half a pair") << (QString(QChar(0xd83d)) + u"a"_s) << u"\ufffda"_s;
}

void TestPrintable::escapesWhatATerminalObeys()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(printable(text), shown);
}

void TestPrintable::jsonStaysTheSameJson()
{
    const QJsonObject object{{u"a"_s, u"x\u009b\x7f\u202e\x1b 😀 \n桥\\"_s}};
    const QByteArray shown = printableJson(QJsonDocument(object).toJson(QJsonDocument::Compact));
    QCOMPARE(QJsonDocument::fromJson(shown).object(), object);
    QVERIFY(!shown.contains("\xc2\x9b"));
    QVERIFY(!shown.contains('\x7f'));
    QVERIFY(shown.contains("\\u202e"));
}

void TestPrintable::columns()
{
    QCOMPARE(cellWidth(u"abc"_s), 3);
    QCOMPARE(cellWidth(u"时间"_s), 4);
    QCOMPARE(padded(u"时间"_s, 6), u"时间  "_s);
    QCOMPARE(paddedLeft(u"ab"_s, 4), u"  ab"_s);
    QCOMPARE(padded(u"abcdef"_s, 3), u"abcdef"_s);
}

void TestPrintable::wraps()
{
    QCOMPARE(wrapped(u"one two three"_s, 7), (QStringList{u"one two"_s, u"three"_s}));
    QCOMPARE(wrapped(u"immeasurable"_s, 5), QStringList{u"immeasurable"_s});
    QCOMPARE(wrapped(u"运行服务器，列出"_s, 8), (QStringList{u"运行服务"_s, u"器，列出"_s}));
    QCOMPARE(wrapped(QString(), 5), QStringList{QString()});
}

QTEST_GUILESS_MAIN(TestPrintable)
#include "tst_printable.moc"
