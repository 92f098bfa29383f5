#include "accounts/accountstore.h"
#include "support/files.h"
#include "support/patience.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

namespace {

Account codingPlan(const QString &id, const QString &name)
{
    return {.id = id,
        .name = name,
        .kind = AccountKind::CodingPlan,
        .source = Account::Source::Own,
        .region = u"china"_s,
        .baseUrl = QUrl(u"https://coding.dashscope.aliyuncs.com/v1"_s),
        .anthropicBaseUrl = QUrl(u"https://coding.dashscope.aliyuncs.com/apps/anthropic"_s),
        .models = {u"qwen3.7-plus"_s, u"glm-5"_s},
        .proxy = QUrl(u"socks5h://proxy.example:1080"_s),
        .enabled = false};
}

Account signIn(const QString &id, const QString &name)
{
    return {.id = id, .name = name, .kind = AccountKind::QwenSignIn, .source = Account::Source::Own};
}

} // namespace

class TestAccountStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_folder = m_home->filePath(u"config/qiao"_s);
        m_path = m_folder + u"/accounts.json"_s;
    }

    void keepsWhatItIsGiven();
    void changesOneAmongOthers();
    void filesAreForTheirOwnerAlone();
    void refusesWhatItCouldNotReadBack_data();
    void refusesWhatItCouldNotReadBack();
    void refusesTakenNamesAndUnknownAccounts();
    void damagedFilesAreNeverWrittenOver_data();
    void damagedFilesAreNeverWrittenOver();
    void keepsWhatIsNotItsOwn();
    void leavesOutWhatItDoesNotUnderstand();
    void breaksLaterKeepsWhatWasKnown();
    void tellsWhatOthersChange();
    void sharesTheFileWithOthers();
    void nothingIsLostBetweenWriters();
    void aFailedWriteChangesNothing();
    void aLockThatNamesNobodyIsTakenOver();

private:
    std::unique_ptr<QTemporaryDir> m_home;
    QString m_folder;
    QString m_path;
};

void TestAccountStore::keepsWhatItIsGiven()
{
    const Account plan = codingPlan(u"1"_s, u"work"_s);
    const Account own = signIn(u"2"_s, u"home"_s);
    const LinkedFile linked{.fileName = u"oauth_creds_old.json"_s,
        .name = u"older"_s,
        .enabled = false,
        .unlinked = true,
        .proxy = QUrl(u"http://proxy.example:3128"_s)};
    {
        AccountStore store(m_folder);
        QVERIFY(store.accounts().isEmpty());
        QVERIFY(!QFileInfo::exists(m_folder));
        QSignalSpy changes(&store, &AccountStore::changed);
        QVERIFY(store.add(plan));
        QVERIFY(store.add(own));
        QVERIFY(store.setLinkedFile(linked));
        QCOMPARE(changes.count(), 3);
    }
    AccountStore again(m_folder);
    QCOMPARE(again.fault(), QString());
    QCOMPARE(again.accounts(), (QList<Account>{plan, own}));
    QCOMPARE(again.linkedFiles(), QList<LinkedFile>{linked});
}

void TestAccountStore::changesOneAmongOthers()
{
    AccountStore store(m_folder);
    QVERIFY(store.add(codingPlan(u"1"_s, u"one"_s)));
    QVERIFY(store.add(codingPlan(u"2"_s, u"two"_s)));
    QVERIFY(store.add(codingPlan(u"3"_s, u"three"_s)));
    Account changed = codingPlan(u"2"_s, u"zwei"_s);
    changed.models.clear();
    changed.proxy.clear();
    changed.enabled = true;
    QVERIFY(store.update(changed));
    QVERIFY(store.remove(u"1"_s));
    QVERIFY(store.remove(u"1"_s));
    const QList<Account> expected{changed, codingPlan(u"3"_s, u"three"_s)};
    QCOMPARE(store.accounts(), expected);
    QCOMPARE(AccountStore(m_folder).accounts(), expected);

    QVERIFY(store.setLinkedFile({.fileName = u"oauth_creds.json"_s, .enabled = false}));
    QVERIFY(store.setLinkedFile({.fileName = u"oauth_creds.json"_s, .name = u"cli"_s}));
    QCOMPARE(AccountStore(m_folder).linkedFiles(),
        (QList<LinkedFile>{{.fileName = u"oauth_creds.json"_s, .name = u"cli"_s}}));
}

void TestAccountStore::filesAreForTheirOwnerAlone()
{
#ifdef Q_OS_WIN
    QSKIP("Windows has no modes");
#endif
    AccountStore store(m_folder);
    QVERIFY(store.add(signIn(u"1"_s, u"one"_s)));
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
        | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    QCOMPARE(QFile::permissions(m_path) & others, QFileDevice::Permissions());
    QCOMPARE(QFile::permissions(m_folder) & others, QFileDevice::Permissions());
}

void TestAccountStore::refusesWhatItCouldNotReadBack_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("baseUrl");
    QTest::addColumn<QString>("proxy");
    const QString fine = u"https://host.example/v1"_s;
    QTest::newRow("name") << u"a/b"_s << fine << QString();
    QTest::newRow("no name") << QString() << fine << QString();
    QTest::newRow("no address") << u"a"_s << QString() << QString();
    QTest::newRow("clear text") << u"a"_s << u"http://host.example/v1"_s << QString();
    QTest::newRow("user name") << u"a"_s << u"https://me:secret@host.example/v1"_s << QString();
    QTest::newRow("proxy") << u"a"_s << fine << u"http://me:secret@proxy.example:3128"_s;
}

void TestAccountStore::refusesWhatItCouldNotReadBack()
{
    QFETCH(QString, name);
    QFETCH(QString, baseUrl);
    QFETCH(QString, proxy);
    AccountStore store(m_folder);
    const auto result = store.add({.id = u"1"_s,
        .name = name,
        .kind = AccountKind::Custom,
        .source = Account::Source::Own,
        .baseUrl = QUrl(baseUrl),
        .proxy = QUrl(proxy)});
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Rejected);
    QCOMPARE(result.error().httpStatus, 400);
    QVERIFY(!result.error().message.contains(u"secret"_s));
    QVERIFY(store.accounts().isEmpty());
    QVERIFY(!QFileInfo::exists(m_path));
}

void TestAccountStore::refusesTakenNamesAndUnknownAccounts()
{
    AccountStore store(m_folder);
    QVERIFY(store.add(codingPlan(u"1"_s, u"work"_s)));
    QVERIFY(store.add(codingPlan(u"2"_s, u"home"_s)));
    QCOMPARE(store.add(codingPlan(u"3"_s, u"work"_s)).error().httpStatus, 409);
    QCOMPARE(store.add(codingPlan(u"1"_s, u"third"_s)).error().httpStatus, 409);
    QCOMPARE(store.update(codingPlan(u"2"_s, u"work"_s)).error().httpStatus, 409);
    QCOMPARE(store.update(codingPlan(u"9"_s, u"nine"_s)).error().httpStatus, 404);
    QCOMPARE(store.setLinkedFile({.fileName = u"../oauth_creds.json"_s}).error().httpStatus, 400);
    QCOMPARE(AccountStore(m_folder).accounts().size(), 2);
}

void TestAccountStore::damagedFilesAreNeverWrittenOver_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("no JSON") << "{\"version\": 1, \"accounts\": ["_ba;
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("a list") << "[]"_ba;
    QTest::newRow("no version") << "{\"accounts\": []}"_ba;
    QTest::newRow("accounts are no list") << "{\"version\": 1, \"accounts\": {}}"_ba;
    QTest::newRow("newer version") << "{\"version\": 2, \"accounts\": []}"_ba;
}

void TestAccountStore::damagedFilesAreNeverWrittenOver()
{
    QFETCH(QByteArray, content);
    writeFile(m_path, content);
    AccountStore store(m_folder);
    QVERIFY(store.accounts().isEmpty());
    QVERIFY(store.fault().contains(QDir::toNativeSeparators(m_path)));
    const auto result = store.add(signIn(u"1"_s, u"one"_s));
    QVERIFY(!result);
    QCOMPARE(result.error().message, store.fault());
    QVERIFY(!store.setLinkedFile({.fileName = u"oauth_creds.json"_s}));
    QVERIFY(!store.remove(u"1"_s));
    QCOMPARE(readFile(m_path), content);

    QVERIFY(QFile::remove(m_path));
    QVERIFY(store.add(signIn(u"1"_s, u"one"_s)));
    QCOMPARE(store.fault(), QString());
}

void TestAccountStore::keepsWhatIsNotItsOwn()
{
    writeFile(m_path, R"({"version": 1, "colour": {"a": [1, 2]}, "accounts": [
        {"id": "1", "name": "one", "kind": "qwen-sign-in", "note": "mine"},
        {"id": "2", "name": "two", "kind": "qwen-sign-in", "note": "gone"}],
        "linked_files": [{"file": "oauth_creds.json", "note": "linked"}]})");
    AccountStore store(m_folder);
    QCOMPARE(store.fault(), QString());
    QVERIFY(store.update(signIn(u"1"_s, u"eins"_s)));
    QVERIFY(store.remove(u"2"_s));
    QVERIFY(store.setLinkedFile({.fileName = u"oauth_creds.json"_s, .unlinked = true}));

    const QJsonObject document = QJsonDocument::fromJson(readFile(m_path)).object();
    QCOMPARE(document.value("colour"_L1), QJsonValue(QJsonObject{{u"a"_s, QJsonArray{1, 2}}}));
    const QJsonArray accounts = document.value("accounts"_L1).toArray();
    QCOMPARE(accounts.size(), 1);
    QCOMPARE(accounts.first()["name"_L1].toString(), u"eins"_s);
    QCOMPARE(accounts.first()["note"_L1].toString(), u"mine"_s);
    const QJsonValue linked = document.value("linked_files"_L1).toArray().first();
    QCOMPARE(linked["note"_L1].toString(), u"linked"_s);
    QCOMPARE(linked["unlinked"_L1].toBool(), true);
}

void TestAccountStore::leavesOutWhatItDoesNotUnderstand()
{
    writeFile(m_path, R"({"version": 1, "accounts": [
        {"id": "1", "name": "one", "kind": "qwen-sign-in"},
        {"id": "2", "name": "two", "kind": "teapot"},
        {"id": "3", "name": "three", "kind": "custom", "base_url": "http://host.example/v1"},
        {"id": "4", "name": "one", "kind": "qwen-sign-in"},
        7]})");
    AccountStore store(m_folder);
    QCOMPARE(store.accounts(), (QList<Account>{signIn(u"1"_s, u"one"_s)}));
    QVERIFY(store.fault().contains(u"kind"_s));
    QVERIFY(store.fault().contains(u"2"_s));
    QVERIFY(store.add(signIn(u"5"_s, u"five"_s)));
    const QJsonArray entries =
        QJsonDocument::fromJson(readFile(m_path)).object().value("accounts"_L1).toArray();
    QCOMPARE(entries.size(), 6);
    QCOMPARE(entries.at(1)["kind"_L1].toString(), u"teapot"_s);
    QCOMPARE(entries.at(3)["id"_L1].toString(), u"4"_s);
    QCOMPARE(entries.at(4).toInt(), 7);
    QVERIFY(!store.fault().isEmpty());
}

void TestAccountStore::breaksLaterKeepsWhatWasKnown()
{
    AccountStore store(m_folder);
    QVERIFY(store.add(signIn(u"1"_s, u"one"_s)));
    writeFile(m_path, "{");
    QTRY_VERIFY_WITH_TIMEOUT(!store.fault().isEmpty(), patience);
    QCOMPARE(store.accounts().size(), 1);
    writeFile(m_path, R"({"version": 1})");
    QTRY_VERIFY_WITH_TIMEOUT(store.fault().isEmpty(), patience);
    QCOMPARE(store.accounts().size(), 0);
}

void TestAccountStore::tellsWhatOthersChange()
{
    // the folder and the one above it are not there yet
    AccountStore watching(m_folder);
    QSignalSpy changes(&watching, &AccountStore::changed);
    AccountStore other(m_folder);
    QVERIFY(other.add(signIn(u"1"_s, u"one"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(watching.accounts().size(), 1, patience);
    // each change replaces the file by renaming
    for (int i = 2; i < 6; ++i) {
        QVERIFY(other.add(signIn(QString::number(i), u"name-%1"_s.arg(i))));
        QTRY_COMPARE_WITH_TIMEOUT(watching.accounts().size(), i, patience);
    }
    // an editor writes into it
    writeFile(m_path, R"({"version": 1, "accounts": [{"id": "1", "name": "one", "kind": "qwen-sign-in"}]})");
    QTRY_COMPARE_WITH_TIMEOUT(watching.accounts().size(), 1, patience);
    QVERIFY(QFile::remove(m_path));
    QTRY_COMPARE_WITH_TIMEOUT(watching.accounts().size(), 0, patience);
    QVERIFY(QDir(m_home->filePath(u"config"_s)).removeRecursively());
    QVERIFY(other.add(signIn(u"9"_s, u"nine"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(watching.accounts().size(), 1, patience);
    QVERIFY(changes.count() >= 8);
}

void TestAccountStore::sharesTheFileWithOthers()
{
    AccountStore one(m_folder);
    AccountStore two(m_folder);
    // without a look at the file between them
    QVERIFY(one.add(signIn(u"1"_s, u"one"_s)));
    QVERIFY(two.add(signIn(u"2"_s, u"two"_s)));
    QCOMPARE(one.add(signIn(u"3"_s, u"two"_s)).error().httpStatus, 409);
    QVERIFY(one.remove(u"2"_s));
    QCOMPARE(two.update(signIn(u"2"_s, u"zwei"_s)).error().httpStatus, 404);
    QCOMPARE(AccountStore(m_folder).accounts(), (QList<Account>{signIn(u"1"_s, u"one"_s)}));
}

void TestAccountStore::nothingIsLostBetweenWriters()
{
    constexpr int writers = 3;
    constexpr int each = 5;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back(QThread::create([this, writer] {
            AccountStore store(m_folder);
            for (int i = 0; i < each; ++i) {
                const QString id = u"%1-%2"_s.arg(writer).arg(i);
                if (!store.add(signIn(id, id))) {
                    qWarning("%s was not added", qPrintable(id));
                }
            }
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads) {
        QVERIFY(thread->wait(patience));
    }
    QCOMPARE(AccountStore(m_folder).accounts().size(), writers * each);
}

void TestAccountStore::aFailedWriteChangesNothing()
{
#ifdef Q_OS_WIN
    QSKIP("Making a symbolic link needs a privilege on Windows");
#endif
    AccountStore store(m_folder);
    QVERIFY(store.add(signIn(u"1"_s, u"one"_s)));
    QVERIFY(QFile::rename(m_path, m_path + u".real"_s));
    QVERIFY(QFile::link(m_path + u".real"_s, m_path));
    QVERIFY(!store.add(signIn(u"2"_s, u"two"_s)));
    QCOMPARE(store.accounts().size(), 1);
    QVERIFY(QFileInfo(m_path).isSymLink());
}

void TestAccountStore::aLockThatNamesNobodyIsTakenOver()
{
    AccountStore store(m_folder);
    QVERIFY(QDir().mkpath(m_folder));
    QFile nameless(m_path + u".lock"_s);
    QVERIFY(nameless.open(QIODevice::WriteOnly));
    const auto longAgo = QDateTime::currentDateTime().addSecs(-10);
    QVERIFY(nameless.setFileTime(longAgo, QFileDevice::FileModificationTime));
    nameless.close();
    QVERIFY(store.add(signIn(u"1"_s, u"one"_s)));
}

QTEST_GUILESS_MAIN(TestAccountStore)
#include "tst_accountstore.moc"
