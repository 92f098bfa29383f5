#include "logview/logfilter.h"
#include "logview/logpage.h"
#include "widgets/fakedesktop.h"
#include "widgets/fakeservice.h"
#include "widgets/widgettest.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::ui;
using namespace qiao::test;

namespace {

constexpr auto serverLine = "2026-11-24T14:05:00.000Z info qiao.server: Running on http://127.0.0.1:8080";
constexpr auto debugLine = "2026-11-24T14:05:01.000Z debug qiao.upstream: connected";
constexpr auto errorLine = "2026-11-24T14:05:02.000Z error qiao.accounts: home: Too many tokens";

} // namespace

/// The log while it is written.
class TestLogPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void filtersLines();
    void followsOnlyWhileItIsSeen();
    void filtersAndSearches();
    void pausesAndGoesOn();
    void copiesAndOpensTheFolder();
    void changesWhatIsWritten();
    void speaksChineseInTheDark();

private:
    void write(const char *line)
    {
        QFile file(m_folder->filePath(u"qiao.log"_s));
        QVERIFY(file.open(QIODevice::Append));
        file.write(QByteArray(line) + '\n');
    }
    QString text() { return named<QPlainTextEdit>(*m_page, "logText")->toPlainText(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeService> m_service;
    FakeDesktop m_desktop;
    std::unique_ptr<LogPage> m_page;
};

void TestLogPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_desktop = {};
    m_service = std::make_unique<FakeService>();
    m_service->log.folder = m_folder->path();
    write(serverLine);
    m_page = std::make_unique<LogPage>(*m_service, m_desktop);
    m_page->resize(720, 480);
    m_page->show();
}

void TestLogPage::cleanup()
{
    m_page.reset();
}

void TestLogPage::filtersLines()
{
    QCOMPARE(logCategoryOf(debugLine), "qiao.upstream"_ba);
    QCOMPARE(logCategoryOf("no line of the log"), QByteArray());
    QVERIFY(LogFilter{.level = LogLevel::Error}.takes(errorLine));
    QVERIFY(!LogFilter{.level = LogLevel::Warning}.takes(serverLine));
    QVERIFY(LogFilter{.level = LogLevel::Error}.takes("no line of the log"));
    QVERIFY(!LogFilter{.category = "qiao.server"}.takes(errorLine));
    QVERIFY(LogFilter{.text = u"TOO MANY"_s}.takes(errorLine));
}

void TestLogPage::followsOnlyWhileItIsSeen()
{
    QCOMPARE(text(), QString::fromLatin1(serverLine));
    write(debugLine);
    QTRY_VERIFY(text().endsWith(QString::fromLatin1(debugLine)));
    m_page->hide();
    write(errorLine);
    QTest::qWait(50);
    QVERIFY(!text().contains(u"Too many"_s));
    m_page->show();
    QVERIFY(text().endsWith(QString::fromLatin1(errorLine)));
    QCOMPARE(text().count(u'\n'), 2);
}

void TestLogPage::filtersAndSearches()
{
    write(debugLine);
    write(errorLine);
    QTRY_COMPARE(text().count(u'\n'), 2);
    auto *shown = named<QComboBox>(*m_page, "logShown");
    shown->setCurrentIndex(0);
    QCOMPARE(text(), QString::fromLatin1(errorLine));
    shown->setCurrentIndex(3);
    auto *category = named<QComboBox>(*m_page, "logCategory");
    category->setCurrentText(u"qiao.upstream"_s);
    QCOMPARE(text(), QString::fromLatin1(debugLine));
    category->setCurrentIndex(0);
    m_page->focusSearch();
    named<QLineEdit>(*m_page, "logSearch")->setText(u"running"_s);
    QCOMPARE(text(), QString::fromLatin1(serverLine));
}

void TestLogPage::pausesAndGoesOn()
{
    auto *pause = named<QPushButton>(*m_page, "logPause");
    pause->click();
    write(errorLine);
    auto *category = named<QComboBox>(*m_page, "logCategory");
    QTRY_VERIFY(category->findText(u"qiao.accounts"_s) > 0); // it has arrived
    QCOMPARE(text(), QString::fromLatin1(serverLine));
    pause->click();
    QVERIFY(text().endsWith(QString::fromLatin1(errorLine)));
}

void TestLogPage::copiesAndOpensTheFolder()
{
    named<QPushButton>(*m_page, "logCopy")->click();
    QCOMPARE(m_desktop.copied, QStringList{QString::fromLatin1(serverLine)});
    named<QPushButton>(*m_page, "logFolder")->click();
    QCOMPARE(m_desktop.opened, QList{QUrl::fromLocalFile(m_folder->path())});
}

void TestLogPage::changesWhatIsWritten()
{
    auto *level = named<QComboBox>(*m_page, "logLevel");
    QCOMPARE(level->currentIndex(), 2);
    QTest::keyClick(level, Qt::Key_Down);
    QCOMPARE(m_service->log.level, LogLevel::Debug);
    named<QCheckBox>(*m_page, "debugFiles")->click();
    QVERIFY(m_service->log.debugFiles);
    m_service->log.level = LogLevel::Error;
    Q_EMIT m_service->logStateChanged(m_service->log);
    QCOMPARE(level->currentIndex(), 0);
}

void TestLogPage::speaksChineseInTheDark()
{
    keepPicture(*m_page, u"log"_s);
    const InChinese chinese;
    m_page->setPalette(darkPalette());
    auto *debugFiles = named<QCheckBox>(*m_page, "debugFiles");
    QTRY_VERIFY(!debugFiles->text().contains(u"debug file"_s));
    keepPicture(*m_page, u"log-dark-zh"_s);
}

QTEST_MAIN(TestLogPage)
#include "tst_logpage.moc"
