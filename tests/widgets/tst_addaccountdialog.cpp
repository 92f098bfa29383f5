#include "addaccount/addaccountdialog.h"
#include "widgets/fakeaccountservice.h"
#include "widgets/fakedesktop.h"
#include "widgets/widgettest.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::ui;
using namespace qiao::test;

namespace {

constexpr auto pasted = "sk-sp-0123456789abcdef";

AddedAccount addedAccount(bool works)
{
    AddedAccount added;
    added.account.name = u"work"_s;
    added.test.works = works;
    added.test.error.message = u"The plan is used up until Monday 00:00."_s;
    return added;
}

} // namespace

/// One dialog, three ways to an account.
class TestAddAccountDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_dialog.reset(); }
    void looksAtTheKeyWhileItIsPasted();
    void aKeyThatNobodyTakes();
    void aLateVerdictOfAnotherKeyIsForgotten();
    void closesOnceTheAccountWorks();
    void staysWhenTheAccountDoesNotWork();
    void cancellingForgetsTheKeyAndStops();
    void signingInAgainBeginsWithTheCode();
    void importsWhatTheCliHas();
    void saysWhenTheCliHasNothing();
    void speaksChineseInTheDark();

private:
    void make(const QString &signInAgain = {});
    void way(const char *name) { named<QPushButton>(*m_dialog, name)->click(); }
    void paste(const QString &key) { named<QLineEdit>(*m_dialog, "keyField")->setText(key); }
    QString text(const char *name) { return named<QLabel>(*m_dialog, name)->text(); }

    std::unique_ptr<FakeAccountService> m_accounts;
    FakeDesktop m_desktop;
    std::unique_ptr<AddAccountDialog> m_dialog;
};

void TestAddAccountDialog::init()
{
    m_desktop = {};
    m_accounts = std::make_unique<FakeAccountService>();
    make();
}

void TestAddAccountDialog::make(const QString &signInAgain)
{
    m_dialog = std::make_unique<AddAccountDialog>(*m_accounts, m_desktop, signInAgain);
    m_dialog->show();
}

void TestAddAccountDialog::looksAtTheKeyWhileItIsPasted()
{
    way("wayKey");
    m_accounts->verdict = finished<Result<KeyVerdict>>(KeyVerdict{.isUsable = true,
        .place = u"Coding Plan, international"_s,
        .models = 9,
        .sentence = u"This is an international Coding Plan key."_s});
    paste(QString::fromLatin1(pasted));
    QTRY_COMPARE(m_accounts->inspected.size(), 1);
    QCOMPARE(m_accounts->inspected.first().key, QByteArray(pasted));
    QTRY_COMPARE(text("verdict"), u"This is an international Coding Plan key. It opens 9 models."_s);
    QCOMPARE(named<QLineEdit>(*m_dialog, "keyField")->echoMode(), QLineEdit::Password);
    QVERIFY(m_accounts->addedKeys.isEmpty());
}

void TestAddAccountDialog::aKeyThatNobodyTakes()
{
    way("wayKey");
    m_accounts->verdict =
        finished<Result<KeyVerdict>>(KeyVerdict{.sentence = u"Nobody takes this key. Check it."_s});
    paste(QString::fromLatin1(pasted));
    QTRY_COMPARE(text("verdict"), u"Nobody takes this key. Check it."_s);
}

void TestAddAccountDialog::aLateVerdictOfAnotherKeyIsForgotten()
{
    way("wayKey");
    QPromise<Result<KeyVerdict>> slow;
    slow.start();
    m_accounts->verdict = slow.future();
    paste(QString::fromLatin1(pasted));
    QTRY_COMPARE(m_accounts->inspected.size(), 1);
    m_accounts->verdict = finished<Result<KeyVerdict>>(KeyVerdict{.sentence = u"The second key."_s});
    paste(u"sk-another-key-0123"_s);
    QTRY_COMPARE(text("verdict"), u"The second key."_s);
    slow.addResult(Result<KeyVerdict>(KeyVerdict{.sentence = u"The first key."_s}));
    slow.finish();
    QCoreApplication::processEvents();
    QCOMPARE(text("verdict"), u"The second key."_s);
}

void TestAddAccountDialog::closesOnceTheAccountWorks()
{
    way("wayKey");
    m_accounts->added = finished<Result<AddedAccount>>(addedAccount(true));
    paste(QString::fromLatin1(pasted));
    named<QLineEdit>(*m_dialog, "nameField")->setText(u"work"_s);
    QSignalSpy added(m_dialog.get(), &AddAccountDialog::accountAdded);
    named<QPushButton>(*m_dialog, "addKey")->click();
    QTRY_COMPARE(added.size(), 1);
    QCOMPARE(m_accounts->addedKeys.first().name, u"work"_s);
    QCOMPARE(m_dialog->result(), int(QDialog::Accepted));
    QVERIFY(named<QLineEdit>(*m_dialog, "keyField")->text().isEmpty());
}

void TestAddAccountDialog::staysWhenTheAccountDoesNotWork()
{
    way("wayKey");
    m_accounts->added = finished<Result<AddedAccount>>(addedAccount(false));
    paste(QString::fromLatin1(pasted));
    named<QPushButton>(*m_dialog, "addKey")->click();
    QTRY_VERIFY(text("verdict").contains(u"used up until Monday"_s));
    QVERIFY(text("verdict").contains(u"\"work\""_s));
    QVERIFY(m_dialog->isVisible());
}

void TestAddAccountDialog::cancellingForgetsTheKeyAndStops()
{
    way("wayQr");
    named<QPushButton>(*m_dialog, "begin")->click();
    QCOMPARE(m_accounts->openSignIns, 1);
    way("wayKey");
    QCOMPARE(m_accounts->openSignIns, 0);
    QPromise<Result<AddedAccount>> slow;
    slow.start();
    m_accounts->added = slow.future();
    paste(QString::fromLatin1(pasted));
    named<QPushButton>(*m_dialog, "addKey")->click();
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    QVERIFY(slow.isCanceled());
    QVERIFY(named<QLineEdit>(*m_dialog, "keyField")->text().isEmpty());
    slow.finish();
}

void TestAddAccountDialog::signingInAgainBeginsWithTheCode()
{
    make(u"work"_s);
    named<QPushButton>(*m_dialog, "begin")->click();
    QCOMPARE(m_accounts->asked, QStringList{u"signIn work"_s});
}

void TestAddAccountDialog::importsWhatTheCliHas()
{
    ImportCandidate signIn;
    signIn.source = ImportCandidate::Source::CliSignIn;
    signIn.fileName = u"oauth_creds.json"_s;
    signIn.place = u"oauth_creds.json"_s;
    m_accounts->imports.candidates = {signIn};
    way("wayImport");
    QTRY_COMPARE(named<QListWidget>(*m_dialog, "importList")->count(), 1);
    QSignalSpy added(m_dialog.get(), &AddAccountDialog::accountAdded);
    named<QPushButton>(*m_dialog, "importButton")->click();
    QTRY_COMPARE(added.size(), 1);
    QCOMPARE(m_accounts->asked, QStringList{u"link oauth_creds.json"_s});
}

void TestAddAccountDialog::saysWhenTheCliHasNothing()
{
    way("wayImport");
    QTRY_VERIFY(text("importLine").contains(u"no sign-in and no key"_s));
    QVERIFY(!named<QPushButton>(*m_dialog, "importButton")->isEnabled());
}

void TestAddAccountDialog::speaksChineseInTheDark()
{
    keepPicture(*m_dialog, u"add-account-key"_s);
    const InChinese chinese;
    m_dialog->setPalette(darkPalette());
    QTRY_VERIFY(!m_dialog->windowTitle().contains(u"account"_s));
    for (const char *name : {"wayQr", "wayKey", "wayImport"}) {
        way(name);
        QVERIFY(!named<QPushButton>(*m_dialog, name)->text().isEmpty());
        keepPicture(*m_dialog, u"add-account-dark-zh-"_s + QString::fromLatin1(name));
    }
}

QTEST_MAIN(TestAddAccountDialog)
#include "tst_addaccountdialog.moc"
