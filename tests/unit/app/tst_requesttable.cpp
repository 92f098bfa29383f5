#include "terminal/requesttable.h"

#include "terminal/columns.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

class TestRequestTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatEnded();
    void tellsWhatRuns();
    void fitsTheScreen_data();
    void fitsTheScreen();
    void narrowScreensShowThePathOfWhatNamesNoModel();
    void cannotBeBrokenByAClient();
    void saysWhyARequestFailed();

private:
    static RequestRow row();
};

RequestRow TestRequestTable::row()
{
    RequestRow row{"req-000001", QDateTime(QDate(2026, 11, 23), QTime(14, 5, 6)), "POST", "/v1/messages?a=b"};
    row.modelAsked = u"claude-haiku-4-5"_s;
    row.modelUsed = u"qwen3"_s;
    row.account = u"work"_s;
    row.client = u"claude-cli/2.1 (external)"_s;
    row.status = 200;
    row.usage = TokenUsage{18204, 512, 18716};
    row.duration = std::chrono::milliseconds(10'310);
    row.timeToFirstToken = std::chrono::milliseconds(310);
    return row;
}

void TestRequestTable::tellsWhatEnded()
{
    const RequestTable table(0, Colours::Off);
    QCOMPARE(table.header(),
        u"Time      Client          Request                    Model                      Account           "
        u"In"
        "      Out    t/s     First      Took  Status"_s);
    QCOMPARE(table.line(row()),
        u"14:05:06  claude-cli      POST /v1/messages          claude-haiku-4-5 → qwen3   work           "
        u"18204"
        "      512     51    310 ms    10.3 s  200   "_s);
}

void TestRequestTable::tellsWhatRuns()
{
    const RequestTable table(0, Colours::Off);
    RequestRow running = row();
    running.usage.reset();
    running.timeToFirstToken.reset();
    running.phase = RequestRow::Phase::Waiting;
    running.promptEstimate = PromptEstimate{18'000, true};
    running.account.clear();
    QVERIFY(
        table.line(running).contains(u"  –             ~18000        –      –         –    10.3 s  waits"_s));
    running.phase = RequestRow::Phase::Streaming;
    running.output = {100, 20, 3};
    running.timeToFirstToken = std::chrono::milliseconds(310);
    QVERIFY(table.line(running).contains(u"~18000     ~123     12    310 ms    10.3 s  runs"_s));
}

void TestRequestTable::fitsTheScreen_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<QStringList>("dropped");
    QTest::newRow("wide") << 200 << QStringList{};
    QTest::newRow("120") << 119 << QStringList{u"Request"_s};
    QTest::newRow("100") << 99 << QStringList{u"Request"_s, u"First"_s, u"Account"_s};
    QTest::newRow("80") << 79 << QStringList{u"Request"_s, u"First"_s, u"Account"_s, u"Client"_s};
    QTest::newRow("60") << 59
                        << QStringList{
                               u"Request"_s, u"First"_s, u"Account"_s, u"Client"_s, u"Took"_s, u"t/s"_s};
}

void TestRequestTable::fitsTheScreen()
{
    QFETCH(int, width);
    QFETCH(QStringList, dropped);
    const RequestTable table(width, Colours::Off);
    const QString header = table.header();
    for (const QString &title : {u"Time"_s, u"Client"_s, u"Request"_s, u"Model"_s, u"Account"_s, u"In"_s,
             u"Out"_s, u"t/s"_s, u"First"_s, u"Took"_s, u"Status"_s}) {
        QVERIFY2(header.contains(title) != dropped.contains(title), qPrintable(title + u": "_s + header));
    }
    const int least = 62; // what always stays
    QVERIFY(cellWidth(header) <= std::max(width, least));
    QCOMPARE(cellWidth(table.line(row())), cellWidth(header));
}

void TestRequestTable::narrowScreensShowThePathOfWhatNamesNoModel()
{
    RequestRow health{"req-000002", QDateTime::currentDateTime(), "GET", "/health?key=canary"};
    health.status = 200;
    QVERIFY(RequestTable(79, Colours::Off).line(health).contains(u"GET /health "_s));
    QVERIFY(RequestTable(79, Colours::Off).line(row()).contains(u"claude-haiku-4-5 → qwen3"_s));
}

void TestRequestTable::cannotBeBrokenByAClient()
{
    RequestRow hostile = row();
    hostile.client = u"\x1b[2J\n\u202e"_s;
    hostile.modelAsked = u"a\r\nb"_s;
    hostile.path = "/\x1b]0;x\x07";
    hostile.error = u"no\nway"_s;
    hostile.account = u"acc\tount"_s;
    const QString line = RequestTable(0, Colours::Off).line(hostile);
    for (const QChar character : line) {
        QVERIFY(character.isPrint());
    }
}

void TestRequestTable::saysWhyARequestFailed()
{
    RequestRow failed = row();
    failed.status = 502;
    failed.error = u"The service cannot be reached."_s;
    QVERIFY(
        RequestTable(60, Colours::Off).line(failed).endsWith(u"502     The service cannot be reached."_s));
    QVERIFY(RequestTable(60, Colours::On).line(failed).contains(u"\x1b["_s));
    failed.phase = RequestRow::Phase::Streaming;
    QVERIFY(!RequestTable(60, Colours::Off).line(failed).contains(u"reached"_s));
}

QTEST_GUILESS_MAIN(TestRequestTable)
#include "tst_requesttable.moc"
