#include "authworld.h"
#include "pseudoterminal.h"
#include "support/httpclient.h"
#include "support/patience.h"

#include <QTest>

using namespace Qt::StringLiterals;
using qiao::patience;

/// `qiao requests --follow` and `qiao usage import` for somebody who sits at a terminal.
class TestUsageTerminal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void runningRequestsChangeInPlace();
    void asksBeforeItImports_data();
    void asksBeforeItImports();

private:
    void start(const QStringList &arguments);

    std::unique_ptr<AuthWorld> m_world;
    std::unique_ptr<PseudoTerminal> m_terminal;
    std::unique_ptr<ServeProcess> m_command;
};

void TestUsageTerminal::init()
{
    m_world = std::make_unique<AuthWorld>();
    m_world->setVariable(u"TERM"_s, u"xterm-256color"_s);
    m_world->writeQwenFile(u"oauth_creds.json"_s, m_world->service().issueTokens());
}

void TestUsageTerminal::cleanup()
{
    m_command.reset();
    m_terminal.reset();
    m_world.reset();
}

void TestUsageTerminal::start(const QStringList &arguments)
{
    m_terminal = std::make_unique<PseudoTerminal>();
    m_command = m_world->command();
    m_terminal->attach(m_command->process());
    QVERIFY(m_command->start(arguments));
}

void TestUsageTerminal::runningRequestsChangeInPlace()
{
    QVERIFY(m_world->startServer());
    start({u"requests"_s, u"--follow"_s});
    m_world->service().script({.text = "one two three four five six", .stallAfterChunks = 4});
    m_world->service().script({.holdHead = true});
    qiao::HttpClient first(m_world->server().port());
    qiao::HttpClient second(m_world->server().port());
    const QByteArray question =
        R"({"model":"qwen3-coder-plus","stream":true,"messages":[{"role":"user","content":"x"}]})";
    first.post(question);
    QTRY_VERIFY_WITH_TIMEOUT(m_terminal->shown().contains("runs"), patience);
    second.post(question);
    // the block of two is drawn over the one line that was there, and then over itself
    QTRY_VERIFY_WITH_TIMEOUT(m_terminal->shown().contains("waits"), patience);
    QVERIFY(!m_terminal->shown().contains("Status"));
    m_world->service().release();
    QTRY_VERIFY_WITH_TIMEOUT(first.complete() && second.complete(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_terminal->shown().count("m200 "), 2, patience); // in its colour
    QVERIFY(m_terminal->shown().contains("\x1b[1A\x1b[J"));
    QCOMPARE(m_terminal->shown().count("Status"), 1);
    m_terminal->type("\x03"); // Ctrl+C
    QCOMPARE(m_command->waitForEnd(), 0);
}

void TestUsageTerminal::asksBeforeItImports_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("yes") << "y\n"_ba
                         << "Added. Requests: "_ba;
    QTest::newRow("no") << "n\n"_ba
                        << "Nothing was imported."_ba;
    QTest::newRow("nothing") << "\n"_ba
                             << "Nothing was imported."_ba;
}

void TestUsageTerminal::asksBeforeItImports()
{
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, sentence);
    m_world->writeQwenFile(u"request_counts.json"_s,
        R"({"lastResetDate":"2026-11-20","requests":{},"tokenUsage":{"work":[{"date":"2026-11-20",)"
        R"("inputTokens":1,"outputTokens":2}]}})");
    start({u"usage"_s, u"import"_s});
    QTRY_VERIFY_WITH_TIMEOUT(m_terminal->shown().contains("[y/N] "), patience);
    m_terminal->type(answer);
    QCOMPARE(m_command->waitForEnd(), 0);
    QVERIFY2(m_terminal->shown().contains(sentence), m_terminal->shown());
}

QTEST_GUILESS_MAIN(TestUsageTerminal)
#include "tst_usageterminal.moc"
