#include "desktop/loginitemfile.h"
#include "desktop/systemloginitem.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace qiao;
using Start = qiao::ui::LoginItem::Start;

/// What starts Qiao at login, on each system.
class TestLoginItem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quotesForADesktopEntry();
    void writesAPropertyList();
    void writesACommandLine();
    void comesAndGoes();
    void seesWhatTheDesktopSwitchedOff();
    void saysWhatCannotBeWritten();
    void isWhereThisSystemLooks();
};

void TestLoginItem::quotesForADesktopEntry()
{
    const QByteArray entry = autostartEntry(
        {.program = u"/opt/my \"apps\"/50%/$qiao"_s, .hidden = true, .qiaoHome = u"/tmp/a b"_s});
    QVERIFY2(entry.contains(R"(Exec=env "QIAO_HOME=/tmp/a b" "/opt/my \\"apps\\"/50%%/\\$qiao" --hidden)"
                            "\n"),
        entry);
    QVERIFY(entry.startsWith("[Desktop Entry]\nType=Application\n"));
    QVERIFY(!autostartEntry({.program = u"/usr/bin/qiao-tray"_s}).contains("QIAO_HOME"));
}

void TestLoginItem::writesAPropertyList()
{
    const QByteArray text = launchAgent(
        {.program = u"/Applications/A & B.app/qiao-tray"_s, .hidden = true, .qiaoHome = u"/q"_s}, u"org.x"_s);
    QXmlStreamReader xml(text);
    QStringList strings;
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement
            && (xml.name() == "string"_L1 || xml.name() == "key"_L1)) {
            strings.append(xml.readElementText());
        }
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    const QStringList expected{u"Label"_s, u"org.x"_s, u"ProgramArguments"_s,
        u"/Applications/A & B.app/qiao-tray"_s, u"--hidden"_s, u"EnvironmentVariables"_s, u"QIAO_HOME"_s,
        u"/q"_s, u"RunAtLoad"_s, u"ProcessType"_s, u"Interactive"_s};
    QCOMPARE(strings, expected);
}

void TestLoginItem::writesACommandLine()
{
    QVERIFY(runValue({.program = u"/x y/qiao-tray.exe"_s}).startsWith(u'"'));
    QVERIFY(runValue({.program = u"/x y/qiao-tray.exe"_s, .hidden = true}).endsWith(u"\" --hidden"_s));
}

void TestLoginItem::comesAndGoes()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"autostart/qiao.desktop"_s);
    LoginItemFile item(path, autostartEntry);
    QCOMPARE(item.start(), Start::Never);
    QVERIFY(item.setStart(Start::Never)); // as it is
    QVERIFY(item.setStart(Start::Hidden));
    QCOMPARE(item.start(), Start::Hidden);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains(QCoreApplication::applicationFilePath().toUtf8()));
    QVERIFY(item.setStart(Start::WithWindow));
    QCOMPARE(item.start(), Start::WithWindow);
    QVERIFY(item.setStart(Start::Never));
    QCOMPARE(item.start(), Start::Never);
    QVERIFY(!QFile::exists(path));
}

void TestLoginItem::seesWhatTheDesktopSwitchedOff()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"qiao.desktop"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(autostartEntry({.program = u"/usr/bin/qiao-tray"_s}) + "Hidden=true\n");
    file.close();
    QCOMPARE(LoginItemFile(file.fileName(), autostartEntry).start(), Start::Never);
}

void TestLoginItem::saysWhatCannotBeWritten()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"autostart"_s)); // a file where the folder should be
    QVERIFY(file.open(QIODevice::WriteOnly));
    LoginItemFile item(folder.filePath(u"autostart/qiao.desktop"_s), autostartEntry);
    const Result<void> done = item.setStart(Start::Hidden);
    QVERIFY(!done && done.error().message.contains(u"qiao.desktop"_s));
}

void TestLoginItem::isWhereThisSystemLooks()
{
#if defined(Q_OS_LINUX)
    const QTemporaryDir folder;
    qputenv("XDG_CONFIG_HOME", folder.path().toUtf8());
    QVERIFY(systemLoginItem()->setStart(Start::Hidden));
    QVERIFY(QFile::exists(folder.filePath(u"autostart/io.github.qiao.Qiao.desktop"_s)));
    QCOMPARE(systemLoginItem()->start(), Start::Hidden);
#else
    QSKIP("Only looked at where it can be moved out of the user's way");
#endif
}

QTEST_GUILESS_MAIN(TestLoginItem)
#include "tst_loginitem.moc"
