#include "accounts/atomicfile.h"
#include "support/files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

namespace {

constexpr QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::WriteGroup
    | QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;

} // namespace

class TestAtomicFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAFileOnlyItsOwnerCanRead()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"creds.json"_s);
        QVERIFY(writePrivateFile(path, "one").has_value());
        QCOMPARE(readFile(path), "one"_ba);
#ifndef Q_OS_WIN
        QCOMPARE(QFile::permissions(path) & others, QFileDevice::Permissions());
#endif
    }

    void replacesAnOpenFileAndTightensIt()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"creds.json"_s);
        writeFile(path, "old");
        QVERIFY(QFile::setPermissions(path, QFile::permissions(path) | QFileDevice::ReadOther));
        QVERIFY(writePrivateFile(path, "new").has_value());
        QCOMPARE(readFile(path), "new"_ba);
#ifndef Q_OS_WIN
        QCOMPARE(QFile::permissions(path) & others, QFileDevice::Permissions());
#endif
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"creds.json"_s});
    }

    void refusesASymbolicLink()
    {
#ifdef Q_OS_WIN
        QSKIP("Making a symbolic link needs a privilege on Windows");
#endif
        QTemporaryDir folder;
        const QString target = folder.filePath(u"precious"_s);
        writeFile(target, "precious");
        const QString path = folder.filePath(u"creds.json"_s);
        QVERIFY(QFile::link(target, path));
        QVERIFY(!checkReplaceable(path).has_value());
        const auto result = writePrivateFile(path, "new");
        QVERIFY(!result.has_value());
        QVERIFY(result.error().message.contains(u"creds.json"_s));
        QCOMPARE(readFile(target), "precious"_ba);
        QVERIFY(QFileInfo(path).isSymLink());
    }

    void refusesAFolderInTheWay()
    {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(u"creds.json"_s));
        QVERIFY(!writePrivateFile(folder.filePath(u"creds.json"_s), "new").has_value());
        QVERIFY(QDir(folder.path()).entryList(QDir::Files).isEmpty());
    }

    void saysWhichFileCannotBeWritten()
    {
        QTemporaryDir folder;
        const auto result = writePrivateFile(folder.filePath(u"missing/creds.json"_s), "new");
        QVERIFY(!result.has_value());
        QCOMPARE(result.error().kind, Error::Kind::Internal);
        QVERIFY(result.error().message.contains(u"creds.json"_s));
    }

    void makesPrivateFolders()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"a/b"_s);
        QVERIFY(makePrivateFolder(path).has_value());
        QVERIFY(makePrivateFolder(path).has_value());
#ifndef Q_OS_WIN
        QCOMPARE(QFile::permissions(path) & others, QFileDevice::Permissions());
        QCOMPARE(QFile::permissions(folder.filePath(u"a"_s)) & others, QFileDevice::Permissions());
#endif
        writeFile(folder.filePath(u"file"_s), "x");
        QVERIFY(!makePrivateFolder(folder.filePath(u"file/c"_s)).has_value());
    }
};

QTEST_GUILESS_MAIN(TestAtomicFile)
#include "tst_atomicfile.moc"
