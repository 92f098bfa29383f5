#include "base/terminal.h"
#include "base/terminalscript.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::ui;

/// Starting a tool in a terminal.
class TestTerminal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theScriptSetsTheVariablesAndIsGone();
    void theScriptWaitsWhenTheProgramIsMissing();
    void opensTheUsersTerminal();
    void saysThatThereIsNone();

private:
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

void TestTerminal::initTestCase()
{
#if !defined(Q_OS_UNIX) || defined(Q_OS_MACOS)
    QSKIP("Here a terminal is opened in another way.");
#endif
}

void TestTerminal::theScriptSetsTheVariablesAndIsGone()
{
    const Result<QString> script =
        writeTerminalScript({u"env"_s, {{u"A_KEY"_s, u"it's $HOME\n\"here\""_s}}}, u".sh"_s);
    QVERIFY(script);
    QCOMPARE(QFileInfo(*script).permissions() & 0x0077, QFile::Permissions());
    QProcess shell;
    shell.start(u"/bin/sh"_s, {*script});
    QVERIFY(shell.waitForFinished());
    QVERIFY(shell.readAllStandardOutput().contains("A_KEY=it's $HOME\n\"here\"\n"));
    QVERIFY(!QFile::exists(*script));
}

void TestTerminal::theScriptWaitsWhenTheProgramIsMissing()
{
    const Result<QString> script = writeTerminalScript({u"no-such-program-here"_s, {}}, u".sh"_s);
    QVERIFY(script);
    QProcess shell;
    shell.start(u"/bin/sh"_s, {*script});
    QVERIFY(shell.waitForReadyRead());
    QVERIFY(shell.readAllStandardOutput().contains("\"no-such-program-here\" was not found."));
    QCOMPARE(shell.state(), QProcess::Running);
    shell.write("\n");
    QVERIFY(shell.waitForFinished());
}

void TestTerminal::opensTheUsersTerminal()
{
    const QTemporaryDir folder;
    // a terminal that runs its command without a screen, and keeps what it was told
    const QString terminal = folder.filePath(u"terminal"_s);
    QFile file(terminal);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\nprintf '%s ' \"$@\" >" + folder.filePath(u"arguments"_s).toUtf8()
        + "\nshift\n\"$@\" >" + folder.filePath(u"output"_s).toUtf8() + " 2>/dev/null </dev/null\n");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    file.close();
    qputenv("TERMINAL", terminal.toUtf8());
    qputenv("SHELL", "/bin/sh");
    QVERIFY(openSystemTerminal({u"env"_s, {{u"A_KEY"_s, u"secret-of-the-test"_s}}}));
    QTRY_VERIFY(contentOf(folder.filePath(u"output"_s)).contains("A_KEY=secret-of-the-test"));
    const QByteArray arguments = contentOf(folder.filePath(u"arguments"_s));
    QVERIFY2(arguments.startsWith("-e /bin/sh -i -c exec sh '") && !arguments.contains("secret"), arguments);
}

void TestTerminal::saysThatThereIsNone()
{
    const QTemporaryDir empty;
    const QByteArray path = qgetenv("PATH");
    qunsetenv("TERMINAL");
    qputenv("PATH", empty.path().toUtf8());
    const QStringList before = QDir(QDir::tempPath()).entryList({u"qiao-*.sh"_s});
    const Result<void> opened = openSystemTerminal({u"claude"_s, {}});
    qputenv("PATH", path);
    QVERIFY(!opened && opened.error().message.contains(u"No terminal"_s));
    QCOMPARE(QDir(QDir::tempPath()).entryList({u"qiao-*.sh"_s}), before);
}

QTEST_GUILESS_MAIN(TestTerminal)
#include "tst_terminal.moc"
