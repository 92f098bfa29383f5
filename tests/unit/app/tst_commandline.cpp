#include "catalog.h"
#include "commands/commandline.h"
#include "commands/help.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsFlags();
    void asksForHelp_data();
    void asksForHelp();
    void refuses_data();
    void refuses();
    void helpNamesEveryCommandAndFlag();
    void choosesTheLanguage_data();
    void choosesTheLanguage();
    void speaksChinese();

private:
    const Catalog m_english{QStringList{u"en"_s}};
};

void TestCommandLine::readsFlags()
{
    const auto read =
        parseCommandLine({u"serve"_s, u"--port"_s, u"1"_s, u"--host=::1"_s, u"--json"_s}, m_english);
    QVERIFY(read);
    QCOMPARE(read->command, findCommand(u"serve"_s));
    const QHash<QString, QString> expected{
        {u"port"_s, u"1"_s}, {u"host"_s, u"::1"_s}, {u"json"_s, QString()}};
    QCOMPARE(read->flags, expected);
    QVERIFY(parseCommandLine({u"--version"_s}, m_english)->version);
    QCOMPARE(parseCommandLine({u"serve"_s, u"--port=1"_s, u"--port=2"_s}, m_english)->flags.value(u"port"_s),
        u"2"_s);
}

void TestCommandLine::asksForHelp_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("topic");
    QTest::newRow("nothing") << QStringList() << QString();
    QTest::newRow("--help") << QStringList{u"--help"_s} << QString();
    QTest::newRow("help") << QStringList{u"help"_s} << QString();
    QTest::newRow("help serve") << QStringList{u"help"_s, u"serve"_s} << u"serve"_s;
    QTest::newRow("serve -h") << QStringList{u"serve"_s, u"-h"_s} << u"serve"_s;
    QTest::newRow("serve --port 1 --help")
        << QStringList{u"serve"_s, u"--port"_s, u"1"_s, u"--help"_s} << u"serve"_s;
}

void TestCommandLine::asksForHelp()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, topic);
    const auto read = parseCommandLine(arguments, m_english);
    QVERIFY(read);
    QCOMPARE(read->command, findCommand(u"help"_s));
    QCOMPARE(read->argument, topic);
}

void TestCommandLine::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("command") << QStringList{u"srve"_s}
                             << u"\"srve\" is not a command; \"qiao help\" lists those there are."_s;
    QTest::newRow("flag before the command") << QStringList{
        u"--port"_s, u"1"_s} << u"qiao does not know --port; \"qiao help\" lists what it knows."_s;
    QTest::newRow("flag") << QStringList{u"serve"_s, u"--prot=1"_s}
                          << u"qiao serve does not know --prot; \"qiao help serve\" lists what it knows."_s;
    QTest::newRow("single dash") << QStringList{u"serve"_s,
        u"-port"_s} << u"qiao serve does not know -port; \"qiao help serve\" lists what it knows."_s;
    QTest::newRow("no value") << QStringList{u"serve"_s, u"--port"_s}
                              << u"--port needs a value; \"qiao help serve\" says which."_s;
    QTest::newRow("a value too many")
        << QStringList{u"serve"_s, u"--json=1"_s} << u"--json takes no value."_s;
    QTest::newRow("argument") << QStringList{u"serve"_s,
        u"8080"_s} << u"qiao serve has no use for \"8080\"; \"qiao help serve\" lists what it knows."_s;
    QTest::newRow("control characters") << QStringList{
        u"\x1b[31m"_s} << u"\"\\x1b[31m\" is not a command; \"qiao help\" lists those there are."_s;
}

void TestCommandLine::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, sentence);
    const auto read = parseCommandLine(arguments, m_english);
    QVERIFY(!read);
    QCOMPARE(read.error().message, sentence);
}

void TestCommandLine::helpNamesEveryCommandAndFlag()
{
    const QString program = helpText(nullptr, m_english);
    for (const Command &command : commandTable()) {
        QVERIFY(program.contains("\n  "_L1 + QLatin1StringView(command.name)));
        const QString help = helpText(&command, m_english);
        QVERIFY(help.startsWith("Usage: qiao "_L1 + QLatin1StringView(command.name)));
        for (const Flag &flag : command.flags) {
            QVERIFY(help.contains("\n  --"_L1 + QLatin1StringView(flag.name)));
        }
        for (const QString &line : help.split(u'\n')) {
            QVERIFY2(line.size() <= 80, qPrintable(line));
        }
    }
}

void TestCommandLine::choosesTheLanguage_data()
{
    QTest::addColumn<QStringList>("wanted");
    QTest::addColumn<QString>("language");
    QTest::newRow("Chinese") << QStringList{u"zh-CN"_s, u"zh"_s} << u"zh_CN"_s;
    QTest::newRow("Singapore") << QStringList{u"zh-Hans-SG"_s} << u"zh_CN"_s;
    QTest::newRow("Taiwan") << QStringList{u"zh-TW"_s} << QString();
    QTest::newRow("English before Chinese") << QStringList{u"en-US"_s, u"zh-CN"_s} << QString();
    QTest::newRow("German before Chinese") << QStringList{u"de-DE"_s, u"zh-CN"_s} << u"zh_CN"_s;
    QTest::newRow("C") << QStringList{u"C"_s} << QString();
    QTest::newRow("none") << QStringList() << QString();
}

void TestCommandLine::choosesTheLanguage()
{
    QFETCH(QStringList, wanted);
    QFETCH(QString, language);
    QCOMPARE(Catalog::languageFor(wanted), language);
}

void TestCommandLine::speaksChinese()
{
    const Catalog chinese{QStringList{u"zh-CN"_s}};
    const auto read = parseCommandLine({u"srve"_s}, chinese);
    QCOMPARE(read.error().message, u"没有“srve”这个命令，可用命令见“qiao help”。"_s);
    QVERIFY(helpText(nullptr, chinese).contains(u"用法"_s));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
