#include "requests/requestcurl.h"
#include "requests/requestfilter.h"
#include "requests/requestsmodel.h"
#include "requests/requestspage.h"
#include "requests/timingbar.h"
#include "widgets/fakedesktop.h"
#include "widgets/fakeservice.h"
#include "widgets/samples.h"
#include "widgets/widgettest.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
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

RequestRow rowNumber(int number)
{
    RequestRow row = sampleRow();
    row.id = "req-" + QByteArray::number(number);
    row.startedAt = row.startedAt.addSecs(number);
    return row;
}

RequestRow streaming(int number, qint64 out)
{
    RequestRow row = rowNumber(number);
    row.phase = RequestRow::Phase::Streaming;
    row.usage.reset();
    row.promptEstimate = PromptEstimate{18'204, true};
    row.output.text = out;
    return row;
}

LiveSnapshot snapshotOf(const QList<RequestRow> &running)
{
    LiveSnapshot snapshot;
    snapshot.running = running;
    snapshot.active = running.size();
    return snapshot;
}

} // namespace

/// The requests of the past and those that run.
class TestRequestsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_page.reset(); }
    void keepsTheNewestInOrder();
    void anOldSnapshotDoesNotReviveARow();
    void filtersByTextAndOutcome();
    void filtersByAccountModelAndClient();
    void splitsTheTime();
    void rowsCountUpInPlace();
    void pausesAndGoesOn();
    void saysAllThatIsKnownOfOne();
    void theCommandHoldsNoSecret();
    void saysWhatWillBeHere();
    void tenThousandRowsStaySmooth();
    void speaksChineseInTheDark();

private:
    QString cell(int row, int column)
    {
        return named<QTableView>(*m_page, "requestsView")->model()->index(row, column).data().toString();
    }
    int rows() { return named<QTableView>(*m_page, "requestsView")->model()->rowCount(); }
    QString text(const char *name) { return named<QLabel>(*m_page, name)->text(); }

    std::unique_ptr<FakeService> m_service;
    FakeDesktop m_desktop;
    std::unique_ptr<RequestsPage> m_page;
};

void TestRequestsPage::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_desktop = {};
    m_service = std::make_unique<FakeService>();
    m_service->state = runningServer();
    m_service->newest = {rowNumber(1), rowNumber(2)};
    m_page = std::make_unique<RequestsPage>(*m_service, m_desktop);
    m_page->resize(720, 560);
    QTRY_COMPARE(rows(), 2);
}

void TestRequestsPage::keepsTheNewestInOrder()
{
    RequestsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.put(streaming(0, 5));
    model.setHistory({rowNumber(1), rowNumber(2)});
    QCOMPARE(model.rowCount(), 3); // the one that runs stays
    QList<RequestRow> history;
    for (int i = 1; i < RequestsModel::rowsKept; ++i) {
        history.append(rowNumber(i));
    }
    model.setHistory(history);
    QCOMPARE(model.rowCount(), RequestsModel::rowsKept);
    for (int i = RequestsModel::rowsKept; i < RequestsModel::rowsKept + 10; ++i) {
        model.put(rowNumber(i));
    }
    QCOMPARE(model.rowCount(), RequestsModel::rowsKept);
    QCOMPARE(model.rowAt(0).id, "req-" + QByteArray::number(RequestsModel::rowsKept + 9));
    RequestRow failed = rowNumber(RequestsModel::rowsKept + 9);
    failed.status = 504;
    model.put(failed);
    QCOMPARE(model.rowCount(), RequestsModel::rowsKept);
    QCOMPARE(model.index(0, RequestsModel::Status).data().toString(), u"504"_s);
}

void TestRequestsPage::anOldSnapshotDoesNotReviveARow()
{
    Q_EMIT m_service->requestFinished(rowNumber(3));
    Q_EMIT m_service->liveChanged(snapshotOf({streaming(3, 5)}));
    QCOMPARE(cell(0, RequestsModel::Status), u"200"_s);
}

void TestRequestsPage::filtersByAccountModelAndClient()
{
    const int before = rows();
    RequestRow other = rowNumber(9);
    other.account = u"zoo"_s;
    other.modelUsed = u"qwen3.7-plus"_s;
    other.client = u"curl/8.5"_s;
    Q_EMIT m_service->requestFinished(other);
    for (const char *name : {"requestAccount", "requestModel", "requestClient"}) {
        auto *box = named<QComboBox>(*m_page, name);
        QCOMPARE(box->count(), 3); // all, the others', and this one
        QCOMPARE(rows(), before + 1);
        const int last =
            std::max({box->findData(u"zoo"_s), box->findData(u"qwen3.7-plus"_s), box->findData(u"curl"_s)});
        box->setCurrentIndex(last);
        QCOMPARE(rows(), 1);
        box->setCurrentIndex(0);
    }
    Q_EMIT m_service->requestFinished(other);
    QCOMPARE(named<QComboBox>(*m_page, "requestAccount")->count(), 3); // each once
}

void TestRequestsPage::splitsTheTime()
{
    using Kind = TimingPart::Kind;
    RequestRow row = rowNumber(9);
    row.duration = 2000ms;
    row.queueTime = 12ms;
    row.connectTime = 0ms;
    row.timeToFirstToken = 500ms;
    const QList<TimingPart> expected{
        {Kind::Queue, 12ms}, {Kind::Connect, 0ms}, {Kind::FirstToken, 488ms}, {Kind::Stream, 1500ms}};
    QCOMPARE(timingParts(row), expected);
    row.stream = false;
    row.timeToFirstToken.reset();
    QCOMPARE(timingParts(row).last(), (TimingPart{Kind::Answer, 1988ms}));
    row.queueTime = 3000ms; // longer than the whole
    QCOMPARE(timingParts(row).first().duration, 2000ms);
    QCOMPARE(timingParts(row).last().duration, 0ms);
    row.queueTime.reset();
    QVERIFY(timingParts(row).isEmpty());

    TimingBar bar;
    bar.resize(400, 12);
    bar.setParts(expected);
    const QList<QRectF> segments = bar.segments();
    QVERIFY(segments.at(0).width() >= 2 && segments.at(1).width() == 0);
    QCOMPARE(segments.at(3).right(), 400);
    QVERIFY(segments.at(3).width() > segments.at(2).width());
    QVERIFY(bar.accessibleName().contains(u"first token 488 ms"_s));
}

void TestRequestsPage::filtersByTextAndOutcome()
{
    RequestRow failed = rowNumber(3);
    failed.client = u"curl/8.5"_s;
    failed.error = u"The service did not answer in time."_s;
    Q_EMIT m_service->requestFinished(failed);
    Q_EMIT m_service->liveChanged(snapshotOf({streaming(4, 5)}));
    QCOMPARE(rows(), 4);
    auto *search = named<QLineEdit>(*m_page, "requestSearch");
    search->setText(u"CURL"_s);
    QCOMPARE(rows(), 1);
    search->setText(u"in time"_s);
    QCOMPARE(rows(), 1);
    search->clear();
    auto *outcome = named<QComboBox>(*m_page, "requestOutcome");
    outcome->setCurrentIndex(int(RequestFilter::Outcome::Running));
    QCOMPARE(rows(), 1);
    outcome->setCurrentIndex(int(RequestFilter::Outcome::Succeeded));
    QCOMPARE(rows(), 2);
    outcome->setCurrentIndex(int(RequestFilter::Outcome::Failed));
    QCOMPARE(cell(0, RequestsModel::Client), u"curl"_s);
    outcome->setCurrentIndex(int(RequestFilter::Outcome::Running));
    Q_EMIT m_service->requestFinished(rowNumber(4));
    QCOMPARE(rows(), 0); // it runs no more
}

void TestRequestsPage::rowsCountUpInPlace()
{
    Q_EMIT m_service->liveChanged(snapshotOf({streaming(3, 5)}));
    QCOMPARE(cell(0, RequestsModel::Out), u"5"_s);
    auto *view = named<QTableView>(*m_page, "requestsView");
    view->selectRow(0);
    QSignalSpy reset(view->model(), &QAbstractItemModel::modelReset);
    Q_EMIT m_service->liveChanged(snapshotOf({streaming(3, 40)}));
    QCOMPARE(cell(0, RequestsModel::Out), u"40"_s);
    QVERIFY(text("detailTokens").contains(u"40"_s));
    Q_EMIT m_service->requestFinished(rowNumber(3));
    QCOMPARE(cell(0, RequestsModel::Out), u"512"_s);
    QCOMPARE(view->currentIndex().row(), 0);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(rows(), 3);
}

void TestRequestsPage::pausesAndGoesOn()
{
    auto *pause = named<QPushButton>(*m_page, "requestPause");
    pause->click();
    Q_EMIT m_service->liveChanged(snapshotOf({streaming(3, 5)}));
    Q_EMIT m_service->requestFinished(rowNumber(3));
    QCOMPARE(rows(), 2);
    pause->click();
    QCOMPARE(rows(), 3);
    QCOMPARE(cell(0, RequestsModel::Status), u"200"_s);
}

void TestRequestsPage::saysAllThatIsKnownOfOne()
{
    RequestRow row = rowNumber(3);
    row.changes = {u"max_tokens was lowered to 32,768."_s};
    row.error = u"The service did not answer in time."_s;
    Q_EMIT m_service->requestFinished(row);
    named<QTableView>(*m_page, "requestsView")->selectRow(0);
    QCOMPARE(text("detailTiming"), u"queue 14 ms · connect 96 ms · first token 710 ms · stream 8.38 s"_s);
    QCOMPARE(text("detailTokens"),
        u"Tokens: 18,204 in, 512 out. 16,000 were read from the cache. 40 were spent on thinking."_s);
    QVERIFY(text("detailChanges").contains(u"max_tokens was lowered"_s));
    QCOMPARE(text("detailError"), row.error);
    named<QPushButton>(*m_page, "copyCurl")->click();
    QCOMPARE(m_desktop.copied, QStringList{curlCommand(row, QUrl(u"http://127.0.0.1:8080"_s))});
}

void TestRequestsPage::theCommandHoldsNoSecret()
{
    RequestRow row = sampleRow();
    row.path = "/v1/messages?key=sk-secret";
    row.clientKey = u"…9f2c"_s;
    row.modelAsked = u"it's"_s;
    const QString command = curlCommand(row, QUrl(u"http://127.0.0.1:8080"_s));
    QVERIFY(!command.contains(u"sk-secret"_s) && !command.contains(u"9f2c"_s));
    QVERIFY(command.startsWith(u"curl -N 'http://127.0.0.1:8080/v1/messages' "_s));
    QVERIFY(command.contains(u"$QIAO_API_KEY"_s));
    QVERIFY(command.contains(u"it'\\''s"_s));
    QVERIFY(command.contains(u"\"max_tokens\":256"_s));
}

void TestRequestsPage::saysWhatWillBeHere()
{
    m_service->newest.clear();
    m_page = std::make_unique<RequestsPage>(*m_service, m_desktop);
    QVERIFY(named<QWidget>(*m_page, "emptySentence")->isVisibleTo(m_page.get()));
    QVERIFY(!named<QWidget>(*m_page, "copyCurl")->isVisibleTo(m_page.get()));
}

void TestRequestsPage::tenThousandRowsStaySmooth()
{
    QList<RequestRow> history;
    for (int i = 0; i < RequestsModel::rowsKept; ++i) {
        history.append(rowNumber(i));
    }
    m_service->newest = history;
    m_page = std::make_unique<RequestsPage>(*m_service, m_desktop);
    m_page->resize(720, 560);
    m_page->show();
    QTRY_COMPARE(rows(), RequestsModel::rowsKept);
    QList<RequestRow> running;
    for (int i = 0; i < 50; ++i) {
        running.append(streaming(20'000 + i, i));
    }
    Q_EMIT m_service->liveChanged(snapshotOf(running));
    QElapsedTimer timer;
    timer.start();
    for (int turn = 0; turn < 20; ++turn) {
        for (RequestRow &row : running) {
            ++row.output.text;
        }
        Q_EMIT m_service->liveChanged(snapshotOf(running));
        m_page->grab();
    }
    QVERIFY2(timer.elapsed() < 20 * 100, "one snapshot of 50 streams holds the window up for 100 ms");
}

void TestRequestsPage::speaksChineseInTheDark()
{
    Q_EMIT m_service->liveChanged(snapshotOf({streaming(3, 5)}));
    named<QTableView>(*m_page, "requestsView")->selectRow(1);
    keepPicture(*m_page, u"requests"_s);
    const InChinese chinese;
    m_page->setPalette(darkPalette());
    QTRY_VERIFY(!named<QPushButton>(*m_page, "copyCurl")->text().contains(u"Copy"_s));
    QCOMPARE(m_page->title(), u"请求"_s);
    keepPicture(*m_page, u"requests-dark-zh"_s);
}

QTEST_MAIN(TestRequestsPage)
#include "tst_requestspage.moc"
