#include "terminal/requestline.h"

#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

class TestRequestLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsEverything();
    void alignsWithItsHeader();
    void dashesStandForWhatIsMissing();
    void showsAModelOnceWhenItIsTheSame();
    void paintsTheStatus_data();
    void paintsTheStatus();
    void aClientCannotBreakOut();
    void leavesTheQueryOut();
    void coloursDependOnTheTerminal();

private:
    RequestRow m_row;
};

void TestRequestLine::init()
{
    m_row = {};
    m_row.id = "req-000001";
    m_row.startedAt = QDateTime(QDate(2026, 11, 23), QTime(9, 8, 7));
    m_row.method = "POST";
    m_row.path = "/v1/chat/completions";
    m_row.modelAsked = u"gpt-4o"_s;
    m_row.modelUsed = u"coder-model"_s;
    m_row.account = u"default"_s;
    m_row.status = 200;
    m_row.usage = TokenUsage{1204, 84, 1288};
    m_row.duration = std::chrono::milliseconds(1520);
    m_row.timeToFirstToken = std::chrono::milliseconds(310);
}

void TestRequestLine::showsEverything()
{
    QCOMPARE(requestLine(m_row, Colours::Off),
        u"09:08:07  POST /v1/chat/completions    gpt-4o → coder-model        default     200         "
        u"1204/84/1288  "
        "  1.52 s  310 ms"_s);
}

void TestRequestLine::alignsWithItsHeader()
{
    const QString header = requestHeader(Colours::Off);
    const QString line = requestLine(m_row, Colours::Off);
    QCOMPARE(header.indexOf(u"Request"_s), line.indexOf(u"POST"_s));
    QCOMPARE(header.indexOf(u"Model"_s), line.indexOf(u"gpt-4o"_s));
    QCOMPARE(header.indexOf(u"Account"_s), line.indexOf(u"default"_s));
    QCOMPARE(header.indexOf(u"Status"_s), line.indexOf(u"200"_s));
    QCOMPARE(header.indexOf(u"First token"_s), line.indexOf(u"310 ms"_s));
}

void TestRequestLine::dashesStandForWhatIsMissing()
{
    RequestRow row;
    row.startedAt = m_row.startedAt;
    row.method = "GET";
    row.path = "/health";
    row.status = 200;
    row.duration = std::chrono::milliseconds(2);
    QCOMPARE(requestLine(row, Colours::Off).simplified(), u"09:08:07 GET /health – – 200 – 2 ms –"_s);
}

void TestRequestLine::showsAModelOnceWhenItIsTheSame()
{
    m_row.modelAsked = m_row.modelUsed;
    QCOMPARE(requestLine(m_row, Colours::Off).count(u"coder-model"_s), 1);
    m_row.modelUsed.clear();
    QVERIFY(!requestLine(m_row, Colours::Off).contains(u'→'));
}

void TestRequestLine::paintsTheStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("sequence");
    QTest::newRow("200") << 200 << u"\x1b[32m200"_s;
    QTest::newRow("429") << 429 << u"\x1b[33m429"_s;
    QTest::newRow("499") << 499 << u"\x1b[33m499"_s;
    QTest::newRow("502") << 502 << u"\x1b[31m502"_s;
}

void TestRequestLine::paintsTheStatus()
{
    QFETCH(int, status);
    QFETCH(QString, sequence);
    m_row.status = status;
    m_row.error = u"Sentence."_s;
    const QString coloured = requestLine(m_row, Colours::On);
    QVERIFY2(coloured.contains(sequence), qPrintable(coloured));
    const QString plain = requestLine(m_row, Colours::Off);
    QVERIFY(!plain.contains(u'\x1b'));
    QString stripped = coloured;
    QCOMPARE(stripped.remove(QRegularExpression(u"\x1b\\[[0-9]*m"_s)), plain);
}

void TestRequestLine::aClientCannotBreakOut()
{
    m_row.method = "PO\x1bST";
    m_row.path = "/v1/\x1b]0;title\x07\n";
    m_row.modelAsked = u"gpt\r\x1b[31m"_s + QString(500, u'x');
    m_row.modelUsed = u"a\u009b"_s;
    m_row.account = u"b\b"_s;
    m_row.error = u"c\n"_s + QString(5000, u'y');
    const QString line = requestLine(m_row, Colours::Off);
    for (const QChar character : line) {
        QVERIFY(character.isPrint());
    }
    QVERIFY(line.size() < 700);
}

void TestRequestLine::leavesTheQueryOut()
{
    m_row.path = "/v1/models?key=canary";
    QVERIFY(!requestLine(m_row, Colours::Off).contains("canary"_L1));
}

void TestRequestLine::coloursDependOnTheTerminal()
{
    QProcessEnvironment environment;
    QCOMPARE(coloursFor(true, environment), Colours::On);
    QCOMPARE(coloursFor(false, environment), Colours::Off);
    environment.insert(u"NO_COLOR"_s, u""_s);
    QCOMPARE(coloursFor(true, environment), Colours::On);
    environment.insert(u"NO_COLOR"_s, u"0"_s);
    QCOMPARE(coloursFor(true, environment), Colours::Off);
    environment.remove(u"NO_COLOR"_s);
    environment.insert(u"TERM"_s, u"dumb"_s);
    QCOMPARE(coloursFor(true, environment), Colours::Off);
}

QTEST_GUILESS_MAIN(TestRequestLine)
#include "tst_requestline.moc"
