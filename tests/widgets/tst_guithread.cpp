#include "accountlist/accountspage.h"
#include "home/homepage.h"
#include "requests/requestspage.h"
#include "usage/usagepage.h"
#include "widgets/eventloopwatch.h"
#include "widgets/fakeaccountservice.h"
#include "widgets/fakedesktop.h"
#include "widgets/samples.h"
#include "widgets/widgettest.h"
#include "window/mainwindow.h"

#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qiao;
using namespace qiao::ui;
using namespace qiao::test;

namespace {

constexpr int streams = 50;
constexpr int history = 10'000;

RequestRow stream(int number, qint64 tokens)
{
    RequestRow row = sampleRow();
    row.id = "req-" + QByteArray::number(number);
    row.phase = RequestRow::Phase::Streaming;
    row.usage.reset();
    row.output.text = tokens;
    return row;
}

} // namespace

/// The window with ten thousand requests behind it and fifty that stream: its thread is never held for long,
/// whatever page is shown.
class TestGuiThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysFree_data();
    void staysFree();
};

void TestGuiThread::staysFree_data()
{
    QTest::addColumn<PageId>("page");
    QTest::newRow("Home") << PageId::Home;
    QTest::newRow("Accounts") << PageId::Accounts;
    QTest::newRow("Requests") << PageId::Requests;
    QTest::newRow("Usage") << PageId::Usage;
}

void TestGuiThread::staysFree()
{
    QFETCH(PageId, page);
    FakeService service;
    FakeAccountService accounts;
    FakeDesktop desktop;
    for (int i = 0; i < history; ++i) {
        RequestRow row = sampleRow();
        row.id = "old-" + QByteArray::number(i);
        service.newest.append(row);
    }
    MainWindow window;
    window.addPage(PageId::Home, new HomePage(service, desktop));
    window.addPage(PageId::Accounts, new AccountsPage(service, accounts, desktop));
    window.addPage(PageId::Requests, new RequestsPage(service, desktop));
    window.addPage(PageId::Usage, new UsagePage(service, desktop));
    window.bringUp();
    service.tellAccounts(sampleAccounts());
    service.tellState(runningServer());
    window.showPage(page);
    QTest::qWait(100);

    const EventLoopWatch watch;
    qint64 tokens = 0;
    int ended = 0;
    QTimer snapshots; // as often as the façade tells at most
    connect(&snapshots, &QTimer::timeout, this, [&] {
        LiveSnapshot live;
        tokens += 15;
        for (int i = 0; i < streams; ++i) {
            live.running.append(stream(i, tokens));
        }
        live.active = streams;
        Q_EMIT service.liveChanged(live);
    });
    snapshots.start(250ms);
    QTimer endings;
    connect(&endings, &QTimer::timeout, this, [&] {
        RequestRow row = sampleRow();
        row.id = "end-" + QByteArray::number(++ended);
        Q_EMIT service.requestFinished(row);
    });
    endings.start(20ms);
    QTest::qWait(3000);
    qInfo().noquote() << "at most" << double(watch.latest().count()) / 1000
                      << "ms late; frames missed:" << watch.missedFrames() << "of 180";
    QVERIFY(watch.beats() > 100);
    QVERIFY(watch.latest() <= 100ms);
}

QTEST_MAIN(TestGuiThread)
#include "tst_guithread.moc"
