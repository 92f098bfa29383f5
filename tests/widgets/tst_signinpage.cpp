#include "addaccount/qrcodewidget.h"
#include "addaccount/signinpage.h"
#include "addaccount/signinwords.h"
#include "widgets/fakeaccountservice.h"
#include "widgets/fakedesktop.h"
#include "widgets/widgettest.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::ui;
using namespace qiao::test;

/// The page that signs in by QR code.
class TestSignInPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_page.reset(); }
    void saysForWhomItIsBeforeAnythingIsAsked();
    void showsTheCodeAndItsTime();
    void saysWhereItStands_data();
    void saysWhereItStands();
    void offersANewCode();
    void endsWhenItWorks();
    void leavingCancels();
    void theCodeIsSharpAndReadable_data();
    void theCodeIsSharpAndReadable();
    void speaksChineseInTheDark();

private:
    SignInProgress waiting() const;
    void begin() { named<QPushButton>(*m_page, "begin")->click(); }
    QString text(const char *name) { return named<QLabel>(*m_page, name)->text(); }
    bool isShown(const char *name) { return named<QWidget>(*m_page, name)->isVisibleTo(m_page.get()); }

    std::unique_ptr<FakeAccountService> m_accounts;
    FakeDesktop m_desktop;
    std::unique_ptr<SignInPage> m_page;
};

void TestSignInPage::init()
{
    m_desktop = {};
    m_accounts = std::make_unique<FakeAccountService>();
    m_page = std::make_unique<SignInPage>(*m_accounts, m_desktop);
    m_page->resize(560, 360);
}

SignInProgress TestSignInPage::waiting() const
{
    return {.phase = SignInProgress::Phase::WaitingForUser,
        .userCode = u"WXYZ-1234"_s,
        .verificationUri = QUrl(u"https://chat.qwen.ai/authorize"_s),
        .verificationUriComplete = QUrl(u"https://chat.qwen.ai/authorize?user_code=WXYZ-1234"_s),
        .expiresAt = m_desktop.time.addSecs(245)};
}

void TestSignInPage::saysForWhomItIsBeforeAnythingIsAsked()
{
    QVERIFY(m_accounts->asked.isEmpty());
    QVERIFY(isShown("begin") && isShown("useKey"));
    QVERIFY(!isShown("userCode") && !isShown("openBrowser"));
    QSignalSpy preferred(m_page.get(), &SignInPage::keyPreferred);
    named<QPushButton>(*m_page, "useKey")->click();
    QCOMPARE(preferred.size(), 1);
    QVERIFY(m_accounts->asked.isEmpty());
}

void TestSignInPage::showsTheCodeAndItsTime()
{
    m_page->setAccountName(u"work"_s);
    begin();
    QCOMPARE(m_accounts->asked, QStringList{u"signIn work"_s});
    m_accounts->lastSignIn->tell(waiting());
    QCOMPARE(text("userCode"), u"WXYZ-1234"_s);
    QCOMPARE(text("timeLeft"), u"4:05 left"_s);
    QVERIFY(isShown("userCode") && isShown("openBrowser") && isShown("copyLink") && !isShown("begin"));

    m_desktop.time = m_desktop.time.addSecs(60);
    QTRY_COMPARE_WITH_TIMEOUT(text("timeLeft"), u"3:05 left"_s, 3000);

    named<QPushButton>(*m_page, "openBrowser")->click();
    named<QPushButton>(*m_page, "copyLink")->click();
    QCOMPARE(m_desktop.opened, QList{waiting().verificationUriComplete});
    QCOMPARE(m_desktop.copied, QStringList{waiting().verificationUriComplete.toString()});
}

void TestSignInPage::saysWhereItStands_data()
{
    using Phase = SignInProgress::Phase;
    QTest::addColumn<SignInProgress>("progress");
    QTest::addColumn<QString>("line");
    QTest::newRow("starting") << SignInProgress{} << u"Asking Qwen for a code…"_s;
    QTest::newRow("waiting") << SignInProgress{.phase = Phase::WaitingForUser}
                             << u"Waiting for you to confirm in the browser…"_s;
    QTest::newRow("no network") << SignInProgress{.phase = Phase::WaitingForUser, .unreachable = true}
                                << u"The network is lost. Trying again…"_s;
    QTest::newRow("confirmed") << SignInProgress{.phase = Phase::Checking}
                               << u"Confirmed. Checking with one real request that the account works…"_s;
    QTest::newRow("done") << SignInProgress{.phase = Phase::Done, .accountName = u"work"_s}
                          << u"\"work\" works."_s;
    SignInProgress failed{.phase = Phase::Failed};
    failed.error.code = "expired_token";
    QTest::newRow("expired") << failed << u"The code has expired. Get a new one."_s;
    failed.error.code = "access_denied";
    QTest::newRow("denied") << failed << u"You declined the sign-in. Get a new code to try again."_s;
    failed.error.code = {};
    failed.error.message = u"The service did not answer."_s;
    QTest::newRow("other") << failed << failed.error.message;
}

void TestSignInPage::saysWhereItStands()
{
    QFETCH(SignInProgress, progress);
    QFETCH(QString, line);
    begin();
    m_accounts->lastSignIn->tell(progress);
    QCOMPARE(text("signInLine"), line);
    QVERIFY(isShown("signInLine"));
}

void TestSignInPage::offersANewCode()
{
    begin();
    FakeSignIn *first = m_accounts->lastSignIn;
    SignInProgress failed{.phase = SignInProgress::Phase::Failed};
    failed.error.code = "expired_token";
    first->tell(failed);
    QVERIFY(isShown("begin") && !isShown("userCode"));
    QCOMPARE(named<QPushButton>(*m_page, "begin")->text(), u"&New code"_s);
    begin();
    QCOMPARE(m_accounts->asked.size(), 2);
    QCOMPARE(m_accounts->openSignIns, 1);
    QVERIFY(!isShown("begin"));
}

void TestSignInPage::endsWhenItWorks()
{
    QSignalSpy signedIn(m_page.get(), &SignInPage::signedIn);
    begin();
    m_accounts->lastSignIn->tell({.phase = SignInProgress::Phase::Done, .accountName = u"default"_s});
    QCOMPARE(signedIn.size(), 1);
    QCOMPARE(signedIn.first().first().toString(), u"default"_s);
}

void TestSignInPage::leavingCancels()
{
    begin();
    m_accounts->lastSignIn->tell(waiting());
    QCOMPARE(m_accounts->openSignIns, 1);
    m_page->reset();
    QCOMPARE(m_accounts->openSignIns, 0);
    QVERIFY(isShown("begin") && !isShown("userCode"));
    begin();
    m_page.reset();
    QCOMPARE(m_accounts->openSignIns, 0);
}

void TestSignInPage::theCodeIsSharpAndReadable_data()
{
    QTest::addColumn<double>("scale");
    for (const double scale : {1.0, 1.25, 1.5, 2.0, 3.0}) {
        QTest::addRow("%.2f", scale) << scale;
    }
}

/// Black and white alone: no module is smeared over a pixel's edge, whatever the palette.
void TestSignInPage::theCodeIsSharpAndReadable()
{
    QFETCH(double, scale);
    QrCodeWidget code;
    code.setPalette(darkPalette());
    code.setText(waiting().verificationUriComplete.toString());
    code.resize(code.sizeHint());
    QImage image((QSizeF(code.size()) * scale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(Qt::gray);
    code.render(&image);
    QHash<QRgb, int> colours;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            ++colours[image.pixel(x, y)];
        }
    }
    colours.remove(QColor(Qt::gray).rgb());
    colours.remove(darkPalette().color(QPalette::Window).rgb());
    QCOMPARE(colours.size(), 2);
    QVERIFY(colours.value(QColor(Qt::black).rgb()) > image.width() * image.height() / 8);
    QVERIFY(colours.value(QColor(Qt::white).rgb()) > image.width() * image.height() / 4);
}

void TestSignInPage::speaksChineseInTheDark()
{
    begin();
    m_accounts->lastSignIn->tell(waiting());
    keepPicture(*m_page, u"sign-in"_s);
    const InChinese chinese;
    m_page->setPalette(darkPalette());
    QTRY_VERIFY(!text("signInLine").contains(u"Waiting"_s) && !text("signInLine").isEmpty());
    QCOMPARE(text("userCode"), u"WXYZ-1234"_s);
    keepPicture(*m_page, u"sign-in-dark-zh"_s);
}

QTEST_MAIN(TestSignInPage)
#include "tst_signinpage.moc"
