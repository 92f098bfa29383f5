#include "clientkeys/clientkeystore.h"
#include "logging/redaction.h"
#include "support/files.h"
#include "support/patience.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

class TestClientKeyStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_folder = m_home->filePath(u"config/qiao"_s);
        m_path = m_folder + u"/clientkeys.json"_s;
    }

    void aNewKeyIsShownOnce();
    void keepsWhatItIsGiven();
    void noTwoKeysAreAlike();
    void theFileIsItsOwnersAlone();
    void refusesNames_data();
    void refusesNames();
    void renamesAndRevokes();
    void keepsTheLastKeyOfAnOpenServer();
    void damagedFilesAreNeverWrittenOver_data();
    void damagedFilesAreNeverWrittenOver();
    void breaksLaterKeepsWhatWasKnown();
    void tellsWhatOthersChange();

private:
    std::unique_ptr<QTemporaryDir> m_home;
    QString m_folder;
    QString m_path;
};

void TestClientKeyStore::aNewKeyIsShownOnce()
{
    ClientKeyStore store(m_folder);
    QVERIFY(store.keys().isEmpty() && store.hashes().isEmpty() && store.fault().isEmpty());
    QSignalSpy changed(&store, &ClientKeyStore::changed);
    const auto made = store.create(u" Claude Code "_s);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    QCOMPARE(changed.size(), 1);
    static const QRegularExpression shape(u"^qiao-[A-Za-z0-9_-]{43}$"_s);
    QVERIFY(shape.match(QString::fromLatin1(made->clear)).hasMatch());
    QCOMPARE(made->key.name, u"Claude Code"_s);
    QCOMPARE(made->key.ending, QString::fromLatin1(made->clear.last(4)));
    QVERIFY(!made->key.id.isEmpty());
    QVERIFY(qAbs(made->key.createdAt.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    QCOMPARE(store.keys(), QList{made->key});
    QCOMPARE(store.hashes(), QList{QCryptographicHash::hash(made->clear, QCryptographicHash::Sha256)});
    QVERIFY(!readFile(m_path).contains(made->clear));
    QCOMPARE(redacted(made->clear), QByteArray(redactionMark.data(), redactionMark.size()));
}

void TestClientKeyStore::keepsWhatItIsGiven()
{
    ClientKeyStore store(m_folder);
    QVERIFY(store.create(u"one"_s) && store.create(u"笔记本"_s));
    const ClientKeyStore again(m_folder);
    QCOMPARE(again.keys(), store.keys());
    QCOMPARE(again.hashes(), store.hashes());
    QVERIFY(hasClientKeys(m_folder));
}

void TestClientKeyStore::noTwoKeysAreAlike()
{
    ClientKeyStore store(m_folder);
    QSet<QByteArray> keys;
    QSet<QString> ids;
    for (int i = 0; i < 20; ++i) {
        const auto made = store.create(QString::number(i));
        QVERIFY(made);
        keys.insert(made->clear);
        ids.insert(made->key.id);
    }
    QCOMPARE(keys.size(), 20);
    QCOMPARE(ids.size(), 20);
}

void TestClientKeyStore::theFileIsItsOwnersAlone()
{
#ifdef Q_OS_WIN
    QSKIP("Windows has no modes");
#endif
    ClientKeyStore store(m_folder);
    QVERIFY(store.create(u"one"_s));
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
        | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    QCOMPARE(QFile::permissions(m_path) & others, QFileDevice::Permissions());
}

void TestClientKeyStore::refusesNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("status");
    QTest::newRow("none") << u"  "_s << 400;
    QTest::newRow("taken") << u"one"_s << 409;
    QTest::newRow("long") << QString(65, u'x') << 400;
    QTest::newRow("two lines") << u"a\nb"_s << 400;
}

void TestClientKeyStore::refusesNames()
{
    QFETCH(QString, name);
    QFETCH(int, status);
    ClientKeyStore store(m_folder);
    QVERIFY(store.create(u"one"_s));
    const auto other = store.create(u"other"_s);
    const auto made = store.create(name);
    QVERIFY(!made);
    QCOMPARE(made.error().httpStatus, status);
    const auto renamed = store.rename(other->key.id, name);
    QVERIFY(!renamed);
    QCOMPARE(renamed.error().httpStatus, status);
    QCOMPARE(store.keys().size(), 2);
}

void TestClientKeyStore::renamesAndRevokes()
{
    ClientKeyStore store(m_folder);
    const auto one = store.create(u"one"_s);
    const auto two = store.create(u"two"_s);
    QVERIFY(one && two);
    const auto renamed = store.rename(one->key.id, u"first"_s);
    QVERIFY(renamed);
    QCOMPARE(renamed->name, u"first"_s);
    QVERIFY(store.rename(one->key.id, u"first"_s));
    QCOMPARE(store.hashes().first(), QCryptographicHash::hash(one->clear, QCryptographicHash::Sha256));
    QVERIFY(store.revoke(one->key.id));
    QCOMPARE(store.keys(), QList{two->key});
    const auto again = store.revoke(one->key.id);
    QVERIFY(!again && again.error().httpStatus == 404);
    const auto gone = store.rename(one->key.id, u"x"_s);
    QVERIFY(!gone && gone.error().httpStatus == 404);
    QVERIFY(store.revoke(two->key.id));
    QVERIFY(!hasClientKeys(m_folder));
}

void TestClientKeyStore::keepsTheLastKeyOfAnOpenServer()
{
    ClientKeyStore store(m_folder);
    const auto made = store.create(u"one"_s);
    store.guardLastKey(true, 0);
    const auto refused = store.revoke(made->key.id);
    QVERIFY(!refused && refused.error().httpStatus == 409);
    QVERIFY(refused.error().message.contains(u"\"one\""_s));
    QCOMPARE(store.keys().size(), 1);
    const auto second = store.create(u"two"_s);
    QVERIFY(store.revoke(made->key.id));
    store.guardLastKey(true, 1);
    QVERIFY(store.revoke(second->key.id));
}

void TestClientKeyStore::damagedFilesAreNeverWrittenOver_data()
{
    const QByteArray hash = QByteArray(32, 'h').toHex();
    const auto entry = [](const QByteArray &id, const QByteArray &sha256) {
        return R"({"id":")" + id + R"(","name":"n","ending":"abcd","created":"2026-01-02T03:04:05Z",)"
            + R"("sha256":")" + sha256 + R"("})";
    };
    const auto file = [](const QByteArray &entries) { return R"({"version":1,"keys":[)" + entries + "]}"; };
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("no JSON") << "{"_ba;
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("newer") << R"({"version":2,"keys":[]})"_ba;
    QTest::newRow("no list") << R"({"version":1})"_ba;
    QTest::newRow("short hash") << file(entry("a", "00ff"));
    QTest::newRow("no hash") << file(entry("a", "zz" + hash.mid(2)));
    QTest::newRow("one of two") << file(entry("a", hash) + "," + entry("", hash));
    QTest::newRow("the same twice") << file(entry("a", hash) + "," + entry("a", hash));
}

void TestClientKeyStore::damagedFilesAreNeverWrittenOver()
{
    QFETCH(QByteArray, content);
    writeFile(m_path, content);
    ClientKeyStore store(m_folder);
    QVERIFY(store.fault().contains(QDir::toNativeSeparators(m_path)));
    QVERIFY(store.hashes().isEmpty());
    QVERIFY(!hasClientKeys(m_folder));
    const auto made = store.create(u"one"_s);
    QVERIFY(!made);
    QCOMPARE(made.error().message, store.fault());
    QCOMPARE(readFile(m_path), content);
}

void TestClientKeyStore::breaksLaterKeepsWhatWasKnown()
{
    ClientKeyStore store(m_folder);
    QVERIFY(store.create(u"one"_s));
    const auto hashes = store.hashes();
    const QByteArray good = readFile(m_path);
    writeFile(m_path, "{");
    QTRY_VERIFY_WITH_TIMEOUT(!store.fault().isEmpty(), patience);
    QCOMPARE(store.hashes(), hashes);
    writeFile(m_path, good);
    QTRY_VERIFY_WITH_TIMEOUT(store.fault().isEmpty(), patience);
    QCOMPARE(store.hashes(), hashes);
}

void TestClientKeyStore::tellsWhatOthersChange()
{
    ClientKeyStore store(m_folder);
    ClientKeyStore other(m_folder);
    const auto made = other.create(u"one"_s);
    QVERIFY(made);
    QTRY_COMPARE_WITH_TIMEOUT(store.keys(), QList{made->key}, patience);
    QVERIFY(store.create(u"two"_s));
    QCOMPARE(store.keys().size(), 2);
    QVERIFY(QFile::remove(m_path));
    QTRY_VERIFY_WITH_TIMEOUT(store.keys().isEmpty() && store.fault().isEmpty(), patience);
}

QTEST_GUILESS_MAIN(TestClientKeyStore)

#include "tst_clientkeystore.moc"
