#include <qiao/clienttools.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

class TestClientTools : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void toolsAreFoundByTheirIds();
    void userAgentsNameTools_data();
    void userAgentsNameTools();
    void librariesNameNoTool();
    void addressesAreOfThisComputer_data();
    void addressesAreOfThisComputer();
    void everySnippetLeadsToTheTarget();
    void aPlaceholderStandsForTheKey();
    void shellsTakeValuesLiterally();
    void settingsFilesAreJson();
    void claudeCodeHasOneKeyAndARootAddress();

private:
    const ClientTarget m_target = clientTarget(QUrl(u"http://localhost:4711"_s), u"qiao-key"_s, u"m-1"_s);

    static QString textOf(ClientTool tool, ClientSnippet::Kind kind, const ClientTarget &target)
    {
        for (const ClientSnippet &snippet : clientSnippets(tool, target)) {
            if (snippet.kind == kind) {
                return snippet.text;
            }
        }
        return {};
    }
};

void TestClientTools::toolsAreFoundByTheirIds()
{
    QSet<QString> ids;
    for (const ClientToolInfo &info : clientTools()) {
        QCOMPARE(clientToolById(info.id), std::optional(info.tool));
        QCOMPARE(clientToolInfo(info.tool).name, info.name);
        ids.insert(info.id);
    }
    QCOMPARE(ids.size(), 12);
    QVERIFY(!clientToolById(u"Claude Code"_s));
}

void TestClientTools::userAgentsNameTools_data()
{
    QTest::addColumn<QString>("userAgent");
    QTest::addColumn<QString>("id");
    QTest::newRow("Claude Code") << u"claude-cli/2.1.330 (external, cli)"_s << u"claude-code"_s;
    QTest::newRow("Qwen Code") << u"QwenCode/0.24.4 (linux; x64)"_s << u"qwen-code"_s;
    QTest::newRow("opencode") << u"opencode/1.18.33 ai-sdk/provider-utils/4.0.46 runtime/bun/1.3.14"_s
                              << u"opencode"_s;
    QTest::newRow("Zed") << u"Zed/0.210.4 (linux; x86_64)"_s << u"zed"_s;
    QTest::newRow("Roo Code") << u"RooCode/3.30.0"_s << u"roo-code"_s;
    QTest::newRow("curl") << u"curl/7.88.1"_s << u"curl"_s;
}

void TestClientTools::userAgentsNameTools()
{
    QFETCH(const QString, userAgent);
    QFETCH(const QString, id);
    const auto tool = clientToolOf(userAgent);
    QVERIFY(tool);
    QCOMPARE(clientToolInfo(*tool).id, id);
    QVERIFY(mayBeFrom(*tool, userAgent));
    QVERIFY(!mayBeFrom(ClientTool::Python, userAgent));
}

void TestClientTools::librariesNameNoTool()
{
    QVERIFY(!clientToolOf(u"OpenAI/Python 1.99.1"_s));
    QVERIFY(mayBeFrom(ClientTool::Python, u"OpenAI/Python 1.99.1"_s));
    QVERIFY(mayBeFrom(ClientTool::Aider, u"OpenAI/Python 1.99.1"_s));
    QVERIFY(!mayBeFrom(ClientTool::Node, u"OpenAI/Python 1.99.1"_s));
    QVERIFY(!clientToolOf({}));
}

void TestClientTools::addressesAreOfThisComputer_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("openAi");
    QTest::newRow("by name") << u"http://localhost:8080"_s << u"http://127.0.0.1:8080/v1"_s;
    QTest::newRow("slash") << u"http://127.0.0.1:9/"_s << u"http://127.0.0.1:9/v1"_s;
    QTest::newRow("everywhere") << u"http://0.0.0.0:9"_s << u"http://127.0.0.1:9/v1"_s;
    QTest::newRow("everywhere, IPv6") << u"http://[::]:9"_s << u"http://127.0.0.1:9/v1"_s;
    QTest::newRow("IPv6 alone") << u"http://[::1]:9"_s << u"http://[::1]:9/v1"_s;
    QTest::newRow("one of the network") << u"http://192.168.1.7:9"_s << u"http://192.168.1.7:9/v1"_s;
}

void TestClientTools::addressesAreOfThisComputer()
{
    QFETCH(const QString, server);
    QFETCH(const QString, openAi);
    const ClientTarget target = clientTarget(QUrl(server));
    QCOMPARE(target.openAiUrl, openAi);
    QCOMPARE(target.anthropicUrl, openAi.chopped(3) + u"/anthropic"_s);
}

void TestClientTools::everySnippetLeadsToTheTarget()
{
    for (const ClientToolInfo &info : clientTools()) {
        const auto snippets = clientSnippets(info.tool, m_target);
        QVERIFY(!snippets.isEmpty());
        bool namesTheModel = false;
        for (const ClientSnippet &snippet : snippets) {
            const bool onlyTheKey = info.tool == ClientTool::Zed && snippet.kind != ClientSnippet::Kind::File;
            QVERIFY2(snippet.text.contains(u"http://127.0.0.1:4711/"_s) || onlyTheKey,
                qUtf8Printable(info.id + u'\n' + snippet.text));
            QVERIFY(snippet.text.contains(u"qiao-key"_s) || info.tool == ClientTool::Zed);
            QVERIFY(snippet.text.endsWith(u'\n') && !snippet.title.isEmpty());
            namesTheModel = namesTheModel || snippet.text.contains(u"m-1"_s);
        }
        QVERIFY2(namesTheModel || info.tool == ClientTool::OpenWebUi, qUtf8Printable(info.id));
    }
}

void TestClientTools::aPlaceholderStandsForTheKey()
{
    const ClientTarget target = clientTarget(QUrl(u"http://localhost:8080"_s));
    QCOMPARE(textOf(ClientTool::ClaudeCode, ClientSnippet::Kind::Bash, target),
        u"export ANTHROPIC_BASE_URL='http://127.0.0.1:8080/anthropic'\n"
        "export ANTHROPIC_AUTH_TOKEN='qiao'\nexport ANTHROPIC_MODEL='claude-sonnet-4-5'\nclaude\n"_s);
}

void TestClientTools::shellsTakeValuesLiterally()
{
    ClientTarget target = m_target;
    target.model = u"a'b\\c $d"_s;
    const QString bash = textOf(ClientTool::QwenCode, ClientSnippet::Kind::Bash, target);
    QVERIFY(bash.contains(u"export OPENAI_MODEL='a'\\''b\\c $d'\n"_s));
    const QString powerShell = textOf(ClientTool::QwenCode, ClientSnippet::Kind::PowerShell, target);
    QVERIFY(powerShell.contains(u"$env:OPENAI_MODEL = 'a''b\\c $d'\n"_s));
    const QString fish = textOf(ClientTool::QwenCode, ClientSnippet::Kind::Fish, target);
    QVERIFY(fish.contains(u"set -gx OPENAI_MODEL 'a\\'b\\\\c $d'\n"_s));
    const QString python = textOf(ClientTool::Python, ClientSnippet::Kind::Code, target);
    QVERIFY(python.contains(u"model=\"a'b\\\\c $d\""_s));
}

void TestClientTools::settingsFilesAreJson()
{
    for (const ClientToolInfo &info : clientTools()) {
        if (info.canSetUp) {
            const QString text = textOf(info.tool, ClientSnippet::Kind::File, m_target);
            QVERIFY2(!QJsonDocument::fromJson(text.toUtf8()).object().isEmpty(), qUtf8Printable(text));
        }
    }
    const auto variables = clientEnvironment(ClientTool::OpenCode, m_target);
    QCOMPARE(variables.size(), 1);
    const auto content = QJsonDocument::fromJson(variables.first().second.toUtf8());
    QCOMPARE(content["provider"_L1]["qiao"_L1]["options"_L1]["baseURL"_L1].toString(), m_target.openAiUrl);
    QCOMPARE(content["model"_L1].toString(), u"qiao/m-1"_s);
}

void TestClientTools::claudeCodeHasOneKeyAndARootAddress()
{
    const QString text = textOf(ClientTool::ClaudeCode, ClientSnippet::Kind::File, m_target);
    QVERIFY(text.contains(u"ANTHROPIC_AUTH_TOKEN"_s) && !text.contains(u"ANTHROPIC_API_KEY"_s));
    const auto env = QJsonDocument::fromJson(text.toUtf8())["env"_L1];
    QCOMPARE(env["ANTHROPIC_BASE_URL"_L1].toString(), u"http://127.0.0.1:4711/anthropic"_s);
}

QTEST_GUILESS_MAIN(TestClientTools)
#include "tst_clienttools.moc"
