#include "accounts/qwenclilock.h"
#include "support/credentialsfolder.h"
#include "support/patience.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;
using namespace std::chrono_literals;

namespace {

const QString lockName = u"oauth_creds.lock"_s;

constexpr QwenCliLockTiming quick{
    .staleAfter = 35s, .touchEvery = 20ms, .firstWait = 2ms, .longestWait = 8ms, .attempts = 20};

void age(const QString &path, std::chrono::seconds by)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly));
    QVERIFY(file.setFileTime(
        QDateTime::currentDateTime().addSecs(-by.count()), QFileDevice::FileModificationTime));
}

/// Asks for \a lock; whether it is acquired, once.
bool isAcquired(QwenCliLock &lock)
{
    QSignalSpy acquired(&lock, &QwenCliLock::acquired);
    lock.acquire();
    return QTest::qWaitFor([&acquired] { return !acquired.isEmpty(); }, patience) && acquired.size() == 1;
}

} // namespace

class TestQwenCliLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstTakesItAndPutsAnIdIn()
    {
        CredentialsFolder folder;
        QwenCliLock lock(folder.filePath(lockName), systemTime, quick);
        QSignalSpy acquired(&lock, &QwenCliLock::acquired);
        lock.acquire();
        QVERIFY(acquired.isEmpty());
        QTRY_COMPARE(acquired.size(), 1);
        QVERIFY(!QUuid::fromString(QString::fromLatin1(folder.bytes(lockName))).isNull());
        QVERIFY(lock.isOurs());
#ifndef Q_OS_WIN
        QVERIFY(!(QFile::permissions(folder.filePath(lockName)) & (QFile::ReadGroup | QFile::ReadOther)));
#endif
        lock.release();
        QVERIFY(!folder.exists(lockName));
        QVERIFY(!lock.isOurs());
    }

    void theSecondWaitsForTheFirst()
    {
        CredentialsFolder folder;
        QwenCliLock first(folder.filePath(lockName), systemTime, quick);
        QwenCliLock second(folder.filePath(lockName), systemTime, quick);
        QSignalSpy secondAcquired(&second, &QwenCliLock::acquired);
        QVERIFY(isAcquired(first));
        second.acquire();
        QCoreApplication::processEvents();
        QVERIFY(secondAcquired.isEmpty());
        first.release();
        QTRY_COMPARE(secondAcquired.size(), 1);
    }

    void givesUpOnALockThatStays()
    {
        CredentialsFolder folder;
        folder.put(lockName, "somebody else");
        QwenCliLock lock(folder.filePath(lockName), systemTime, quick);
        QSignalSpy failed(&lock, &QwenCliLock::failed);
        QSignalSpy acquired(&lock, &QwenCliLock::acquired);
        lock.acquire();
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(acquired.isEmpty());
        const auto error = failed.first().first().value<Error>();
        QCOMPARE(error.kind, Error::Kind::Transient);
        QVERIFY(error.message.contains(lockName));
        QCOMPARE(folder.bytes(lockName), "somebody else"_ba);
    }

    void waitsLongerEachTimeAsTheCliDoes()
    {
        constexpr QwenCliLockTiming cli;
        QCOMPARE(cli.firstWait, 100ms);
        QCOMPARE(cli.longestWait, 2s);
        QCOMPARE(cli.attempts, 20);
        QCOMPARE(cli.staleAfter, 35s);
        CredentialsFolder folder;
        folder.put(lockName, "somebody else");
        auto timing = quick;
        timing.attempts = 5;
        timing.firstWait = 10ms;
        timing.longestWait = 20ms;
        QwenCliLock lock(folder.filePath(lockName), systemTime, timing);
        QSignalSpy failed(&lock, &QwenCliLock::failed);
        QElapsedTimer timer;
        timer.start();
        lock.acquire();
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(timer.elapsed() >= 10 + 15 + 20 + 20 + 20 - 5);
    }

    void aLockOf34SecondsIsRespected()
    {
        CredentialsFolder folder;
        folder.put(lockName, "somebody else");
        age(folder.filePath(lockName), 34s);
        auto timing = quick;
        timing.attempts = 3;
        QwenCliLock lock(folder.filePath(lockName), systemTime, timing);
        QSignalSpy failed(&lock, &QwenCliLock::failed);
        lock.acquire();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(folder.bytes(lockName), "somebody else"_ba);
    }

    void aStaleLockIsStolen()
    {
        CredentialsFolder folder;
        folder.put(lockName, "somebody else");
        age(folder.filePath(lockName), 36s);
        QwenCliLock lock(folder.filePath(lockName), systemTime, quick);
        QVERIFY(isAcquired(lock));
        QVERIFY(lock.isOurs());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{lockName});
    }

    void staysFreshWhileHeld()
    {
        CredentialsFolder folder;
        QwenCliLock lock(folder.filePath(lockName), systemTime, quick);
        QVERIFY(isAcquired(lock));
        age(folder.filePath(lockName), 100s);
        QTRY_VERIFY(
            QFileInfo(folder.filePath(lockName)).lastModified().secsTo(QDateTime::currentDateTime()) < 50);
        QVERIFY(lock.isOurs());
    }

    void isPutUpAgainWhenAnExitingCliTookItAlong()
    {
        CredentialsFolder folder;
        QwenCliLock lock(folder.filePath(lockName), systemTime, quick);
        QVERIFY(isAcquired(lock));
        QVERIFY(QFile::remove(folder.filePath(lockName)));
        QVERIFY(!lock.isOurs());
        QTRY_VERIFY(lock.isOurs());
    }

    void aLockThatBecameSomebodyElsesIsNotReleased()
    {
        CredentialsFolder folder;
        {
            QwenCliLock lock(folder.filePath(lockName), systemTime, quick);
            QVERIFY(isAcquired(lock));
            QVERIFY(QFile::remove(folder.filePath(lockName)));
            folder.put(lockName, "somebody else");
            lock.release();
            QCOMPARE(folder.bytes(lockName), "somebody else"_ba);
        }
        QCOMPARE(folder.bytes(lockName), "somebody else"_ba);
    }

    void destroyingItReleasesIt()
    {
        CredentialsFolder folder;
        {
            QwenCliLock lock(folder.filePath(lockName), systemTime, quick);
            QVERIFY(isAcquired(lock));
        }
        QVERIFY(!folder.exists(lockName));
    }

    void givingUpWaitingTakesNothing()
    {
        CredentialsFolder folder;
        folder.put(lockName, "somebody else");
        QwenCliLock lock(folder.filePath(lockName), systemTime, quick);
        QSignalSpy acquired(&lock, &QwenCliLock::acquired);
        lock.acquire();
        lock.release();
        QVERIFY(QFile::remove(folder.filePath(lockName)));
        QTest::qWait(20);
        QVERIFY(acquired.isEmpty());
        QVERIFY(!folder.exists(lockName));
    }

    void aFolderThatIsNotThereIsSaidAtOnce()
    {
        CredentialsFolder folder;
        QwenCliLock lock(folder.filePath(u"none/"_s + lockName), systemTime, quick);
        QSignalSpy failed(&lock, &QwenCliLock::failed);
        lock.acquire();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().kind, Error::Kind::Internal);
    }
};

QTEST_GUILESS_MAIN(TestQwenCliLock)
#include "tst_qwenclilock.moc"
