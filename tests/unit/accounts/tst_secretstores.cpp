// The stores in a file and in memory, the choice between the stores, and what QtKeychain's errors become.

#include "accounts/filesecretstore.h"
#include "accounts/memorysecretstore.h"
#include "accounts/secreterrors.h"
#include "accounts/secretstores.h"
#include "support/files.h"
#include "support/outcome.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#ifndef Q_OS_WIN
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

namespace {

#ifndef Q_OS_WIN
constexpr uid_t nobody = 65534;
#endif

const QByteArray binary("\0\xff\x80 \n\"", 6);

void keeps(SecretStore &store)
{
    QCOMPARE(outcome(store.read(u"id"_s)).value(), std::nullopt);
    QVERIFY(outcome(store.write(u"id"_s, binary)));
    QVERIFY(outcome(store.write(u"empty"_s, QByteArray())));
    QCOMPARE(outcome(store.read(u"id"_s)).value(), binary);
    QCOMPARE(outcome(store.read(u"empty"_s)).value(), QByteArray());
    QVERIFY(outcome(store.write(u"id"_s, "other")));
    QCOMPARE(outcome(store.read(u"id"_s)).value(), "other"_ba);
    QVERIFY(outcome(store.remove(u"id"_s)));
    QVERIFY(outcome(store.remove(u"id"_s)));
    QCOMPARE(outcome(store.read(u"id"_s)).value(), std::nullopt);
    QCOMPARE(outcome(store.read(u"empty"_s)).value(), QByteArray());
}

} // namespace

class TestSecretStores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void memoryKeepsSecrets()
    {
        MemorySecretStore store;
        keeps(store);
    }

    void aFileKeepsSecrets()
    {
        QTemporaryDir folder;
        FileSecretStore store(folder.filePath(u"data"_s));
        QVERIFY(!QFileInfo::exists(folder.filePath(u"data"_s)));
        keeps(store);
    }

    void theFileIsItsOwnersAlone()
    {
        QTemporaryDir folder;
        FileSecretStore store(folder.filePath(u"data"_s));
        QVERIFY(outcome(store.write(u"id"_s, "secret")));
        const auto document = QJsonDocument::fromJson(readFile(store.path()));
        QCOMPARE(document["version"_L1].toInt(), 1);
        QCOMPARE(document["secrets"_L1]["id"_L1].toString(), u"c2VjcmV0"_s);
        QCOMPARE(QDir(folder.filePath(u"data"_s)).entryList(QDir::Files), QStringList{u"secrets.json"_s});
#ifndef Q_OS_WIN
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
            | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
        QCOMPARE(QFile::permissions(store.path()) & others, QFileDevice::Permissions());
        QCOMPARE(QFile::permissions(folder.filePath(u"data"_s)) & others, QFileDevice::Permissions());
#endif
    }

    void twoProgramsShareAFile()
    {
        QTemporaryDir folder;
        FileSecretStore one(folder.path());
        FileSecretStore two(folder.path());
        QVERIFY(outcome(one.write(u"a"_s, "1")));
        QVERIFY(outcome(two.write(u"b"_s, "2")));
        QVERIFY(outcome(one.write(u"c"_s, "3")));
        QVERIFY(outcome(two.remove(u"a"_s)));
        QCOMPARE(outcome(one.read(u"a"_s)).value(), std::nullopt);
        QCOMPARE(outcome(one.read(u"b"_s)).value(), "2"_ba);
        QCOMPARE(outcome(two.read(u"c"_s)).value(), "3"_ba);
    }

    void aLockWithoutAnOwnerIsTakenOver()
    {
        QTemporaryDir folder;
        FileSecretStore store(folder.path());
        // what a program leaves that is killed between making the lock file and writing its name there
        const QString lock = store.path() + u".lock"_s;
        writeFile(lock, "");
        QFile file(lock);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(
            file.setFileTime(QDateTime::currentDateTime().addSecs(-7), QFileDevice::FileModificationTime));
        file.close();
        QVERIFY(outcome(store.write(u"id"_s, "secret")));
        QCOMPARE(outcome(store.read(u"id"_s)).value(), "secret"_ba);
    }

    void aDamagedFileIsLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << ""_ba;
        QTest::newRow("cut") << "{\"version\": 1, \"secrets\": {\"id\": \"c2Vj"_ba;
        QTest::newRow("other JSON") << "[1]"_ba;
        QTest::newRow("no version") << "{\"secrets\": {}}"_ba;
        QTest::newRow("later version") << "{\"version\": 2, \"secrets\": {}}"_ba;
        QTest::newRow("no secrets") << "{\"version\": 1}"_ba;
        QTest::newRow("not text") << "{\"version\": 1, \"secrets\": {\"id\": 5}}"_ba;
        QTest::newRow("not base64") << "{\"version\": 1, \"secrets\": {\"id\": \"?\"}}"_ba;
    }

    void aDamagedFileIsLeftAlone()
    {
        QFETCH(const QByteArray, bytes);
        QTemporaryDir folder;
        FileSecretStore store(folder.path());
        writeFile(store.path(), bytes);
        const auto read = outcome(store.read(u"id"_s));
        const auto write = outcome(store.write(u"id"_s, "new"));
        const auto removal = outcome(store.remove(u"id"_s));
        for (const auto &message : {read.error().message, write.error().message, removal.error().message}) {
            QVERIFY(message.contains(u"secrets.json"_s));
        }
        QCOMPARE(readFile(store.path()), bytes);
    }

    void saysThatTheFolderCannotBeWrittenTo()
    {
        QTemporaryDir folder;
        writeFile(folder.filePath(u"data"_s), "in the way");
        FileSecretStore store(folder.filePath(u"data"_s));
        const auto write = outcome(store.write(u"id"_s, "secret"));
        QVERIFY(!write);
        QVERIFY(write.error().message.contains(folder.filePath(u"data"_s)));
        QVERIFY(!write.error().message.contains(u"secret\""_s));
    }

    void saysThatTheFolderIsReadOnly()
    {
#ifdef Q_OS_WIN
        QSKIP("Windows has no read-only folders");
#else
        QTemporaryDir folder;
        FileSecretStore store(folder.path());
        QVERIFY(QFile::setPermissions(folder.path(), QFileDevice::ReadOwner | QFileDevice::ExeOwner));
        const bool isRoot = geteuid() == 0; // root may write everywhere: be somebody else for a moment
        QVERIFY(!isRoot
            || (chown(QFile::encodeName(folder.path()), nobody, nobody) == 0 && seteuid(nobody) == 0));
        const auto write = outcome(store.write(u"id"_s, "secret"));
        QVERIFY(!isRoot || seteuid(0) == 0);
        QVERIFY(QFile::setPermissions(
            folder.path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
        QVERIFY(!write);
        QVERIFY(write.error().message.contains(u"secrets.json"_s));
#endif
    }

    void makesTheChosenStore()
    {
        QTemporaryDir folder;
        const auto file = makeSecretStore(SecretsBackend::File, folder.path());
        QVERIFY(qobject_cast<FileSecretStore *>(file.get()));
        QVERIFY(
            qobject_cast<MemorySecretStore *>(makeSecretStore(SecretsBackend::Memory, folder.path()).get()));
    }

    void warnsOnlyOfTheFile()
    {
        const QString warning = secretsWarning(SecretsBackend::File, u"/data"_s);
        QVERIFY(warning.contains(u"in the clear"_s));
        QVERIFY(warning.contains(QDir::toNativeSeparators(u"/data/secrets.json"_s)));
        QVERIFY(secretsWarning(SecretsBackend::Keychain, u"/data"_s).isEmpty());
        QVERIFY(secretsWarning(SecretsBackend::Memory, u"/data"_s).isEmpty());
    }

    void keychainErrorsAreSentences_data()
    {
        QTest::addColumn<QKeychain::Error>("error");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("beginning");
        const QString locked = u"The keyring is locked, or access was refused. Unlock it, or set"_s;
        const QString none = u"No keyring was found. Start one (GNOME Keyring, KWallet, KeePassXC), or set"_s;
        QTest::newRow("refused") << QKeychain::AccessDeniedByUser << u"no"_s << 503 << locked;
        QTest::newRow("denied") << QKeychain::AccessDenied << u"locked collection"_s << 503 << locked;
        QTest::newRow("no backend") << QKeychain::NoBackendAvailable << QString() << 503 << none;
        QTest::newRow("not implemented") << QKeychain::NotImplemented << QString() << 503 << none;
        QTest::newRow("no bus")
            << QKeychain::OtherError << u"Cannot autolaunch D-Bus\nwithout X11 $DISPLAY."_s << 503
            << u"The keyring cannot be used (Cannot autolaunch D-Bus without X11 $DISPLAY). Start and unlock "
               "it, or set"_s;
        QTest::newRow("no reason") << QKeychain::OtherError << u" "_s << 503
                                   << u"The keyring cannot be used (it does not say why). Start"_s;
        QTest::newRow("not deleted") << QKeychain::CouldNotDeleteEntry << u"busy"_s << 500
                                     << u"The keyring did not remove the secret (busy). Remove it"_s;
        QTest::newRow("odd") << QKeychain::NoError << u"odd"_s << 503
                             << u"The keyring cannot be used (odd). Start"_s;
        QTest::newRow("absent") << QKeychain::EntryNotFound << u"absent"_s << 503
                                << u"The keyring cannot be used (absent). Start"_s;
    }

    void keychainErrorsAreSentences()
    {
        QFETCH(const QKeychain::Error, error);
        QFETCH(const QString, reason);
        QFETCH(const int, status);
        QFETCH(const QString, beginning);
        const Error converted = keychainError(error, reason);
        QVERIFY2(converted.message.startsWith(beginning), qPrintable(converted.message));
        QCOMPARE(converted.httpStatus, status);
        QCOMPARE(converted.kind, status == 503 ? Error::Kind::Transient : Error::Kind::Internal);
        QVERIFY(!converted.retryHelps);
        if (status == 503) {
            QVERIFY(converted.message.contains(u"QIAO_SECRETS=file"_s));
            QVERIFY(converted.message.contains(u"in the clear"_s));
            QVERIFY(converted.message.contains(u"QIAO_SECRETS=memory"_s));
        }
    }

    void aLongReasonIsCut()
    {
        const Error error = keychainError(QKeychain::OtherError, QString(5'000, u'x'));
        QVERIFY(error.message.size() < 500);
    }
};

QTEST_GUILESS_MAIN(TestSecretStores)
#include "tst_secretstores.moc"
