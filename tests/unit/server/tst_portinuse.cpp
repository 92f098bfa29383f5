#include "server/portinuse.h"
#include "server/portowner.h"
#ifdef Q_OS_LINUX
#include "server/portowner_linux.h"
#endif

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;

class TestPortInUse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsThisProgram();
    void findsNobodyOnAFreePort();
    void namesPortProgramAndAFreePort();
#ifdef Q_OS_LINUX
    void readsTheKernelsTable();
#endif
};

void TestPortInUse::findsThisProgram()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const auto owner = qiao::findPortOwner(server.serverPort());
    QVERIFY(owner);
    QCOMPARE(owner->pid, QCoreApplication::applicationPid());
    QVERIFY(owner->program.startsWith("tst_portinuse"_L1));
}

void TestPortInUse::findsNobodyOnAFreePort()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const quint16 port = server.serverPort();
    server.close();
    QVERIFY(!qiao::findPortOwner(port));
}

void TestPortInUse::namesPortProgramAndAFreePort()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QString sentence = qiao::portInUse(server.serverPort()).message;
    const QString expected = u"Port %1 is used by \"tst_portinuse\" (%2). Use "_s.arg(server.serverPort())
                                 .arg(qApp->applicationPid());
    QVERIFY2(sentence.startsWith(expected), qPrintable(sentence));
    bool isPort = false;
    const quint16 free = sentence.section(u' ', -1).toUShort(&isPort);
    QVERIFY(isPort);
    QTcpServer other;
    QVERIFY(free == 0 || other.listen(QHostAddress::LocalHost, free));
}

#ifdef Q_OS_LINUX
void TestPortInUse::readsTheKernelsTable()
{
    const QByteArray table =
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
        "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 111 1 0 "
        "1\n"
        "   1: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 222 1 0 "
        "1\n"
        "   2: 00000000:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 333 1 0 "
        "1\n"
        "   3: short line\n"_ba;
    QCOMPARE(qiao::listeningInodes(table, 8080), QList<QByteArray>{"111"_ba});
    QCOMPARE(qiao::listeningInodes(table, 80), QList<QByteArray>{"333"_ba});
    QVERIFY(qiao::listeningInodes(table, 50000).isEmpty());
}
#endif

QTEST_GUILESS_MAIN(TestPortInUse)
#include "tst_portinuse.moc"
