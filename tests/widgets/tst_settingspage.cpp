#include "settingspage/settingspage.h"
#include "widgets/fakedesktop.h"
#include "widgets/fakesettingsservice.h"
#include "widgets/samples.h"
#include "widgets/widgettest.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::ui;
using namespace qiao::test;

namespace {

Error refusal(const QString &sentence)
{
    return {.kind = Error::Kind::Rejected, .message = sentence, .httpStatus = 409};
}

class FakeLogin : public LoginItem
{
public:
    [[nodiscard]] Start start() const override { return now; }
    [[nodiscard]] Result<void> setStart(Start wanted) override
    {
        if (answer) {
            now = wanted;
        }
        return answer;
    }

    Start now = Start::Never;
    Result<void> answer;
};

} // namespace

/// Every setting on one page, and the client keys.
class TestSettingsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everySettingIsThere();
    void saysWhereValuesComeFrom();
    void changesValues();
    void keepsWhatWasRefused();
    void goesBackToTheDefault();
    void tellsWhoHoldsAPort();
    void restartsWhatWaits();
    void opensToTheNetworkWithAKey();
    void makesRenamesAndRevokesKeys();
    void showsAKeyOnce();
    void setsUpTheProgram();
    void speaksChineseInTheDark();

private:
    QString note(const char *name) { return named<QLabel>(*m_page, name)->text(); }

    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<FakeSettingsService> m_settings;
    FakeDesktop m_desktop;
    FakeLogin m_login;
    std::unique_ptr<SettingsPage> m_page;
};

void TestSettingsPage::init()
{
    m_page.reset();
    m_desktop = {};
    m_login = {};
    m_service = std::make_unique<FakeService>();
    m_settings = std::make_unique<FakeSettingsService>();
    m_page = std::make_unique<SettingsPage>(*m_service, *m_settings, m_login, m_desktop);
    m_page->resize(732, 620);
    m_page->show();
    m_service->tellState(runningServer());
}

void TestSettingsPage::everySettingIsThere()
{
    for (const SettingValue &value : std::as_const(m_settings->list)) {
        const QString name = QString(value.key).replace(u'/', u'.');
        auto *editor = named<QWidget>(*m_page, qPrintable(name));
        QVERIFY2(!editor->accessibleName().isEmpty() && editor->accessibleName() != value.key,
            qPrintable(value.key));
        QCOMPARE(note(qPrintable(name + u".origin"_s)), u"Default"_s);
    }
}

void TestSettingsPage::saysWhereValuesComeFrom()
{
    m_settings->at(u"server/port"_s).value = u"9000"_s;
    m_settings->at(u"server/port"_s).origin = {SettingSource::Environment, u"PORT (environment)"_s};
    m_settings->at(u"server/port"_s).isReadOnly = true;
    m_settings->tell();
    auto *port = named<QSpinBox>(*m_page, "server.port");
    QCOMPARE(port->value(), 9000);
    QVERIFY(!port->isEnabled());
    QCOMPARE(note("server.port.origin"), u"PORT (environment)"_s);
    QVERIFY(named<QToolButton>(*m_page, "server.port.reset")->isHidden());
}

void TestSettingsPage::changesValues()
{
    named<QSpinBox>(*m_page, "server.port")->setValue(8081);
    named<QCheckBox>(*m_page, "limits.contextCheck")->click();
    auto *origins = named<QLineEdit>(*m_page, "server.allowedOrigins");
    QTest::keyClicks(origins, u"https://app.example"_s);
    QTest::keyClick(origins, Qt::Key_Return);
    auto *strategy = named<QComboBox>(*m_page, "accounts.strategy");
    QTest::keyClick(strategy, Qt::Key_Down);
    const QStringList expected{u"server/port=8081"_s, u"limits/contextCheck=true"_s,
        u"server/allowedOrigins=https://app.example"_s, u"accounts/strategy=failover"_s};
    QCOMPARE(m_settings->asked, expected);
    QCOMPARE(note("server.port.origin"), u"settings.ini"_s);
}

void TestSettingsPage::keepsWhatWasRefused()
{
    m_settings->answer = tl::make_unexpected(refusal(u"Use a time like 15s."_s));
    auto *line = named<QLineEdit>(*m_page, "server.idleTimeout");
    line->setText(u"soon"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(note("server.idleTimeout.note"), u"Use a time like 15s."_s);
    QCOMPARE(line->text(), u"soon"_s);
    m_settings->answer = {};
    line->setText(u"10m"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_VERIFY(note("server.idleTimeout.note").isEmpty());
}

void TestSettingsPage::goesBackToTheDefault()
{
    named<QSpinBox>(*m_page, "usage.retentionDays")->setValue(7);
    auto *reset = named<QToolButton>(*m_page, "usage.retentionDays.reset");
    QVERIFY(!reset->isHidden());
    reset->click();
    QCOMPARE(named<QSpinBox>(*m_page, "usage.retentionDays")->value(), 90);
    QVERIFY(reset->isHidden());
    QCOMPARE(m_settings->asked.last(), u"usage/retentionDays="_s);
}

void TestSettingsPage::tellsWhoHoldsAPort()
{
    m_settings->finding = PortFinding{.state = PortFinding::State::Taken,
        .program = u"node"_s,
        .pid = 1234,
        .freePort = 8081,
        .sentence = u"Port 8080 is used by \"node\" (1234)."_s};
    named<QPushButton>(*m_page, "testPort")->click();
    QTRY_COMPARE(note("portFinding"), u"Port 8080 is used by \"node\" (1234)."_s);
    QCOMPARE(m_settings->asked.last(), u"test localhost 8080"_s);
    auto *use = named<QPushButton>(*m_page, "useFreePort");
    QVERIFY(use->isVisible() && use->text().contains(u"8081"_s));
    use->click();
    QCOMPARE(m_settings->asked.last(), u"server/port=8081"_s);
    QVERIFY(!use->isVisible());
}

void TestSettingsPage::restartsWhatWaits()
{
    auto *restart = named<QPushButton>(*m_page, "restart");
    QVERIFY(!restart->isVisible());
    m_settings->at(u"server/port"_s).isPending = true;
    m_settings->tell();
    QVERIFY(restart->isVisible());
    QVERIFY(!note("server.port.note").isEmpty());
    LiveSnapshot live;
    live.active = 2;
    Q_EMIT m_service->liveChanged(live);
    restart->click();
    QCOMPARE(m_desktop.questions.size(), 1);
    QCOMPARE(m_service->asked, QStringList{u"stop"_s});
    m_service->tellState({.phase = ServerState::Phase::Stopped});
    QCOMPARE(m_service->asked, (QStringList{u"stop"_s, u"start"_s}));
}

void TestSettingsPage::opensToTheNetworkWithAKey()
{
    auto *lan = named<QCheckBox>(*m_page, "lan");
    m_desktop.saysYes = false;
    lan->click();
    QVERIFY(!lan->isChecked() && m_settings->asked.isEmpty());
    m_desktop.saysYes = true;
    lan->click();
    QTRY_VERIFY(lan->isChecked());
    QCOMPARE(m_settings->asked, (QStringList{u"create Other computers"_s, u"lan"_s}));
    QVERIFY(named<QLineEdit>(*m_page, "newKey")->isVisibleTo(m_page.get()));
    QVERIFY(named<QLabel>(*m_page, "lanNote")->isVisibleTo(m_page.get()));
    lan->click(); // a key is there: no question
    QCOMPARE(m_desktop.questions.size(), 2);
    QCOMPARE(m_settings->asked.last(), u"no lan"_s);
}

void TestSettingsPage::makesRenamesAndRevokesKeys()
{
    auto *create = named<QPushButton>(*m_page, "createKey");
    QVERIFY(!create->isEnabled());
    auto *name = named<QLineEdit>(*m_page, "keyName");
    QTest::keyClicks(name, u"laptop"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(named<QLineEdit>(*m_page, "newKey")->text(), u"qiao-secret-9f2c"_s);
    auto *keys = named<QTreeWidget>(*m_page, "keys");
    QCOMPARE(keys->topLevelItemCount(), 1);
    auto *revoke = named<QPushButton>(*m_page, "revokeKey");
    QVERIFY(!revoke->isEnabled());
    keys->setCurrentItem(keys->topLevelItem(0));
    m_settings->answer = tl::make_unexpected(refusal(u"The name is taken."_s));
    keys->topLevelItem(0)->setText(0, u"desktop"_s);
    QTRY_COMPARE(note("keyNote"), u"The name is taken."_s);
    QCOMPARE(keys->topLevelItem(0)->text(0), u"laptop"_s);
    m_settings->answer = {};
    keys->topLevelItem(0)->setText(0, u"desktop"_s);
    QCOMPARE(m_settings->asked.last(), u"rename 1 desktop"_s);
    revoke->click();
    QVERIFY(m_desktop.questions.last().contains(u"laptop"_s));
    QTRY_COMPARE(keys->topLevelItemCount(), 0);
}

void TestSettingsPage::showsAKeyOnce()
{
    named<QLineEdit>(*m_page, "keyName")->setText(u"laptop"_s);
    named<QPushButton>(*m_page, "createKey")->click();
    auto *key = named<QLineEdit>(*m_page, "newKey");
    QTRY_VERIFY(!key->text().isEmpty());
    named<QPushButton>(*m_page, "copyKey")->click();
    QCOMPARE(m_desktop.copied, QStringList{u"qiao-secret-9f2c"_s});
    m_page->hide();
    m_page->show();
    QVERIFY(key->text().isEmpty() && !key->isVisible());
}

void TestSettingsPage::setsUpTheProgram()
{
    auto *language = named<QComboBox>(*m_page, "language");
    QTest::keyClick(language, Qt::Key_Down);
    QCOMPARE(m_settings->ui.value(u"ui/language"_s), u"en"_s);
    QTest::keyClick(named<QComboBox>(*m_page, "leftClick"), Qt::Key_Down);
    QCOMPARE(m_settings->ui.value(u"ui/leftClick"_s), u"menu"_s);
    QTest::keyClick(named<QComboBox>(*m_page, "panel"), Qt::Key_Down);
    QCOMPARE(m_settings->ui.value(u"ui/panel"_s), u"dark"_s);
    auto *login = named<QComboBox>(*m_page, "login");
    QTest::keyClick(login, Qt::Key_Down);
    QCOMPARE(m_login.now, LoginItem::Start::Hidden);
    m_login.answer = tl::make_unexpected(refusal(u"The folder cannot be written to."_s));
    QTest::keyClick(login, Qt::Key_Down);
    QCOMPARE(note("loginNote"), u"The folder cannot be written to."_s);
    QCOMPARE(login->currentIndex(), 1);
    named<QCheckBox>(*m_page, "notice1")->click();
    QCOMPARE(m_settings->ui.value(u"ui/notifications"_s), u"signIn,failure,firstRequest"_s);
    named<QCheckBox>(*m_page, "notice1")->click();
    QCOMPARE(m_settings->ui.value(u"ui/notifications"_s), QString());
    for (const char *notice : {"notice0", "notice1", "notice2", "notice3"}) {
        named<QCheckBox>(*m_page, notice)->click();
    }
    QCOMPARE(m_settings->ui.value(u"ui/notifications"_s), u"none"_s);
    QVERIFY(!named<QCheckBox>(*m_page, "notice2")->isChecked());
}

void TestSettingsPage::speaksChineseInTheDark()
{
    named<QSpinBox>(*m_page, "usage.retentionDays")->setValue(30);
    static_cast<void>(m_settings->createKey(u"laptop"_s));
    m_settings->at(u"server/port"_s).isPending = true;
    m_settings->tell();
    auto *content = named<QScrollArea>(*m_page, "settingsScroll")->widget();
    // beside the sidebar of the smallest window
    QVERIFY2(content->minimumSizeHint().width() <= 552,
        qPrintable(QString::number(content->minimumSizeHint().width())));
    keepPicture(*m_page, u"settings"_s);
    m_page->resize(732, 1500);
    keepPicture(*m_page, u"settings-whole"_s);
    const InChinese chinese;
    m_page->setPalette(darkPalette());
    auto *test = named<QPushButton>(*m_page, "testPort");
    QTRY_VERIFY(!test->text().contains(u"port"_s));
    QTRY_VERIFY(content->minimumSizeHint().width() <= 552);
    m_page->resize(552, 1500);
    keepPicture(*m_page, u"settings-dark-zh"_s);
}

QTEST_MAIN(TestSettingsPage)
#include "tst_settingspage.moc"
