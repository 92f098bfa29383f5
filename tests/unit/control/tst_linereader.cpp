#include "control/linereader.h"

#include <QList>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

class TestLineReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutAtEveryPosition();
    void byteByByte();
    void limit();
    void nothingAfterOverflow();
};

namespace {

QList<QByteArray> linesOf(LineReader &reader)
{
    QList<QByteArray> lines;
    while (const auto line = reader.next()) {
        lines.append(*line);
    }
    return lines;
}

const QByteArray text = "one\ntwo\r\n\n\xe4\xb8\x89\nrest"_ba;
const QList<QByteArray> expected{"one"_ba, "two"_ba, ""_ba, "\xe4\xb8\x89"_ba};

} // namespace

void TestLineReader::cutAtEveryPosition()
{
    for (qsizetype first = 0; first <= text.size(); ++first) {
        for (qsizetype second = first; second <= text.size(); ++second) {
            LineReader reader(10);
            QList<QByteArray> lines;
            for (const QByteArray &piece :
                {text.first(first), text.sliced(first, second - first), text.sliced(second)}) {
                reader.append(piece);
                lines += linesOf(reader);
            }
            QCOMPARE(lines, expected);
            reader.append("\n");
            QCOMPARE(linesOf(reader), QList<QByteArray>{"rest"_ba});
        }
    }
}

void TestLineReader::byteByByte()
{
    LineReader reader(10);
    QList<QByteArray> lines;
    for (const char byte : text) {
        reader.append(QByteArray(1, byte));
        lines += linesOf(reader);
    }
    QCOMPARE(lines, expected);
}

void TestLineReader::limit()
{
    LineReader whole(5);
    whole.append("12345\n123456\n");
    QCOMPARE(linesOf(whole), QList<QByteArray>{"12345"_ba});
    QVERIFY(whole.overflowed());

    LineReader unfinished(5);
    unfinished.append("12345");
    QVERIFY(!unfinished.next());
    QVERIFY(!unfinished.overflowed());
    unfinished.append("6");
    QVERIFY(!unfinished.next());
    QVERIFY(unfinished.overflowed());
}

void TestLineReader::nothingAfterOverflow()
{
    LineReader reader(5);
    reader.append("123456\nok\n");
    QCOMPARE(linesOf(reader), QList<QByteArray>());
    reader.append("ok\n");
    QCOMPARE(linesOf(reader), QList<QByteArray>());
    QVERIFY(reader.overflowed());
}

QTEST_GUILESS_MAIN(TestLineReader)
#include "tst_linereader.moc"
