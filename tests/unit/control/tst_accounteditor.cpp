#include "editorscene.h"
#include "support/files.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

class TestAccountEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void removingTakesTheSecretToo();
    void removingALinkedAccountKeepsItsFile();
    void removingTheDefault();
    void secretThatStaysIsSaid();
    void storeThatCannotBeWrittenChangesNothing();
    void renaming();
    void renamingTheDefault();
    void namesThatCannotBe_data();
    void namesThatCannotBe();
    void enabling();
    void choosingTheDefault();
    void defaultThatSomebodyElseDecides();
    void choosingTheStrategy();
    void environmentAccountIsLeftAlone();
    void linking();
    void signInsAreKept();
    void signingInAgainReplacesTheTokens();
    void signInNames();
    void unusedNames();
};

namespace {

const TokenResponse granted{.accessToken = "access-canary",
    .refreshToken = "refresh-canary",
    .tokenType = "Bearer",
    .resourceUrl = "portal.qwen.ai",
    .lifetime = std::chrono::hours(6)};

int statusOf(const Result<void> &result)
{
    return result ? 200 : result.error().httpStatus;
}

} // namespace

void TestAccountEditor::removingTakesTheSecretToo()
{
    EditorScene scene;
    AccountEditor &editor = scene.open();
    scene.have(u"work"_s);
    QVERIFY(resultOf(editor.remove(u"work"_s)));
    QVERIFY(scene.names().isEmpty());
    QVERIFY(scene.secrets.secrets.isEmpty());
    QCOMPARE(statusOf(resultOf(editor.remove(u"work"_s))), 404);
}

void TestAccountEditor::removingALinkedAccountKeepsItsFile()
{
    EditorScene scene;
    scene.folder.signIn(u"oauth_creds_work.json"_s, "w", EditorScene::later);
    AccountEditor &editor = scene.open();
    QCOMPARE(scene.names(), QStringList{u"work"_s});
    const QByteArray before = scene.folder.bytes(u"oauth_creds_work.json"_s);
    QVERIFY(resultOf(editor.remove(u"work"_s)));
    QVERIFY(scene.names().isEmpty());
    QCOMPARE(scene.folder.bytes(u"oauth_creds_work.json"_s), before);
}

void TestAccountEditor::removingTheDefault()
{
    EditorScene scene;
    AccountEditor &editor = scene.open();
    scene.have(u"first"_s);
    scene.have(u"second"_s);
    QVERIFY(editor.setDefault(u"second"_s));
    QCOMPARE(scene.storedDefault(), u"second"_s);
    QSignalSpy warnings(scene.pool.get(), &AccountPool::warningRaised);
    QVERIFY(resultOf(editor.remove(u"second"_s)));
    QCOMPARE(scene.storedDefault(), QString());
    QCOMPARE(scene.chosen(), u"first"_s);
    QCOMPARE(warnings.size(), 0);
}

void TestAccountEditor::secretThatStaysIsSaid()
{
    EditorScene scene;
    AccountEditor &editor = scene.open();
    scene.have(u"work"_s);
    scene.secrets.writeFault =
        Error{.kind = Error::Kind::Transient, .message = u"The keyring is locked."_s, .httpStatus = 503};
    const auto removed = resultOf(editor.remove(u"work"_s));
    QVERIFY(!removed);
    QCOMPARE(removed.error().message,
        u"\"work\" is removed, but its secret is still kept: The keyring is locked."_s);
    QVERIFY(scene.names().isEmpty());
}

void TestAccountEditor::storeThatCannotBeWrittenChangesNothing()
{
    EditorScene scene;
    AccountEditor &editor = scene.open();
    scene.have(u"first"_s);
    scene.have(u"work"_s);
    QVERIFY(editor.setDefault(u"work"_s));
    writeFile(scene.path(u"accounts.json"_s), "junk");
    QVERIFY(!resultOf(editor.remove(u"work"_s)));
    QCOMPARE(scene.storedDefault(), u"work"_s);
    QVERIFY(!editor.rename(u"work"_s, u"job"_s));
    QCOMPARE(scene.storedDefault(), u"work"_s);
    QVERIFY(!resultOf(editor.keepSignIn(u"qwen"_s, granted)));
    QCOMPARE(scene.secrets.secrets.size(), 2);
}

void TestAccountEditor::renaming()
{
    EditorScene scene;
    scene.folder.signIn(u"oauth_creds.json"_s, "d", EditorScene::later);
    AccountEditor &editor = scene.open();
    scene.have(u"work"_s);
    QVERIFY(editor.rename(u"work"_s, u"job"_s));
    QVERIFY(editor.rename(u"default"_s, u"cli"_s));
    QCOMPARE(scene.names(), (QStringList{u"job"_s, u"cli"_s}));
    QVERIFY(scene.folder.exists(u"oauth_creds.json"_s));
    QVERIFY(editor.rename(u"job"_s, u"job"_s));
    QCOMPARE(statusOf(editor.rename(u"job"_s, u"cli"_s)), 409);
    QCOMPARE(statusOf(editor.rename(u"work"_s, u"x"_s)), 404);
}

void TestAccountEditor::renamingTheDefault()
{
    EditorScene scene;
    AccountEditor &editor = scene.open();
    scene.have(u"first"_s);
    scene.have(u"work"_s);
    QVERIFY(editor.setDefault(u"work"_s));
    QSignalSpy warnings(scene.pool.get(), &AccountPool::warningRaised);
    QVERIFY(editor.rename(u"work"_s, u"job"_s));
    QCOMPARE(scene.storedDefault(), u"job"_s);
    QCOMPARE(scene.chosen(), u"job"_s);
    QCOMPARE(warnings.size(), 0);

    EditorScene fixed;
    fixed.settings.defaultAccount = u"work"_s;
    fixed.settings.defaultAccountOrigin = u"DEFAULT_ACCOUNT (environment)"_s;
    AccountEditor &held = fixed.open();
    fixed.have(u"work"_s);
    const auto refused = held.rename(u"work"_s, u"job"_s);
    QCOMPARE(statusOf(refused), 409);
    QVERIFY(refused.error().message.contains("DEFAULT_ACCOUNT (environment)"_L1));
    QCOMPARE(fixed.names(), QStringList{u"work"_s});
}

void TestAccountEditor::namesThatCannotBe_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("status");
    QTest::newRow("empty") << QString() << 400;
    QTest::newRow("path") << u"../x"_s << 400;
    QTest::newRow("dots") << u".."_s << 400;
    QTest::newRow("space") << u"my work"_s << 400;
    QTest::newRow("too long") << QString(65, u'a') << 400;
    QTest::newRow("longest") << QString(64, u'a') << 200;
    QTest::newRow("environment's") << u"env"_s << 409;
    QTest::newRow("own") << u"work"_s << 409;
    QTest::newRow("linked") << u"default"_s << 409;
    QTest::newRow("free") << u"job-2.0_x"_s << 200;
}

void TestAccountEditor::namesThatCannotBe()
{
    QFETCH(QString, name);
    QFETCH(int, status);
    EditorScene scene;
    scene.folder.signIn(u"oauth_creds.json"_s, "d", EditorScene::later);
    AccountEditor &editor = scene.open();
    scene.have(u"work"_s);
    QCOMPARE(statusOf(editor.checkName(name)), status);
}

void TestAccountEditor::enabling()
{
    EditorScene scene;
    scene.folder.signIn(u"oauth_creds.json"_s, "d", EditorScene::later);
    AccountEditor &editor = scene.open();
    scene.have(u"work"_s);
    for (const QString &name : {u"work"_s, u"default"_s}) {
        QVERIFY(editor.setEnabled(name, false));
        QCOMPARE(scene.chosen(name), QString());
        QVERIFY(editor.setEnabled(name, true));
        QCOMPARE(scene.chosen(name), name);
    }
    QCOMPARE(statusOf(editor.setEnabled(u"x"_s, true)), 404);
}

void TestAccountEditor::choosingTheDefault()
{
    EditorScene scene;
    AccountEditor &editor = scene.open();
    scene.have(u"first"_s);
    scene.have(u"work"_s);
    QCOMPARE(scene.chosen(), u"first"_s);
    QVERIFY(editor.setDefault(u"work"_s));
    QCOMPARE(scene.chosen(), u"work"_s);
    QCOMPARE(scene.storedDefault(), u"work"_s);
    QCOMPARE(statusOf(editor.setDefault(u"x"_s)), 404);
    QVERIFY(editor.setEnabled(u"first"_s, false));
    QCOMPARE(statusOf(editor.setDefault(u"first"_s)), 409);
    QCOMPARE(scene.chosen(), u"work"_s);
}

void TestAccountEditor::defaultThatSomebodyElseDecides()
{
    EditorScene scene;
    scene.settings.defaultAccount = u"first"_s;
    scene.settings.defaultAccountOrigin = u"DEFAULT_ACCOUNT (environment)"_s;
    AccountEditor &editor = scene.open();
    scene.have(u"first"_s);
    scene.have(u"work"_s);
    const auto refused = editor.setDefault(u"work"_s);
    QCOMPARE(statusOf(refused), 409);
    QCOMPARE(refused.error().message,
        u"The default account is set by DEFAULT_ACCOUNT (environment). Change it there."_s);
    QCOMPARE(scene.chosen(), u"first"_s);
    QVERIFY(!QFile::exists(scene.path(u"settings.ini"_s)));
}

void TestAccountEditor::choosingTheStrategy()
{
    EditorScene scene;
    AccountEditor &editor = scene.open();
    QVERIFY(editor.setStrategy(AccountStrategy::Failover));
    QCOMPARE(scene.pool->strategy(), AccountStrategy::Failover);
    QCOMPARE(QSettings(scene.path(u"settings.ini"_s), QSettings::IniFormat).value(u"accounts/strategy"_s),
        QVariant(u"failover"_s));
}

void TestAccountEditor::environmentAccountIsLeftAlone()
{
    EditorScene scene;
    scene.settings.environmentKey = u"sk-canary"_s;
    AccountEditor &editor = scene.open();
    const auto refused = resultOf(editor.remove(u"env"_s));
    QCOMPARE(statusOf(refused), 409);
    QVERIFY(refused.error().message.contains("QWEN_API_KEY"_L1));
    QVERIFY(!refused.error().message.contains("canary"_L1));
    QCOMPARE(statusOf(editor.rename(u"env"_s, u"x"_s)), 409);
    QCOMPARE(statusOf(editor.setEnabled(u"env"_s, false)), 409);
    QVERIFY(editor.setDefault(u"env"_s));
}

void TestAccountEditor::linking()
{
    EditorScene scene;
    const QString file = u"oauth_creds_work.json"_s;
    scene.folder.signIn(file, "w", EditorScene::later);
    AccountEditor &editor = scene.open();
    QCOMPARE(editor.link(file).value_or(QString()), u"work"_s);
    QVERIFY(editor.rename(u"work"_s, u"job"_s));
    QVERIFY(resultOf(editor.remove(u"job"_s)));
    QVERIFY(scene.names().isEmpty());
    QCOMPARE(editor.link(file).value_or(QString()), u"job"_s);
    QCOMPARE(scene.names(), QStringList{u"job"_s});
    for (const QString &other : {u"oauth_creds_x.json"_s, u"../oauth_creds.json"_s, u"settings.json"_s}) {
        const auto refused = editor.link(other);
        QVERIFY(!refused);
        QCOMPARE(refused.error().httpStatus, 404);
    }
    QVERIFY(resultOf(editor.remove(u"job"_s)));
    scene.have(u"job"_s);
    const auto taken = editor.link(file);
    QVERIFY(!taken);
    QCOMPARE(taken.error().httpStatus, 409);
}

void TestAccountEditor::signInsAreKept()
{
    EditorScene scene;
    AccountEditor &editor = scene.open();
    const auto account = resultOf(editor.keepSignIn(u"qwen"_s, granted));
    QVERIFY(account);
    QCOMPARE(account->kind, AccountKind::QwenSignIn);
    QCOMPARE(scene.names(), QStringList{u"qwen"_s});
    const auto kept = parseQwenCliCredentials(scene.secrets.secrets.value(account->id));
    QVERIFY(kept);
    QCOMPARE(kept->accessToken, granted.accessToken);
    QCOMPARE(kept->refreshToken, granted.refreshToken);
    QCOMPARE(kept->resourceUrl, granted.resourceUrl);
    QCOMPARE(kept->expiresAt.time_since_epoch().count(), EditorScene::later);
    const QByteArray file = readFile(scene.path(u"accounts.json"_s));
    QVERIFY(!file.isEmpty() && !file.contains("canary"));

    TokenResponse halfGranted = granted;
    halfGranted.refreshToken.clear();
    const auto refused = resultOf(editor.keepSignIn(u"qwen-2"_s, halfGranted));
    QVERIFY(!refused);
    QCOMPARE(refused.error().httpStatus, 502);
    QCOMPARE(scene.names(), QStringList{u"qwen"_s});
}

void TestAccountEditor::signingInAgainReplacesTheTokens()
{
    EditorScene scene;
    AccountEditor &editor = scene.open();
    const auto first = resultOf(editor.keepSignIn(u"qwen"_s, granted));
    TokenResponse newer = granted;
    newer.accessToken = "access-newer";
    const auto second = resultOf(editor.keepSignIn(u"qwen"_s, newer));
    QVERIFY(first && second);
    QCOMPARE(second->id, first->id);
    QCOMPARE(scene.names(), QStringList{u"qwen"_s});
    QCOMPARE(scene.secrets.secrets.size(), 1);
    QVERIFY(scene.secrets.secrets.value(first->id).contains("access-newer"));
}

void TestAccountEditor::signInNames()
{
    EditorScene scene;
    scene.folder.signIn(u"oauth_creds.json"_s, "d", EditorScene::later);
    AccountEditor &editor = scene.open();
    scene.have(u"work"_s);
    QVERIFY(resultOf(editor.keepSignIn(u"qwen"_s, granted)));
    QCOMPARE(statusOf(editor.checkSignInName(u"qwen"_s)), 200);
    QCOMPARE(statusOf(editor.checkSignInName(u"new"_s)), 200);
    QCOMPARE(statusOf(editor.checkSignInName(u"work"_s)), 409);
    QCOMPARE(statusOf(editor.checkSignInName(u"default"_s)), 409);
    QCOMPARE(statusOf(editor.checkSignInName(u"a b"_s)), 400);
    QCOMPARE(scene.secrets.secrets.size(), 2);
}

void TestAccountEditor::unusedNames()
{
    EditorScene scene;
    AccountEditor &editor = scene.open();
    scene.have(u"qwen"_s);
    scene.have(u"qwen-2"_s);
    scene.have(QString(64, u'a'));
    QCOMPARE(editor.unusedName(u"new"_s), u"new"_s);
    QCOMPARE(editor.unusedName(u"qwen"_s), u"qwen-3"_s);
    QCOMPARE(editor.unusedName(u"env"_s), u"env-2"_s);
    QCOMPARE(editor.unusedName(QString(64, u'a')), QString(62, u'a') + "-2"_L1);
}

QTEST_GUILESS_MAIN(TestAccountEditor)
#include "tst_accounteditor.moc"
