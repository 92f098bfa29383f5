#include "widgets/fakedesktop.h"
#include "widgets/fakeservice.h"
#include "widgets/samples.h"
#include "widgets/widgettest.h"
#include "window/mainwindow.h"
#include "window/statefooter.h"

#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::ui;
using namespace qiao::test;

namespace {

class NamedPage : public Page
{
public:
    explicit NamedPage(const QString &title) : m_title(title) { }
    [[nodiscard]] QString title() const override { return m_title; }
    void focusSearch() override { searched = true; }

    [[nodiscard]] QString sidebarNote() const override { return note; }

    bool searched = false;
    QString note;

private:
    QString m_title;
};

} // namespace

/// The sidebar, the keyboard, and what closing means.
class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesPagesByListKeyAndRequest();
    void searchesWhereThePageCan();
    void countsBesideTheName();
    void saysHowTheServerIs();
    void hidesWhenItIsClosed();
};

void TestMainWindow::choosesPagesByListKeyAndRequest()
{
    MainWindow window;
    auto *home = new NamedPage(u"Home"_s);
    window.addPage(PageId::Home, home);
    window.addPage(PageId::Accounts, new NamedPage(u"Accounts"_s));
    window.addPage(PageId::Settings, new NamedPage(u"Settings"_s));
    window.bringUp();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QCOMPARE(window.currentPage(), PageId::Home);
    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(window.currentPage(), PageId::Accounts);
    QTest::keyClick(&window, Qt::Key_Comma, Qt::ControlModifier);
    QCOMPARE(window.currentPage(), PageId::Settings);
    Q_EMIT home->pageRequested(PageId::Accounts);
    QCOMPARE(named<QListWidget>(window, "sidebar")->currentItem()->text(), u"Accounts"_s);
    window.showPage(PageId::Log); // there is no such page here
    QCOMPARE(window.currentPage(), PageId::Accounts);
    QSignalSpy add(&window, &MainWindow::addAccountRequested);
    QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier);
    Q_EMIT home->addAccountRequested();
    QCOMPARE(add.size(), 2);
}

void TestMainWindow::countsBesideTheName()
{
    MainWindow window;
    auto *accounts = new NamedPage(u"Accounts"_s);
    window.addPage(PageId::Accounts, accounts);
    accounts->note = u"2"_s;
    Q_EMIT accounts->sidebarNoteChanged();
    QCOMPARE(named<QListWidget>(window, "sidebar")->item(0)->text(), u"Accounts  2"_s);
}

void TestMainWindow::saysHowTheServerIs()
{
    FakeService service;
    FakeDesktop desktop;
    MainWindow window;
    auto *footer = new StateFooter(service, desktop);
    window.setFooter(footer);
    QVERIFY(footer->text().startsWith(u'○'));
    service.tellAccounts(sampleAccounts());
    service.tellState(runningServer());
    QVERIFY(footer->text().startsWith(u'●') && footer->text().contains(u"127.0.0.1:8080"_s));
    service.tellAccounts({});
    QVERIFY(footer->text().startsWith(u'▲'));
    service.tellState({.phase = ServerState::Phase::Failed});
    QVERIFY(footer->text().startsWith(u'✕'));
}

void TestMainWindow::searchesWhereThePageCan()
{
    MainWindow window;
    auto *page = new NamedPage(u"Requests"_s);
    window.addPage(PageId::Requests, page);
    window.bringUp();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(page->searched);
}

void TestMainWindow::hidesWhenItIsClosed()
{
    MainWindow window;
    window.addPage(PageId::Home, new NamedPage(u"Home"_s));
    QSignalSpy shown(&window, &MainWindow::shownChanged);
    QSignalSpy closed(&window, &MainWindow::closedByUser);
    window.bringUp();
    window.close();
    QVERIFY(window.isHidden());
    QCOMPARE(closed.size(), 1);
    QCOMPARE(shown.size(), 2);
    QCOMPARE(shown.last().first().toBool(), false);
    window.bringUp();
    QVERIFY(window.isVisible());
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
