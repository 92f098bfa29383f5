#include "base/colours.h"
#include "chart/barchart.h"
#include "home/homepage.h"
#include "home/livemodel.h"
#include "widgets/fakedesktop.h"
#include "widgets/fakeservice.h"
#include "widgets/samples.h"
#include "widgets/widgettest.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qiao;
using namespace qiao::ui;
using namespace qiao::test;

namespace {

RequestRow streaming(const QByteArray &id, qint64 out)
{
    RequestRow row = sampleRow();
    row.id = id;
    row.phase = RequestRow::Phase::Streaming;
    row.usage.reset();
    row.promptEstimate = PromptEstimate{18'204, true};
    row.output.text = out;
    return row;
}

} // namespace

/// The page that says whether it works.
class TestHomePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void beginsWithAChecklistThatTicksItself();
    void someoneWhoUsedItBeforeSeesNoChecklist();
    void rowsCountUpAndGo();
    void saysWhatTodayCameTo();
    void showsTheHoursOfToday();
    void ticksTheStepsOneByOne();
    void offersWhatHelps();
    void copiesAndPauses();
    void speaksChineseInTheDark();

private:
    QString text(const char *name) { return named<QLabel>(*m_page, name)->text(); }
    bool isShown(const char *name) { return named<QWidget>(*m_page, name)->isVisibleTo(m_page.get()); }

    std::unique_ptr<FakeService> m_service;
    FakeDesktop m_desktop;
    std::unique_ptr<HomePage> m_page;
};

void TestHomePage::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_desktop = {};
    m_service = std::make_unique<FakeService>();
    m_page = std::make_unique<HomePage>(*m_service, m_desktop);
    m_page->resize(720, 560);
}

void TestHomePage::cleanup()
{
    m_page.reset();
}

void TestHomePage::beginsWithAChecklistThatTicksItself()
{
    m_service->tellState(runningServer());
    QVERIFY(isShown("step1") && !isShown("tokensIn"));
    QVERIFY(text("step1").startsWith(u'○'));
    QSignalSpy wanted(m_page.get(), &Page::addAccountRequested);
    QTest::mouseClick(named<QPushButton>(*m_page, "checklistAdd"), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    m_service->tellAccounts(sampleAccounts());
    QVERIFY(text("step1").startsWith(u'✓') && text("step3").startsWith(u'○'));
    QVERIFY(!isShown("checklistAdd"));
    keepPicture(*m_page, u"home-checklist"_s);
    LiveSnapshot snapshot;
    snapshot.today.requests = 1;
    Q_EMIT m_service->liveChanged(snapshot);
    QVERIFY(!isShown("step1") && isShown("tokensIn"));
}

void TestHomePage::someoneWhoUsedItBeforeSeesNoChecklist()
{
    m_service->newest = {sampleRow()};
    m_service->tellAccounts(sampleAccounts());
    m_service->tellState(runningServer());
    QTRY_VERIFY(!isShown("step1"));
}

void TestHomePage::rowsCountUpAndGo()
{
    auto *model = m_page->findChild<LiveModel *>();
    QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Q_EMIT m_service->liveChanged({{streaming("a", 10), streaming("b", 0)}, {}, 2, {}});
    QCOMPARE(model->rowCount(), 2);
    QCOMPARE(model->index(0, LiveModel::Out).data().toString(), u"10"_s);
    QCOMPARE(model->index(0, LiveModel::In).data().toString(), u"18,204"_s);
    QCOMPARE(model->index(0, LiveModel::Client).data().toString(), u"claude-cli"_s);
    Q_EMIT m_service->liveChanged({{streaming("a", 512)}, {}, 2, {}});
    QCOMPARE(model->rowCount(), 2);
    QCOMPARE(model->index(0, LiveModel::Out).data().toString(), u"512"_s);
    Q_EMIT m_service->liveChanged({{}, {"a"}, 1, {}});
    QCOMPARE(model->rowCount(), 1);
    m_service->tellState({});
    QCOMPARE(model->rowCount(), 0);
}

void TestHomePage::saysWhatTodayCameTo()
{
    LiveSnapshot snapshot;
    snapshot.today.requests = 312;
    snapshot.today.tokens = {1'204'118, 84'310, 1'288'428, 854'924, 0, 0};
    snapshot.today.cnyMicros = 3'100'000;
    Q_EMIT m_service->liveChanged(snapshot);
    QCOMPARE(text("tokensIn"), u"1,204,118"_s);
    QCOMPARE(text("tokensOut"), u"84,310"_s);
    QCOMPARE(text("cached"), u"71 %"_s);
    QCOMPARE(text("cost"), u"¥3.10"_s);
}

void TestHomePage::showsTheHoursOfToday()
{
    auto *chart = named<BarChart>(*m_page, "hourChart");
    m_page->show();
    QVERIFY(!chart->isVisible()); // as the figures, until there is something
    QVERIFY(m_service->queries.isEmpty());
    UsageTotals hour;
    hour.requests = 3;
    hour.tokens.totalTokens = 1'204;
    m_service->report.lines = {{u"2026-11-24T09:00"_s, hour}};
    m_service->tellAccounts(sampleAccounts());
    LiveSnapshot snapshot;
    snapshot.today.requests = 3;
    Q_EMIT m_service->liveChanged(snapshot);
    QVERIFY(chart->isVisible());
    const QDate today(2026, 11, 24);
    QCOMPARE(m_service->queries, (QList<UsageQuery>{{UsageQuery::By::Hour, today, today}}));
    QTRY_COMPARE(chart->bars().at(9).value, 1'204);
    m_service->report.lines.first().totals.tokens.totalTokens = 2'000;
    Q_EMIT m_service->requestFinished(sampleRow());
    Q_EMIT m_service->requestFinished(sampleRow());
    QTRY_COMPARE(chart->bars().at(9).value, 2'000);
    QCOMPARE(m_service->queries.size(), 2);
    QCOMPARE(chart->accessibleName(), u"Tokens an hour today"_s);
    QVERIFY(chart->accessibleDescription().startsWith(u"Sum: 2,000."_s));
}

void TestHomePage::ticksTheStepsOneByOne()
{
    m_service->tellState(runningServer());
    const auto isDone = [this](const char *step) { return text(step).startsWith(u'✓'); };
    QVERIFY(!isDone("step1") && !isDone("step2") && !isDone("step3"));
    m_page->setToolSetUp(true);
    QVERIFY(!isDone("step1") && isDone("step2") && !isDone("step3"));
    m_page->setToolSetUp(false); // undone
    QVERIFY(!isDone("step2"));
    m_service->tellAccounts(sampleAccounts());
    QVERIFY(isDone("step1") && !isDone("step2"));
    Q_EMIT m_service->requestFinished(sampleRow());
    LiveSnapshot live;
    live.today.requests = 1;
    Q_EMIT m_service->liveChanged(live);
    QVERIFY(isDone("step2") && isDone("step3"));
}

void TestHomePage::offersWhatHelps()
{
    m_service->tellState(runningServer());
    QVERIFY(text("statusSentence").contains(u"No account yet."_s));
    QSignalSpy add(m_page.get(), &Page::addAccountRequested);
    QTest::mouseClick(named<QPushButton>(*m_page, "helpButton"), Qt::LeftButton);
    QCOMPARE(add.size(), 1);
    ServerState failed;
    failed.phase = ServerState::Phase::Failed;
    failed.error.code = "port_in_use";
    failed.error.message = u"Port 8080 is used by \"node\" (1234). Use 8081 instead."_s;
    m_service->tellState(failed);
    QVERIFY(text("statusSentence").contains(failed.error.message));
    QSignalSpy pages(m_page.get(), &Page::pageRequested);
    QTest::mouseClick(named<QPushButton>(*m_page, "helpButton"), Qt::LeftButton);
    QCOMPARE(pages.size(), 1);
    QCOMPARE(pages.first().first().value<PageId>(), PageId::Settings);
}

void TestHomePage::copiesAndPauses()
{
    m_service->tellState(runningServer());
    m_service->tellAccounts(sampleAccounts());
    QTest::mouseClick(named<QPushButton>(*m_page, "copyAnthropic"), Qt::LeftButton);
    QCOMPARE(m_desktop.copied, QStringList{u"http://127.0.0.1:8080"_s});
    Q_EMIT m_service->liveChanged({{streaming("a", 10)}, {}, 1, {}});
    m_desktop.saysYes = false;
    auto *pause = named<QPushButton>(*m_page, "pauseButton");
    QTest::mouseClick(pause, Qt::LeftButton);
    QCOMPARE(m_desktop.questions, QStringList{u"A request is running. Pause Qiao?"_s});
    QVERIFY(m_service->asked.isEmpty());
    Q_EMIT m_service->liveChanged({{}, {"a"}, 0, {}});
    QTest::mouseClick(pause, Qt::LeftButton);
    QCOMPARE(m_service->asked, QStringList{u"stop"_s});
}

void TestHomePage::speaksChineseInTheDark()
{
    for (const int hour : {8, 9, 10, 11, 13, 14}) {
        UsageTotals totals;
        totals.tokens.totalTokens = hour * 7'919 % 30'000;
        m_service->report.lines.append({u"2026-11-24T%1:00"_s.arg(hour, 2, 10, QChar(u'0')), totals});
    }
    m_page->show();
    m_service->tellState(runningServer());
    m_service->tellAccounts(sampleAccounts());
    LiveSnapshot snapshot{{streaming("a", 512), streaming("b", 43)}, {}, 2, {}};
    snapshot.today.requests = 312;
    snapshot.today.tokens = {1'204'118, 84'310, 1'288'428, 854'924, 0, 0};
    Q_EMIT m_service->liveChanged(snapshot);
    auto *hours = named<BarChart>(*m_page, "hourChart");
    QTRY_VERIFY(hours->bars().at(9).value > 0);
    keepPicture(*m_page, u"home-light-en"_s);
    const InChinese chinese;
    QApplication::setPalette(darkPalette());
    QTRY_VERIFY(text("statusSentence").contains(u"正在 127.0.0.1:8080 运行"_s));
    QCOMPARE(m_page->title(), u"首页"_s);
    const QColor shown = named<QLabel>(*m_page, "statusSentence")->palette().color(QPalette::WindowText);
    QCOMPARE(shown, toneColour(Tone::Good, darkPalette()));
    keepPicture(*m_page, u"home-dark-zh"_s);
    QApplication::setPalette(lightPalette());
}

QTEST_MAIN(TestHomePage)
#include "tst_homepage.moc"
