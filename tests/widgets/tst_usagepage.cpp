#include "base/colours.h"
#include "chart/barchart.h"
#include "usage/usagemodel.h"
#include "usage/usagepage.h"
#include "widgets/fakedesktop.h"
#include "widgets/fakeservice.h"
#include "widgets/samples.h"
#include "widgets/widgettest.h"

#include <qiao/usagecsv.h>
#include <qiao/usagejson.h>

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QJsonDocument>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::ui;
using namespace qiao::test;

namespace {

using By = UsageQuery::By;
using Answer = Result<UsageReport>;

UsageTotals totals(qint64 requests, qint64 in, qint64 out)
{
    UsageTotals totals;
    totals.requests = requests;
    totals.tokens = {in, out, in + out, in / 2, 0, 0};
    totals.cnyMicros = in * 3;
    return totals;
}

/// A report by \a by as the service would make it, about requests of 24 November.
UsageReport sampleReport(const UsageQuery &query)
{
    UsageReport report;
    switch (query.by) {
    case By::Hour:
        for (const int hour : {9, 10, 11, 13, 14}) {
            report.lines.append({u"2026-11-24T%1:00"_s.arg(hour, 2, 10, QChar(u'0')),
                totals(12, 40'118 * (hour - 8), 2'910)});
        }
        break;
    case By::Day:
        for (QDate day = query.since; day <= std::min(query.until, QDate(2026, 11, 24));
             day = day.addDays(1)) {
            report.lines.append({day.toString(Qt::ISODate), totals(40, 9'118 * day.day(), 8'400)});
        }
        break;
    case By::Account:
        report.lines = {{u"work"_s, totals(300, 1'200'000, 80'000)}, {u"home"_s, totals(12, 4'118, 4'310)}};
        break;
    case By::Model:
        report.lines = {{u"qwen3-coder-plus"_s, totals(310, 1'204'000, 84'000)}, {{}, totals(2, 118, 310)}};
        break;
    case By::Client:
        report.lines = {{u"claude-cli"_s, totals(312, 1'204'118, 84'310)}};
        break;
    }
    report.total = totals(312, 1'204'118, 84'310);
    report.total.planRequests = 300;
    return report;
}

/// Answers reports at once or when the test says so.
class UsageService : public FakeService
{
public:
    [[nodiscard]] QFuture<Answer> usageReport(const UsageQuery &query) override
    {
        queries.append(query);
        if (!holds) {
            return finished<Answer>(answers(query));
        }
        auto promise = std::make_shared<QPromise<Answer>>();
        promise->start();
        open.append(promise);
        return promise->future();
    }
    void answerNext(const Answer &answer)
    {
        const auto promise = open.takeFirst();
        promise->addResult(answer);
        promise->finish();
    }

    bool holds = false;
    std::function<Answer(const UsageQuery &)> answers = sampleReport;
    QList<std::shared_ptr<QPromise<Answer>>> open;
};

} // namespace

/// The page about what was used.
class TestUsagePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsTodayByTheHour();
    void goesBackAndForth();
    void weeksAndMonthsAreByTheDay();
    void groupsByName();
    void figuresCountUpUnderTheCursor();
    void saysWhatHasNoPrice();
    void asksOnlyWhileItIsShown();
    void goesOnToTheNewDay();
    void staysOnThePastAtMidnight();
    void answersToOldQuestionsAreIgnored();
    void showsNothingOldWhileItWaits();
    void exportsWhatItShows_data();
    void exportsWhatItShows();
    void saysThatAFileCannotBeWritten();
    void saysWhatToDoWhereNothingWasUsed();
    void saysWhyThereIsNoReport();
    void fitsTheSmallestWindow();
    void speaksChineseInTheDark();

private:
    void click(const char *name) { QTest::mouseClick(named<QAbstractButton>(*m_page, name), Qt::LeftButton); }
    void groupBy(int index);
    QString text(const char *name) { return named<QLabel>(*m_page, name)->text(); }
    bool isShown(const char *name) { return named<QWidget>(*m_page, name)->isVisible(); }
    QString cell(int row, int column);
    int rows() { return m_page->findChild<UsageModel *>()->rowCount(); }

    std::unique_ptr<UsageService> m_service;
    FakeDesktop m_desktop;
    std::unique_ptr<UsagePage> m_page;
};

void TestUsagePage::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_desktop = {};
    m_service = std::make_unique<UsageService>();
    m_page = std::make_unique<UsagePage>(*m_service, m_desktop);
    m_page->resize(720, 560);
    m_page->show();
    QTRY_VERIFY(isShown("usageTable"));
}

void TestUsagePage::cleanup()
{
    m_page.reset();
}

void TestUsagePage::groupBy(int index)
{
    auto *grouping = named<QComboBox>(*m_page, "grouping");
    grouping->setCurrentIndex(index);
    Q_EMIT grouping->activated(index);
}

QString TestUsagePage::cell(int row, int column)
{
    return m_page->findChild<UsageModel *>()->index(row, column).data().toString();
}

void TestUsagePage::showsTodayByTheHour()
{
    QCOMPARE(m_service->queries, (QList<UsageQuery>{{By::Hour, QDate(2026, 11, 24), QDate(2026, 11, 24)}}));
    QCOMPARE(text("periodText"), u"Tuesday, 24 November 2026"_s);
    QCOMPARE(text("tokensIn"), u"1,204,118"_s);
    QCOMPARE(text("requests"), u"312"_s);
    QCOMPARE(rows(), 6);
    // Qt's tables of locales differ in the space
    QCOMPARE(cell(0, UsageModel::Name).replace(QChar(0x202f), u' '), u"9:00 AM"_s);
    QCOMPARE(cell(0, UsageModel::In), u"40,118"_s);
    QCOMPARE(cell(0, UsageModel::Out), u"2,910"_s);
    QCOMPARE(cell(0, UsageModel::Cached), u"20,059"_s);
    QCOMPARE(cell(0, UsageModel::CostColumn), u"¥0.12"_s);
    QCOMPARE(cell(5, UsageModel::Name), u"Sum"_s);
    QCOMPARE(cell(5, UsageModel::Requests), u"312"_s);
    auto *chart = named<BarChart>(*m_page, "usageChart");
    QCOMPARE(chart->bars().size(), 24);
    QCOMPARE(chart->bars().at(9).value, 43'028);
    QCOMPARE(chart->accessibleName(), u"Tokens"_s);
    keepPicture(*m_page, u"usage-day-light-en"_s);
}

void TestUsagePage::goesBackAndForth()
{
    QVERIFY(!named<QToolButton>(*m_page, "nextPeriod")->isEnabled());
    click("previousPeriod");
    QCOMPARE(text("periodText"), u"Monday, 23 November 2026"_s);
    QCOMPARE(m_service->queries.last().since, QDate(2026, 11, 23));
    QVERIFY(named<QToolButton>(*m_page, "nextPeriod")->isEnabled());
    click("nextPeriod");
    QCOMPARE(m_service->queries.last().since, QDate(2026, 11, 24));
    QVERIFY(!named<QToolButton>(*m_page, "nextPeriod")->isEnabled());
}

void TestUsagePage::weeksAndMonthsAreByTheDay()
{
    click("spanMonth");
    QCOMPARE(m_service->queries.last(), (UsageQuery{By::Day, QDate(2026, 11, 1), QDate(2026, 11, 30)}));
    QCOMPARE(text("periodText"), u"November 2026"_s);
    QTRY_COMPARE(named<BarChart>(*m_page, "usageChart")->bars().size(), 30);
    QCOMPARE(cell(23, UsageModel::Name), u"Tue, 24 Nov"_s);
    keepPicture(*m_page, u"usage-month-light-en"_s);
    click("spanWeek"); // the one with today in it, not the last of the month
    QCOMPARE(m_service->queries.last(), (UsageQuery{By::Day, QDate(2026, 11, 22), QDate(2026, 11, 28)}));
    QTRY_COMPARE(named<BarChart>(*m_page, "usageChart")->bars().size(), 7);
    click("previousPeriod");
    QCOMPARE(m_service->queries.last(), (UsageQuery{By::Day, QDate(2026, 11, 15), QDate(2026, 11, 21)}));
    click("spanDay");
    QCOMPARE(m_service->queries.last(), (UsageQuery{By::Hour, QDate(2026, 11, 21), QDate(2026, 11, 21)}));
}

void TestUsagePage::groupsByName()
{
    click("spanMonth");
    groupBy(1);
    QCOMPARE(m_service->queries.last(), (UsageQuery{By::Account, QDate(2026, 11, 1), QDate(2026, 11, 30)}));
    QTRY_COMPARE(cell(0, UsageModel::Name), u"work"_s);
    QCOMPARE(named<BarChart>(*m_page, "usageChart")->bars().size(), 2);
    auto *model = m_page->findChild<UsageModel *>();
    QCOMPARE(model->headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), u"Account"_s);
    groupBy(2);
    QTRY_COMPARE(cell(1, UsageModel::Name), u"unknown"_s);
    keepPicture(*m_page, u"usage-models-light-en"_s);
    groupBy(3);
    QTRY_COMPARE(cell(0, UsageModel::Name), u"claude-cli"_s);
    click("spanDay");
    QCOMPARE(m_service->queries.last().by, By::Client);
    groupBy(0);
    QCOMPARE(m_service->queries.last().by, By::Hour);
}

void TestUsagePage::figuresCountUpUnderTheCursor()
{
    UsageModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    UsageReport report = sampleReport({By::Account});
    model.setReport(By::Account, report);
    QSignalSpy resets(&model, &UsageModel::modelReset);
    QSignalSpy changes(&model, &UsageModel::dataChanged);
    model.setReport(By::Account, report);
    QCOMPARE(changes.size(), 0);
    report.lines[0].totals.requests = 301;
    model.setReport(By::Account, report);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(model.index(0, UsageModel::Requests).data().toString(), u"301"_s);
    model.setReport(By::Client, sampleReport({By::Client}));
    QCOMPARE(resets.size(), 1);
    QVERIFY(model.index(1, 0).data(Qt::FontRole).value<QFont>().bold());
    model.setReport(By::Client, {});
    QCOMPARE(model.rowCount(), 0);
}

void TestUsagePage::saysWhatHasNoPrice()
{
    QCOMPARE(text("cost"), u"¥3.61"_s);
    QCOMPARE(text("costNote"), u"300 requests count against a plan and have no price."_s);
    m_service->answers = [](const UsageQuery &query) {
        UsageReport report = sampleReport(query);
        report.total.cnyMicros = 0;
        report.lines.first().totals.cnyMicros = 0;
        return report;
    };
    click("previousPeriod");
    QTRY_COMPARE(text("cost"), u"–"_s);
    QCOMPARE(cell(0, UsageModel::CostColumn), u"–"_s);
}

void TestUsagePage::asksOnlyWhileItIsShown()
{
    m_service->queries.clear();
    for (int i = 0; i < 5; ++i) {
        Q_EMIT m_service->requestFinished(sampleRow());
    }
    QCOMPARE(m_service->queries.size(), 0);
    QTRY_COMPARE(m_service->queries.size(), 1);
    m_page->hide();
    Q_EMIT m_service->requestFinished(sampleRow());
    QTest::qWait(1200);
    QCOMPARE(m_service->queries.size(), 1);
    m_page->show();
    QCOMPARE(m_service->queries.size(), 2);
    m_service->tellState(runningServer());
    QTRY_COMPARE(m_service->queries.size(), 3);
}

void TestUsagePage::goesOnToTheNewDay()
{
    m_page->hide();
    m_desktop.time = QDateTime(QDate(2026, 11, 30), QTime(23, 59, 59, 900));
    m_page->show();
    QCOMPARE(m_service->queries.last().since, QDate(2026, 11, 30));
    click("spanMonth");
    m_desktop.time = QDateTime(QDate(2026, 12, 1), QTime(0, 0, 1));
    QTRY_COMPARE(m_service->queries.last(), (UsageQuery{By::Day, QDate(2026, 12, 1), QDate(2026, 12, 31)}));
    QCOMPARE(text("periodText"), u"December 2026"_s);
}

void TestUsagePage::staysOnThePastAtMidnight()
{
    click("previousPeriod");
    m_desktop.time = QDateTime(QDate(2026, 11, 25), QTime(0, 0, 1));
    m_page->hide();
    m_page->show();
    QCOMPARE(m_service->queries.last().since, QDate(2026, 11, 23));
    QVERIFY(named<QToolButton>(*m_page, "nextPeriod")->isEnabled());
}

void TestUsagePage::answersToOldQuestionsAreIgnored()
{
    m_service->holds = true;
    click("spanWeek");
    groupBy(1);
    QCOMPARE(m_service->open.size(), 2);
    const auto late = m_service->open.takeFirst();
    m_service->answerNext(sampleReport({By::Account}));
    QTRY_COMPARE(cell(0, UsageModel::Name), u"work"_s);
    late->addResult(sampleReport({By::Day, QDate(2026, 11, 22), QDate(2026, 11, 28)}));
    late->finish();
    QTest::qWait(50);
    QCOMPARE(cell(0, UsageModel::Name), u"work"_s);
}

void TestUsagePage::showsNothingOldWhileItWaits()
{
    m_service->holds = true;
    click("previousPeriod");
    QTRY_VERIFY(!isShown("usageTable"));
    QVERIFY(!isShown("exportCsv") && !isShown("emptySentence"));
    m_service->answerNext(sampleReport(m_service->queries.last()));
    QTRY_VERIFY(isShown("usageTable") && isShown("exportCsv"));
}

void TestUsagePage::exportsWhatItShows_data()
{
    QTest::addColumn<bool>("week");
    QTest::addColumn<int>("grouping");
    QTest::addColumn<QString>("name");
    QTest::newRow("day") << false << 0 << u"qiao-usage-2026-11-24-hour"_s;
    QTest::newRow("week") << true << 2 << u"qiao-usage-2026-11-22-2026-11-28-model"_s;
}

void TestUsagePage::exportsWhatItShows()
{
    QFETCH(bool, week);
    QFETCH(int, grouping);
    QFETCH(QString, name);
    if (week) {
        click("spanWeek");
    }
    groupBy(grouping);
    const UsageQuery query = m_service->queries.last();
    QTRY_COMPARE(rows(), sampleReport(query).lines.size() + 1);
    const QTemporaryDir folder;
    m_desktop.savePath = folder.filePath(u"out"_s);
    QFile file(m_desktop.savePath);
    click("exportCsv");
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), usageCsv(query.by, sampleReport(query)));
    file.close();
    QCOMPARE(text("exportNotice"), u"Saved as %1."_s.arg(QDir::toNativeSeparators(m_desktop.savePath)));
    click("exportJson");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject saved = QJsonDocument::fromJson(file.readAll()).object();
    QCOMPARE(usageReportFromJson(saved), sampleReport(query));
    QCOMPARE(*usageQueryFromJson(saved), query);
    QCOMPARE(m_desktop.proposedNames, (QStringList{name + u".csv"_s, name + u".json"_s}));
    click("previousPeriod");
    QTRY_COMPARE(text("exportNotice"), QString());
}

void TestUsagePage::saysThatAFileCannotBeWritten()
{
    const QTemporaryDir folder;
    m_desktop.savePath = folder.filePath(u"missing/out.csv"_s);
    click("exportCsv");
    const QString said = text("exportNotice");
    QVERIFY2(said.startsWith(QDir::toNativeSeparators(m_desktop.savePath) + u" could not be written: "_s),
        qPrintable(said));
    QVERIFY(said.endsWith(u". Choose another place."_s));
    const QColor colour = named<QLabel>(*m_page, "exportNotice")->palette().color(QPalette::WindowText);
    QCOMPARE(colour, toneColour(Tone::Trouble, m_page->palette()));
    m_desktop.savePath.clear(); // cancelled
    click("exportCsv");
    QCOMPARE(text("exportNotice"), QString());
}

void TestUsagePage::saysWhatToDoWhereNothingWasUsed()
{
    m_service->answers = [](const UsageQuery &) { return UsageReport(); };
    click("previousPeriod");
    QTRY_VERIFY(isShown("emptySentence"));
    QVERIFY(!isShown("usageTable") && !isShown("exportCsv"));
    QCOMPARE(text("emptySentence"), u"Nothing was used in this period."_s);
    QCOMPARE(named<QPushButton>(*m_page, "emptyAction")->text(), u"Back to &today"_s);
    click("emptyAction");
    QTRY_COMPARE(text("emptySentence"), u"Nothing was used yet. What requests used is summed up here."_s);
    QCOMPARE(m_service->queries.last().since, QDate(2026, 11, 24));
    keepPicture(*m_page, u"usage-empty-light-en"_s);
    QSignalSpy pages(m_page.get(), &Page::pageRequested);
    click("emptyAction");
    QCOMPARE(pages.first().first().value<PageId>(), PageId::Connect);
}

void TestUsagePage::saysWhyThereIsNoReport()
{
    m_service->answers = [](const UsageQuery &) {
        return tl::unexpected(Error{.message = u"usage.db is locked by another program. Close it."_s});
    };
    click("previousPeriod");
    QTRY_VERIFY(isShown("usageProblem"));
    QCOMPARE(text("usageProblem"), u"usage.db is locked by another program. Close it."_s);
    QVERIFY(!isShown("usageTable") && !isShown("exportCsv") && !isShown("emptySentence"));
    m_service->answers = sampleReport;
    Q_EMIT m_service->requestFinished(sampleRow());
    QTRY_VERIFY(isShown("usageTable") && !isShown("usageProblem"));
}

void TestUsagePage::fitsTheSmallestWindow()
{
    constexpr QSize beside(552, 480); // the sidebar
    click("spanWeek");
    QTRY_COMPARE(named<BarChart>(*m_page, "usageChart")->bars().size(), 7);
    m_page->resize(beside);
    QCOMPARE(m_page->size(), beside);
    QVERIFY(named<QTableView>(*m_page, "usageTable")->viewport()->height() > 60);
    for (const char *name : {"periodText", "tokensIn", "cost"}) {
        const auto *label = named<QLabel>(*m_page, name);
        QVERIFY2(label->width() >= label->sizeHint().width(), name);
    }
    keepPicture(*m_page, u"usage-small-light-en"_s);
}

void TestUsagePage::speaksChineseInTheDark()
{
    QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
    const InChinese chinese;
    QApplication::setPalette(darkPalette());
    click("spanWeek");
    QTRY_COMPARE(m_page->title(), u"用量"_s);
    // Qt's tables of locales differ in the day on which China's weeks begin
    const bool onMonday = QLocale().firstDayOfWeek() == Qt::Monday;
    QTRY_COMPARE(text("periodText"),
        onMonday ? u"2026年11月23日 – 2026年11月29日"_s : u"2026年11月22日 – 2026年11月28日"_s);
    QTRY_COMPARE(named<BarChart>(*m_page, "usageChart")->bars().size(), 7);
    QCOMPARE(text("costNote"), u"300 个请求计入套餐，没有价格。"_s);
    QCOMPARE(cell(rows() - 1, UsageModel::Name), u"合计"_s);
    QApplication::processEvents(); // the layout follows the longer words
    keepPicture(*m_page, u"usage-week-dark-zh"_s);
    QApplication::setPalette(lightPalette());
}

QTEST_MAIN(TestUsagePage)
#include "tst_usagepage.moc"
