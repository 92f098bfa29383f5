#include "accountlist/accountspage.h"
#include "base/colours.h"
#include "connect/connectpage.h"
#include "home/homepage.h"
#include "logview/logpage.h"
#include "requests/requestspage.h"
#include "settingspage/settingspage.h"
#include "usage/usagepage.h"
#include "widgets/fakeaccountservice.h"
#include "widgets/fakedesktop.h"
#include "widgets/fakesettingsservice.h"
#include "widgets/samples.h"
#include "widgets/widgettest.h"
#include "window/mainwindow.h"
#include "window/statefooter.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::ui;
using namespace qiao::test;

namespace {

UsageTotals totals(qint64 in)
{
    UsageTotals totals;
    totals.requests = in / 3'900;
    totals.tokens = {in, in / 14, in + in / 14, in * 71 / 100, 0, 0};
    totals.cnyMicros = in * 3;
    return totals;
}

class NoLogin : public LoginItem
{
public:
    [[nodiscard]] Start start() const override { return Start::Never; }
    [[nodiscard]] Result<void> setStart(Start) override { return {}; }
};

bool isUsedByHand(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
        || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget)
        || qobject_cast<const QPlainTextEdit *>(widget)
        || (qobject_cast<const QAbstractItemView *>(widget) && !qobject_cast<const QHeaderView *>(widget));
}

/// A part of another control, which has the name.
bool isInnerPart(const QWidget *widget)
{
    return widget->objectName().startsWith(u"qt_"_s) || qobject_cast<QScrollBar *>(widget->parentWidget())
        || qobject_cast<QAbstractSpinBox *>(widget->parentWidget())
        || qobject_cast<QLineEdit *>(widget->parentWidget())
        || qobject_cast<QComboBox *>(widget->parentWidget())
        || qobject_cast<QAbstractItemView *>(widget->parentWidget()) || widget->inherits("QTableCornerButton")
        || qobject_cast<QTabBar *>(widget->parentWidget());
}

} // namespace

/// Every page in the smallest window and the usual one, in both languages, in light and dark: nothing is cut
/// off, and everything that is used by hand has a name. Keeps a picture of each.
class TestEveryPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void fits_data();
    void fits();

private:
    void makeWindow();
    static QString cutOff(const QWidget &page);
    static QString nameless(const QWidget &page);

    QTemporaryDir m_home;
    FakeService m_service;
    FakeAccountService m_accounts;
    FakeSettingsService m_settings;
    FakeDesktop m_desktop;
    NoLogin m_login;
    std::unique_ptr<ClientSetup> m_setup;
    std::unique_ptr<MainWindow> m_window;
};

void TestEveryPage::initTestCase()
{
    m_setup = std::make_unique<ClientSetup>(ClientSetupPlaces{.homeFolder = m_home.path(),
        .qwenHome = m_home.filePath(u".qwen"_s),
        .dataFolder = m_home.filePath(u"data"_s)});
    m_service.log.folder = m_home.path();
    for (int i = 0; i < 12; ++i) {
        RequestRow row = sampleRow();
        row.id = "req-" + QByteArray::number(i);
        row.startedAt = row.startedAt.addSecs(-2'400 + i * 190);
        row.client = i % 3 == 0 ? u"opencode/1.0"_s : row.client;
        row.usage->promptTokens += i * 1'377;
        row.usage->completionTokens += i * 61;
        m_service.newest.append(row);
    }
    for (int hour = 8; hour < 15; ++hour) {
        const qint64 tokens = 40'118 * (1 + hour * 7 % 5);
        m_service.report.lines.append({u"2026-11-24T%1:00"_s.arg(hour, 2, 10, QChar(u'0')), totals(tokens)});
    }
    m_service.report.total = totals(1'204'118);
    static_cast<void>(m_settings.createKey(u"laptop"_s));
    makeWindow();
}

void TestEveryPage::makeWindow()
{
    m_window = std::make_unique<MainWindow>();
    m_window->addPage(PageId::Home, new HomePage(m_service, m_desktop));
    m_window->addPage(PageId::Accounts, new AccountsPage(m_service, m_accounts, m_desktop));
    m_window->addPage(PageId::Requests, new RequestsPage(m_service, m_desktop));
    m_window->addPage(PageId::Usage, new UsagePage(m_service, m_desktop));
    m_window->addPage(PageId::Connect, new ConnectPage(m_service, m_settings, *m_setup, m_desktop));
    m_window->addPage(PageId::Log, new LogPage(m_service, m_desktop));
    m_window->addPage(PageId::Settings, new SettingsPage(m_service, m_settings, m_login, m_desktop));
    m_window->setFooter(new StateFooter(m_service, m_desktop));
    m_window->bringUp();
    m_service.tellAccounts(sampleAccounts());
    m_service.tellState(runningServer());
    LiveSnapshot live;
    RequestRow running = sampleRow();
    running.id = "req-running";
    running.phase = RequestRow::Phase::Streaming;
    live.running = {running};
    live.active = 1;
    live.today = totals(1'204'118);
    Q_EMIT m_service.liveChanged(live);
}

void TestEveryPage::fits_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<bool>("isChinese");
    QTest::newRow("light-en") << false << false;
    QTest::newRow("dark-en") << true << false;
    QTest::newRow("light-zh") << false << true;
    QTest::newRow("dark-zh") << true << true;
}

QString TestEveryPage::cutOff(const QWidget &page)
{
    const QList<QWidget *> all = page.findChildren<QWidget *>();
    for (const QWidget *widget : all) {
        const auto *label = qobject_cast<const QLabel *>(widget);
        const auto *button = qobject_cast<const QPushButton *>(widget);
        const bool hasText = (label && !label->wordWrap()) || button;
        if (widget->isVisible() && hasText && widget->width() < widget->minimumSizeHint().width()) {
            return label ? label->text() : button->text();
        }
        if (widget->isVisible() && label && label->wordWrap() && !label->text().isEmpty()
            && label->height() < label->heightForWidth(label->width())) {
            return label->text();
        }
    }
    return {};
}

QString TestEveryPage::nameless(const QWidget &page)
{
    const QList<QWidget *> all = page.findChildren<QWidget *>();
    for (QWidget *widget : all) {
        if (!widget->isVisible() || !isUsedByHand(widget) || isInnerPart(widget)) {
            continue;
        }
        const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        if (!accessible || accessible->text(QAccessible::Name).isEmpty()) {
            return QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
        }
    }
    return {};
}

void TestEveryPage::fits()
{
    QFETCH(bool, isDark);
    QFETCH(bool, isChinese);
    QApplication::setPalette(isDark ? fusionDarkPalette() : lightPalette());
    std::optional<InChinese> chinese;
    if (isChinese) {
        chinese.emplace();
    }
    QStringList faults;
    const QString variant = QString::fromLatin1(QTest::currentDataTag());
    for (const QSize size : {QSize(720, 480), QSize(900, 620)}) {
        m_window->resize(size);
        for (int id = 0; id <= static_cast<int>(PageId::Settings); ++id) {
            m_window->showPage(static_cast<PageId>(id));
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
            QCOMPARE(m_window->size(), size); // no page needs more
            const QString cut = cutOff(*m_window);
            const QString without = nameless(*m_window);
            keepPicture(*m_window, u"page%1-%2-%3"_s.arg(id + 1).arg(variant).arg(size.width()));
            if (!cut.isEmpty()) {
                faults.append(u"page %1, %2 wide, cut off: %3"_s.arg(id + 1).arg(size.width()).arg(cut));
            }
            if (!without.isEmpty()) {
                faults.append(u"page %1, without a name: %2"_s.arg(id + 1).arg(without));
            }
        }
    }
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

QTEST_MAIN(TestEveryPage)
#include "tst_everypage.moc"
