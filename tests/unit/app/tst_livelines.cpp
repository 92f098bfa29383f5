#include "fakecontrol.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

/// Lines that change in place.
class TestLiveLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takeEachOthersPlace();
    void makeRoomForOtherLines();
    void areCutToTheScreen();
    void needACursorThatMoves();
    void oneLineNeedsNoSequences();

private:
    static constexpr Terminal::Screen m_screen{
        .isThere = true, .columns = 10, .lines = 4, .movesCursor = true};
};

void TestLiveLines::takeEachOthersPlace()
{
    Screenful shown;
    Terminal terminal = shown.terminal(m_screen);
    terminal.liveLines([](int) { return QStringList{u"one"_s, u"two"_s}; });
    QCOMPARE(shown.output, "\rone\r\ntwo"_ba);
    shown.output.clear();
    terminal.liveLines([](int) { return QStringList{u"three"_s}; });
    QCOMPARE(shown.output, "\r\x1b[1A\x1b[Jthree"_ba);
    shown.output.clear();
    terminal.liveLines([](int) { return QStringList{}; });
    QCOMPARE(shown.output, "\r     \r"_ba);
    shown.output.clear();
    terminal.liveLines([](int) { return QStringList{}; });
    QCOMPARE(shown.output, ""_ba);
}

void TestLiveLines::makeRoomForOtherLines()
{
    Screenful shown;
    Terminal terminal = shown.terminal(m_screen);
    terminal.liveLines([](int) { return QStringList{u"one"_s, u"two"_s, u"three"_s}; });
    shown.output.clear();
    terminal.line(u"kept"_s);
    QCOMPARE(shown.output, "\r\x1b[2A\x1b[J\rkept\n"_ba);
    shown.output.clear();
    terminal.liveLines([](int) { return QStringList{u"one"_s}; });
    QCOMPARE(shown.output, "\rone"_ba);
}

void TestLiveLines::areCutToTheScreen()
{
    Screenful shown;
    Terminal terminal = shown.terminal(m_screen);
    int asked = 0;
    terminal.liveLines([&asked](int most) {
        asked = most;
        return QStringList{u"0123456789"_s};
    });
    QCOMPARE(asked, 3);
    QCOMPARE(shown.output, u"\r01234567…"_s.toUtf8());
}

void TestLiveLines::needACursorThatMoves()
{
    Screenful shown;
    Terminal dumb = shown.terminal({.isThere = true});
    dumb.liveLines([](int) { return QStringList{u"one"_s}; });
    QVERIFY(!dumb.showsLiveLines());
    Terminal pipe = shown.terminal({.movesCursor = true});
    pipe.liveLines([](int) { return QStringList{u"one"_s}; });
    QVERIFY(!pipe.showsLiveLines());
    QCOMPARE(shown.output, ""_ba);
}

void TestLiveLines::oneLineNeedsNoSequences()
{
    Screenful shown;
    Terminal dumb = shown.terminal({.isThere = true});
    dumb.liveLine(u"waiting"_s);
    dumb.liveLine(u"done"_s);
    dumb.liveLine({});
    QCOMPARE(shown.output, "\rwaiting\rdone   \r    \r"_ba);
}

QTEST_GUILESS_MAIN(TestLiveLines)
#include "tst_livelines.moc"
