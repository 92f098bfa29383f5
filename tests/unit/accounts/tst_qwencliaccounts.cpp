#include "accounts/qwencliaccounts.h"
#include "support/credentialsfolder.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

namespace {

constexpr qint64 expiry = 1'800'000'000'000;
const QString creds = u"oauth_creds.json"_s;

QStringList names(const QwenCliAccounts &accounts)
{
    QStringList all;
    for (const QwenCliAccount &account : accounts.accounts()) {
        all.append(account.file.accountName);
    }
    return all;
}

QByteArray firstToken(const QwenCliAccounts &accounts)
{
    return !accounts.accounts().isEmpty() && accounts.accounts().first().credentials
        ? accounts.accounts().first().credentials->accessToken
        : QByteArray();
}

void replace(const CredentialsFolder &folder, const QString &name, const QByteArray &bytes)
{
    folder.put(name + u".new"_s, bytes);
    QFile::remove(folder.filePath(name));
    QVERIFY(QFile::rename(folder.filePath(name + u".new"_s), folder.filePath(name)));
}

} // namespace

class TestQwenCliAccounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsDefaultFirst()
    {
        CredentialsFolder folder;
        folder.signIn(u"oauth_creds_b.json"_s, "b", expiry);
        folder.signIn(u"oauth_creds_a.json"_s, "a", expiry);
        folder.signIn(creds, "d", expiry);
        QwenCliAccounts accounts(folder.path());
        QCOMPARE(names(accounts), QStringList({u"default"_s, u"a"_s, u"b"_s}));
    }

    void noticesFilesThatAppearChangeAndGo()
    {
        CredentialsFolder folder;
        QwenCliAccounts accounts(folder.path());
        QVERIFY(accounts.accounts().isEmpty());
        folder.signIn(creds, "one", expiry);
        QTRY_COMPARE(firstToken(accounts), "access-one"_ba);
        replace(folder, creds, credentialsJson("two", expiry));
        QTRY_COMPARE(firstToken(accounts), "access-two"_ba);
        folder.signIn(creds, "written-in-place", expiry);
        QTRY_COMPARE(firstToken(accounts), "access-written-in-place"_ba);
        folder.signIn(u"oauth_creds_work.json"_s, "w", expiry);
        QTRY_COMPARE(names(accounts), QStringList({u"default"_s, u"work"_s}));
        QVERIFY(QFile::remove(folder.filePath(creds)));
        QTRY_COMPARE(names(accounts), QStringList{u"work"_s});
    }

    void noticesAFolderThatAppearsLaterAndComesBack()
    {
        CredentialsFolder folder;
        QwenCliAccounts accounts(folder.filePath(u"home/.qwen"_s));
        QVERIFY(QDir(folder.path()).mkpath(u"home/.qwen"_s));
        folder.signIn(u"home/.qwen/oauth_creds.json"_s, "one", expiry);
        QTRY_COMPARE(firstToken(accounts), "access-one"_ba);
        QVERIFY(QDir(folder.filePath(u"home"_s)).removeRecursively());
        QTRY_VERIFY(accounts.accounts().isEmpty());
        QVERIFY(QDir(folder.path()).mkpath(u"home/.qwen"_s));
        folder.signIn(u"home/.qwen/oauth_creds.json"_s, "two", expiry);
        QTRY_COMPARE(firstToken(accounts), "access-two"_ba);
    }

    // the references went on with what they had in memory when the CLI had refreshed the file
    void staleDefaultCredentialsAreNeverUsed()
    {
        CredentialsFolder folder;
        folder.signIn(creds, "one", expiry);
        QwenCliAccounts accounts(folder.path());
        folder.signIn(creds, "two", expiry);
        const auto now = accounts.read(u"default"_s);
        QVERIFY(now.credentials.has_value());
        QCOMPARE(now.credentials->accessToken, "access-two"_ba);
        QTRY_COMPARE(firstToken(accounts), "access-two"_ba);
    }

    void aFileThatIsAskedForBeforeTheWatchTellsIsFound()
    {
        CredentialsFolder folder;
        QwenCliAccounts accounts(folder.path());
        folder.signIn(u"oauth_creds_work.json"_s, "w", expiry);
        QVERIFY(accounts.read(u"work"_s).credentials.has_value());
        QCOMPARE(accounts.read(u"none"_s).credentials.error(), CredentialsFault::Missing);
    }

    void whileAFileIsBeingWrittenWhatItHeldStands()
    {
        CredentialsFolder folder;
        folder.signIn(creds, "one", expiry);
        QwenCliAccounts accounts(folder.path());
        QSignalSpy changed(&accounts, &QwenCliAccounts::changed);
        folder.put(creds, "{\"access_tok");
        accounts.rescan();
        QCOMPARE(firstToken(accounts), "access-one"_ba);
        QVERIFY(changed.isEmpty());
        folder.signIn(creds, "two", expiry);
        QTRY_COMPARE(firstToken(accounts), "access-two"_ba);
    }

    void aFileThatStaysBrokenIsShownSo()
    {
        CredentialsFolder folder;
        folder.signIn(creds, "one", expiry);
        QwenCliAccounts accounts(folder.path());
        folder.put(creds, "{");
        QTRY_VERIFY(!accounts.accounts().first().credentials.has_value());
        QCOMPARE(accounts.accounts().first().credentials.error(), CredentialsFault::NotJson);
        QVERIFY(folder.exists(creds));
    }

    void idleMeansIdle()
    {
        CredentialsFolder folder;
        folder.signIn(creds, "one", expiry);
        QwenCliAccounts accounts(folder.path());
        const auto timers = accounts.findChildren<QTimer *>();
        QTRY_VERIFY(
            std::none_of(timers.begin(), timers.end(), [](QTimer *timer) { return timer->isActive(); }));
    }
};

QTEST_GUILESS_MAIN(TestQwenCliAccounts)
#include "tst_qwencliaccounts.moc"
