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
    void readsArguments();
    void asksForHelp_data();
    void asksForHelp();
    void refuses_data();
    void refuses();
    void refusesKeys_data();
    void refusesKeys();
    void takesNamesForNames_data();
    void takesNamesForNames();
    void helpNamesEveryCommandAndFlag();
    void helpOfAGroupAndOfItsCommands();
    void onlyTheLastArgumentMayBeLeftAway();
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

void TestCommandLine::readsArguments()
{
    const auto added =
        parseCommandLine({u"auth"_s, u"add"_s, u"--key"_s, u"work"_s, u"--kind=custom"_s}, m_english);
    QVERIFY(added);
    QCOMPARE(added->command, findCommand(u"auth add"_s));
    QCOMPARE(added->arguments, QStringList{u"work"_s});
    const QHash<QString, QString> expected{{u"key"_s, QString()}, {u"kind"_s, u"custom"_s}};
    QCOMPARE(added->flags, expected);
    QCOMPARE(parseCommandLine({u"auth"_s, u"rename"_s, u"a"_s, u"b"_s}, m_english)->arguments,
        (QStringList{u"a"_s, u"b"_s}));
    QVERIFY(parseCommandLine({u"auth"_s, u"test"_s}, m_english)->arguments.isEmpty());
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
    QTest::newRow("auth") << QStringList{u"auth"_s} << u"auth"_s;
    QTest::newRow("auth --help") << QStringList{u"auth"_s, u"--help"_s} << u"auth"_s;
    QTest::newRow("help auth add") << QStringList{u"help"_s, u"auth"_s, u"add"_s} << u"auth add"_s;
    QTest::newRow("auth add --help") << QStringList{u"auth"_s, u"add"_s, u"--help"_s} << u"auth add"_s;
    QTest::newRow("auth add work -h")
        << QStringList{u"auth"_s, u"add"_s, u"work"_s, u"-h"_s} << u"auth add"_s;
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
    QCOMPARE(read->arguments.join(u' '), topic);
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
    QTest::newRow("command of a group") << QStringList{
        u"auth"_s, u"ad"_s} << u"\"auth ad\" is not a command; \"qiao help auth\" lists those there are."_s;
    QTest::newRow("flag of a group") << QStringList{u"auth"_s,
        u"--all=1"_s} << u"qiao auth does not know --all; \"qiao help auth\" lists what it knows."_s;
    QTest::newRow("flag of another command") << QStringList{u"auth"_s, u"list"_s,
        u"--yes"_s} << u"qiao auth list does not know --yes; \"qiao help auth list\" lists what it knows."_s;
    QTest::newRow("no name") << QStringList{u"auth"_s, u"add"_s}
                             << u"qiao auth add needs NAME; \"qiao help auth add\" says which."_s;
    QTest::newRow("one name of two") << QStringList{u"auth"_s, u"rename"_s,
        u"a"_s} << u"qiao auth rename needs NEW-NAME; \"qiao help auth rename\" says which."_s;
    QTest::newRow("a name too many")
        << QStringList{u"auth"_s, u"default"_s, u"a"_s, u"b"_s}
        << u"qiao auth default has no use for \"b\"; \"qiao help auth default\" lists what it knows."_s;
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

void TestCommandLine::refusesKeys_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char *name, const QStringList &arguments) { QTest::newRow(name) << arguments; };
    row("value of --key", {u"auth"_s, u"add"_s, u"work"_s, u"--key=canary"_s});
    row("argument after --key", {u"auth"_s, u"add"_s, u"work"_s, u"--key"_s, u"canary"_s});
    row("as the name", {u"auth"_s, u"add"_s, u"sk-sp-canary"_s});
    row("as another value", {u"auth"_s, u"add"_s, u"work"_s, u"--kind=sk-canary-1234"_s});
    row("as an unknown flag's value", {u"auth"_s, u"add"_s, u"--token=sk-canary-1234"_s});
    row("as a command", {u"sk-or-v1-canary"_s});
    row("ModelScope's", {u"auth"_s, u"remove"_s, u"ms-canary-1234-5678"_s});
    row("a bare UUID", {u"auth"_s, u"add"_s, u"canary00-1111-2222-3333-444455556666"_s});
    row("for another command", {u"serve"_s, u"sk-canary-1234"_s});
}

void TestCommandLine::refusesKeys()
{
    QFETCH(QStringList, arguments);
    const auto read = parseCommandLine(arguments, m_english);
    QVERIFY(!read);
    QVERIFY2(read.error().message.startsWith(u"A key does not go onto the command line"_s),
        qPrintable(read.error().message));
    QVERIFY(!read.error().message.contains(u"canary"_s));
}

void TestCommandLine::takesNamesForNames_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : {u"work"_s, u"sk"_s, u"sk-team"_s, u"MS-home"_s, u"qwen-2"_s,
             u"account.of_the.whole-team-in-hangzhou-2026"_s}) {
        QTest::newRow(qPrintable(name)) << name;
    }
}

void TestCommandLine::takesNamesForNames()
{
    QFETCH(QString, name);
    const auto read = parseCommandLine({u"auth"_s, u"add"_s, name}, m_english);
    QVERIFY(read);
    QCOMPARE(read->arguments, QStringList{name});
}

void TestCommandLine::helpOfAGroupAndOfItsCommands()
{
    const QString group = helpText(findCommand(u"auth"_s), m_english);
    QVERIFY2(group.startsWith(u"Usage: qiao auth COMMAND [FLAGS]\n"_s), qPrintable(group));
    for (const Command *command : commandsOf(findCommand(u"auth"_s))) {
        const QString word = QString::fromLatin1(command->name).section(u' ', -1);
        QVERIFY2(group.contains("\n  "_L1 + word.leftJustified(10) + "  "_L1), command->name);
    }
    QCOMPARE(commandsOf(findCommand(u"auth"_s)).size(), 11);
    const auto usage = [this](const QString &name) {
        return helpText(findCommand(name), m_english).section(u'\n', 0, 0);
    };
    QCOMPARE(usage(u"auth add"_s), u"Usage: qiao auth add NAME [FLAGS]"_s);
    QCOMPARE(usage(u"auth rename"_s), u"Usage: qiao auth rename NAME NEW-NAME [FLAGS]"_s);
    QCOMPARE(usage(u"auth default"_s), u"Usage: qiao auth default [NAME] [FLAGS]"_s);
    QCOMPARE(usage(u"help"_s), u"Usage: qiao help [COMMAND…]"_s);
}

void TestCommandLine::onlyTheLastArgumentMayBeLeftAway()
{
    for (const Command &command : commandTable()) {
        for (size_t i = 0; i + 1 < command.arguments.size(); ++i) {
            QCOMPARE(command.arguments[i].count, Argument::Count::One);
        }
    }
}

void TestCommandLine::helpNamesEveryCommandAndFlag()
{
    const QString program = helpText(nullptr, m_english);
    for (const Command &command : commandTable()) {
        const bool isTop = !QLatin1StringView(command.name).contains(u' ');
        QCOMPARE(program.contains("\n  "_L1 + QLatin1StringView(command.name)), isTop);
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
