#include "clientsetup/linediff.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

class TestLineDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsChangesWithTheirSurroundings();
    void sameTextsDoNotDiffer();
    void newAndEmptyFiles();
    void saysThatALineDoesNotEnd();
    void leadsFromOneToTheOther();

private:
    /// \a before with \a diff applied to it.
    static QStringList patched(const QStringList &before, const QString &diff)
    {
        static const QRegularExpression hunk(u"^@@ -(\\d+),(\\d+) \\+(\\d+),(\\d+) @@$"_s);
        QStringList after;
        qsizetype at = 0;
        const QStringList lines = diff.split(u'\n', Qt::SkipEmptyParts).sliced(2);
        for (const QString &line : lines) {
            if (const auto match = hunk.match(line); match.hasMatch()) {
                const qsizetype begin = match.captured(1).toInt() - (match.captured(2).toInt() > 0 ? 1 : 0);
                while (at < begin) {
                    after.append(before.at(at++));
                }
            } else if (line.startsWith(u'+')) {
                after.append(line.sliced(1));
            } else if (before.value(at++) != line.sliced(1)) {
                return {u"wrong line"_s};
            } else if (line.startsWith(u' ')) {
                after.append(line.sliced(1));
            }
        }
        return after + before.sliced(at);
    }
};

void TestLineDiff::showsChangesWithTheirSurroundings()
{
    QCOMPARE(lineDiff(u"f"_s, "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"),
        u"--- f\n+++ f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"_s);
}

void TestLineDiff::sameTextsDoNotDiffer()
{
    QCOMPARE(lineDiff(u"f"_s, "a\nb", "a\nb"), QString());
    QCOMPARE(lineDiff(u"f"_s, "", ""), QString());
}

void TestLineDiff::newAndEmptyFiles()
{
    QCOMPARE(lineDiff(u"f"_s, "", "a\n"), u"--- f\n+++ f\n@@ -0,0 +1,1 @@\n+a\n"_s);
    QCOMPARE(lineDiff(u"f"_s, "a\r\n", ""), u"--- f\n+++ f\n@@ -1,1 +0,0 @@\n-a\n"_s);
}

void TestLineDiff::saysThatALineDoesNotEnd()
{
    QCOMPARE(lineDiff(u"f"_s, "a", "a\n"),
        u"--- f\n+++ f\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n"_s);
}

void TestLineDiff::leadsFromOneToTheOther()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 500; ++round) {
        QStringList before;
        QStringList after;
        const int lines = random.bounded(1, 40);
        for (int i = 0; i < lines; ++i) {
            const QString line = QString::number(random.bounded(6));
            const int fate = random.bounded(8);
            if (fate != 0) {
                before.append(line);
            }
            if (fate != 1) {
                after.append(line);
            }
        }
        const auto text = [](const QStringList &all) {
            return all.isEmpty() ? QByteArray() : (all.join(u'\n') + u'\n').toUtf8();
        };
        const QString diff = lineDiff(u"f"_s, text(before), text(after));
        if (before == after) {
            QVERIFY(diff.isEmpty());
        } else {
            QCOMPARE(patched(before, diff), after);
        }
    }
}

QTEST_GUILESS_MAIN(TestLineDiff)
#include "tst_linediff.moc"
