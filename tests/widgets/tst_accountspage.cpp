#include "accountlist/accountsmodel.h"
#include "accountlist/accountspage.h"
#include "base/colours.h"
#include "widgets/fakeaccountservice.h"
#include "widgets/fakedesktop.h"
#include "widgets/fakeservice.h"
#include "widgets/samples.h"
#include "widgets/widgettest.h"

#include <QAbstractItemModelTester>
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

/// The list of accounts and what can be done with each.
class TestAccountsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_page.reset(); }
    void saysWhatWillBeHere();
    void listsWhatEachIs();
    void keepsTheChoiceWhileFiguresChange();
    void saysWhyOneCannotBeUsed();
    void makesDefaultTestsAndDisables();
    void saysWhyATestFailed();
    void renamesInPlace();
    void removesOnlyAfterAYes();
    void tellsWhatDidNotWork();
    void speaksChineseInTheDark();

private:
    void choose(int row) { named<QTableView>(*m_page, "accountsView")->selectRow(row); }
    void click(const char *name) { named<QPushButton>(*m_page, name)->click(); }
    QString line() { return named<QLabel>(*m_page, "accountLine")->text(); }
    QString cell(int row, int column)
    {
        return named<QTableView>(*m_page, "accountsView")->model()->index(row, column).data().toString();
    }
    bool isShown(const char *name) { return named<QWidget>(*m_page, name)->isVisibleTo(m_page.get()); }

    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<FakeAccountService> m_accounts;
    FakeDesktop m_desktop;
    std::unique_ptr<AccountsPage> m_page;
};

void TestAccountsPage::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_desktop = {};
    m_service = std::make_unique<FakeService>();
    m_service->accountList = sampleAccounts();
    m_accounts = std::make_unique<FakeAccountService>();
    m_page = std::make_unique<AccountsPage>(*m_service, *m_accounts, m_desktop);
    m_page->resize(720, 560);
}

void TestAccountsPage::saysWhatWillBeHere()
{
    m_service->tellAccounts({});
    QVERIFY(isShown("emptySentence") && !isShown("accountsView") && !isShown("remove"));
    QSignalSpy add(m_page.get(), &Page::addAccountRequested);
    click("emptyAction");
    QCOMPARE(add.size(), 1);
}

void TestAccountsPage::listsWhatEachIs()
{
    AccountsModel model(m_desktop);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setAccounts(sampleAccounts());
    model.setAccounts(sampleAccounts().mid(1));
    QCOMPARE(cell(0, AccountsModel::Name), u"work (default)"_s);
    QCOMPARE(cell(0, AccountsModel::Kind), u"Coding Plan, international"_s);
    QCOMPARE(cell(0, AccountsModel::Requests), u"312"_s);
    QCOMPARE(cell(0, AccountsModel::Tokens), u"1,288,428"_s);
    QVERIFY(cell(1, AccountsModel::State).contains(u":09"_s));
    QCOMPARE(cell(1, AccountsModel::Expires), u"never"_s);
}

void TestAccountsPage::keepsTheChoiceWhileFiguresChange()
{
    choose(2);
    QList<AccountSummary> accounts = sampleAccounts();
    accounts[0].requestsToday = 313;
    m_service->tellAccounts(accounts);
    QCOMPARE(cell(0, AccountsModel::Requests), u"313"_s);
    click("test");
    QCOMPARE(m_accounts->asked.last(), u"test old"_s);
    accounts.removeFirst();
    m_service->tellAccounts(accounts);
    click("test");
    QCOMPARE(m_accounts->asked.last(), u"test old"_s);
}

void TestAccountsPage::saysWhyOneCannotBeUsed()
{
    choose(0);
    QVERIFY(!isShown("reason") && !isShown("signIn"));
    choose(2);
    QVERIFY(isShown("reason") && isShown("signIn"));
    QCOMPARE(named<QLabel>(*m_page, "reason")->text(), u"\"old\" needs you to sign in again."_s);
    QSignalSpy signIn(m_page.get(), &AccountsPage::signInRequested);
    click("signIn");
    QCOMPARE(signIn.first().first().toString(), u"old"_s);
}

void TestAccountsPage::makesDefaultTestsAndDisables()
{
    choose(0);
    QVERIFY(!named<QPushButton>(*m_page, "makeDefault")->isEnabled());
    choose(1);
    click("makeDefault");
    QCOMPARE(m_accounts->asked.last(), u"setDefault home"_s);
    QTRY_COMPARE(line(), u"\"home\" is the default account now."_s);
    m_accounts->testResult = AccountTest{true, u"qwen3-coder-plus"_s, {}, 820ms};
    click("test");
    QTRY_COMPARE(line(), u"\"home\" works: qwen3-coder-plus answered after 820 ms."_s);
    click("enable");
    QCOMPARE(m_accounts->asked.last(), u"disable home"_s);
    QList<AccountSummary> accounts = sampleAccounts();
    accounts[1].state = AccountSummary::State::Disabled;
    m_service->tellAccounts(accounts);
    QVERIFY(!named<QPushButton>(*m_page, "test")->isEnabled());
    click("enable");
    QCOMPARE(m_accounts->asked.last(), u"enable home"_s);
}

void TestAccountsPage::saysWhyATestFailed()
{
    AccountTest failed;
    failed.error.message = u"The plan is used up until Monday 00:00."_s;
    m_accounts->testResult = failed;
    choose(0);
    click("test");
    QTRY_COMPARE(line(), u"\"work\" does not work: The plan is used up until Monday 00:00."_s);
}

void TestAccountsPage::renamesInPlace()
{
    m_page->show();
    choose(1);
    click("rename");
    auto *editor = m_page->findChild<QLineEdit *>();
    QVERIFY(editor);
    QCOMPARE(editor->text(), u"home"_s);
    editor->setText(u"private"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(m_accounts->asked, QStringList{u"rename home private"_s});
    QCOMPARE(cell(1, AccountsModel::Name), u"home"_s); // until the service says so
}

void TestAccountsPage::removesOnlyAfterAYes()
{
    choose(1);
    m_desktop.saysYes = false;
    click("remove");
    QCOMPARE(m_desktop.questions, QStringList{u"Remove the account \"home\"?"_s});
    QVERIFY(m_accounts->asked.isEmpty());
    m_desktop.saysYes = true;
    click("remove");
    QCOMPARE(m_accounts->asked, QStringList{u"remove home"_s});
    QTRY_COMPARE(line(), u"\"home\" is removed."_s);
}

void TestAccountsPage::tellsWhatDidNotWork()
{
    m_accounts->answer = tl::unexpected(Error{Error::Kind::Rejected, u"DEFAULT_ACCOUNT decides."_s});
    choose(1);
    click("makeDefault");
    QTRY_COMPARE(line(), u"DEFAULT_ACCOUNT decides."_s);
}

void TestAccountsPage::speaksChineseInTheDark()
{
    choose(2);
    keepPicture(*m_page, u"accounts"_s);
    const InChinese chinese;
    m_page->setPalette(darkPalette());
    QTRY_COMPARE(m_page->title(), u"账户"_s);
    QTRY_VERIFY(cell(0, AccountsModel::Name).contains(u"默认"_s));
    QTRY_VERIFY(!named<QPushButton>(*m_page, "remove")->text().contains(u"Remove"_s));
    const auto *view = named<QTableView>(*m_page, "accountsView");
    const QVariant colour = view->model()->index(2, AccountsModel::State).data(Qt::ForegroundRole);
    QVERIFY(contrast(colour.value<QColor>(), darkPalette().color(QPalette::Base)) >= 4.5);
    keepPicture(*m_page, u"accounts-dark-zh"_s);
}

QTEST_MAIN(TestAccountsPage)
#include "tst_accountspage.moc"
