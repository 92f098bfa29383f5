#include "serverlock.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

class TestServerLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneAtATime();
    void takesOverFromTheDead();
    void saysWhenAFolderCannotBeWrittenTo();
};

void TestServerLock::oneAtATime()
{
    QTemporaryDir folder;
    const QString data = folder.filePath(u"new/data"_s);
    {
        ServerLock first;
        QVERIFY(first.acquire(data));
        ServerLock second;
        const auto refused = second.acquire(data);
        QVERIFY(!refused);
        const QString process = QString::number(QCoreApplication::applicationPid());
        QVERIFY(
            refused.error().message.startsWith("Qiao is already running as process "_L1 + process + u'.'));
    }
    ServerLock third;
    QVERIFY(third.acquire(data));
}

void TestServerLock::takesOverFromTheDead()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"qiao.lock"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    // no process has this number
    file.write("2147483646\nqiao\n" + QSysInfo::machineHostName().toUtf8() + "\n"_ba);
    file.close();
    ServerLock lock;
    QVERIFY(lock.acquire(folder.path()));
}

void TestServerLock::saysWhenAFolderCannotBeWrittenTo()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"data"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    ServerLock lock;
    const auto refused = lock.acquire(file.fileName());
    QVERIFY(!refused);
    QVERIFY(refused.error().message.startsWith("Qiao cannot write to "_L1));
}

QTEST_GUILESS_MAIN(TestServerLock)
#include "tst_serverlock.moc"
