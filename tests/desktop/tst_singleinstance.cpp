#include "desktop/singleinstance.h"

#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace qiao;

namespace {

/// Another program's start: passOn() blocks, so it gets a thread.
bool startAgain(const QString &folder, const QStringList &arguments)
{
    bool taken = false;
    const std::unique_ptr<QThread> other(
        QThread::create([&] { taken = SingleInstance(folder).passOn(arguments); }));
    QSignalSpy over(other.get(), &QThread::finished);
    other->start();
    over.wait();
    other->wait();
    return taken;
}

} // namespace

/// The second start hands over to the first.
class TestSingleInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handsItsArgumentsOver();
    void theFirstFindsNobody();
    void replacesWhatADeadProgramLeft();
    void garbageIsHungUpOn();

private:
    QTemporaryDir m_folder;
};

void TestSingleInstance::handsItsArgumentsOver()
{
    SingleInstance first(m_folder.path());
    QVERIFY(first.listen());
    QSignalSpy again(&first, &SingleInstance::startedAgain);
    const QStringList arguments{u"--hidden"_s, u"桥 \"quoted\"\n"_s};
    QVERIFY(startAgain(m_folder.path(), arguments));
    QCOMPARE(again.size(), 1);
    QCOMPARE(again.first().first().toStringList(), arguments);
    QVERIFY(startAgain(m_folder.path(), {}));
    QCOMPARE(again.size(), 2);
}

void TestSingleInstance::theFirstFindsNobody()
{
    QVERIFY(!SingleInstance(m_folder.path() + u"/new"_s).passOn({}));
    QVERIFY(QDir(m_folder.path() + u"/new"_s).exists());
}

void TestSingleInstance::replacesWhatADeadProgramLeft()
{
    QFile left(m_folder.filePath(u"tray.socket"_s));
    QVERIFY(left.open(QIODevice::WriteOnly));
    SingleInstance first(m_folder.path());
    QVERIFY(!first.passOn({}));
    QVERIFY(first.listen());
    QVERIFY(startAgain(m_folder.path(), {}));
}

void TestSingleInstance::garbageIsHungUpOn()
{
    SingleInstance first(m_folder.path());
    QVERIFY(first.listen());
    QSignalSpy again(&first, &SingleInstance::startedAgain);
    for (const QByteArray &garbage : {"{}\n"_ba, "nonsense\n"_ba, QByteArray(100'000, 'x')}) {
        QLocalSocket socket;
        socket.connectToServer(m_folder.filePath(u"tray.socket"_s));
        QSignalSpy closed(&socket, &QLocalSocket::disconnected);
        socket.write(garbage);
        QVERIFY(closed.wait());
    }
    QCOMPARE(again.size(), 0);
    QVERIFY(startAgain(m_folder.path(), {}));
}

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_singleinstance.moc"
