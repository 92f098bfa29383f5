#include "terminal/banner.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

class TestBanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhereItRuns();
    void saysWhatToDoWithoutAnAccount();
    void listsAccountsWithTheirState();
    void saysThatOtherComputersCanConnect();
    void newsOfAccounts();

private:
    static ServerState running();
};

ServerState TestBanner::running()
{
    ServerState state;
    state.phase = ServerState::Phase::Running;
    state.baseUrls = {QUrl(u"http://127.0.0.1:8080"_s), QUrl(u"http://[::1]:8080"_s)};
    state.port = 8080;
    return state;
}

void TestBanner::saysWhereItRuns()
{
    const QString text = bannerLines(running(), {}, {}).join(u'\n');
    QVERIFY2(text.contains(u"\nRunning on 127.0.0.1:8080 and [::1]:8080.\n"_s), qPrintable(text));
    QVERIFY(text.contains(
        u"\n  OpenAI URL     http://127.0.0.1:8080/v1\n                 http://[::1]:8080/v1\n"_s));
    QVERIFY(text.contains(
        u"\n  Anthropic URL  http://127.0.0.1:8080/anthropic\n                 http://[::1]:8080/anthropic\n"_s));
    QVERIFY(!text.contains(u"Network"_s));
}

void TestBanner::saysWhatToDoWithoutAnAccount()
{
    QVERIFY(
        bannerLines(running(), {}, {})
            .contains(
                u"  Accounts       No account yet. Add one to start: qiao auth add NAME, or qiao auth import."_s));
}

void TestBanner::listsAccountsWithTheirState()
{
    AccountSummary work{u"work"_s, AccountKind::QwenSignIn, AccountSummary::State::ExpiringSoon, true};
    work.host = u"portal.qwen.ai"_s;
    QCOMPARE(accountLine(work), u"work · Qwen sign-in · portal.qwen.ai · ready · default"_s);
    AccountSummary old{u"old"_s, AccountKind::QwenSignIn, AccountSummary::State::NeedsSignIn};
    QCOMPARE(accountLine(old), u"old · Qwen sign-in · needs you to sign in again"_s);
    old.reason = u"The file is empty.\x1b"_s;
    QCOMPARE(accountLine(old), u"old · Qwen sign-in · The file is empty.\\x1b"_s);
    const QStringList lines = bannerLines(running(), {work, old}, {});
    QVERIFY(lines.contains("  Accounts       "_L1 + accountLine(work)));
    QVERIFY(lines.contains("                 "_L1 + accountLine(old)));
}

void TestBanner::saysThatOtherComputersCanConnect()
{
    LoadedSettings loaded;
    loaded.settings.host = u"0.0.0.0"_s;
    loaded.origins.insert(u"server/host"_s, {SettingSource::Flag, u"--host"_s});
    QVERIFY(
        bannerLines(running(), {}, loaded)
            .contains(
                u"  Network        open to other computers, because of --host; every request needs a client key"_s));
}

void TestBanner::newsOfAccounts()
{
    AccountSummary account{u"work"_s, AccountKind::ModelStudio};
    AccountSummary renewed = account;
    renewed.state = AccountSummary::State::Expired;
    AccountSummary refused = account;
    refused.state = AccountSummary::State::NeedsSignIn;
    QVERIFY(accountNews({account}, {renewed}).isEmpty());
    QCOMPARE(accountNews({}, {account}), QStringList{u"Account: work · Model Studio key · ready"_s});
    QCOMPARE(accountNews({account}, {refused}),
        QStringList{u"Account: work · Model Studio key · needs you to sign in again"_s});
    QCOMPARE(accountNews({refused}, {account}).size(), 1);
    QCOMPARE(accountNews({account}, {}), QStringList{u"Account \"work\" is gone."_s});
}

QTEST_GUILESS_MAIN(TestBanner)
#include "tst_banner.moc"
