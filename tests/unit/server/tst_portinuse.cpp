#include "server/portinuse.h"
#include "server/portowner.h"
#include "server/porttest.h"
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
    void triesAPort();
    void tellsAnAddressOfAnotherComputer();
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

void TestPortInUse::triesAPort()
{
    using State = qiao::PortFinding::State;
    const QList<QHostAddress> addresses{
        QHostAddress(QHostAddress::LocalHost), QHostAddress(QHostAddress::LocalHostIPv6)};
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const quint16 port = server.serverPort();
    const qiao::PortFinding taken = qiao::testPort(addresses, port, 0);
    QCOMPARE(taken.state, State::Taken);
    QVERIFY(taken.program.startsWith("tst_portinuse"_L1));
    QCOMPARE(taken.pid, QCoreApplication::applicationPid());
    QVERIFY(taken.freePort != 0 && taken.freePort != port);
    QVERIFY2(taken.sentence.startsWith(u"Port %1 is used by \"tst_portinuse\""_s.arg(port)),
        qPrintable(taken.sentence));
    QVERIFY(taken.sentence.endsWith(u"Port %1 is free."_s.arg(taken.freePort)));
    QCOMPARE(qiao::testPort(addresses, port, port).state, State::Own);
    server.close();
    QCOMPARE(qiao::testPort(addresses, port, 0).state, State::Free);
    QCOMPARE(qiao::testPort(addresses, 0, 0).state, State::Free);
}

void TestPortInUse::tellsAnAddressOfAnotherComputer()
{
    // of the block for documentation (RFC 5737)
    const auto finding = qiao::testPort({QHostAddress(u"192.0.2.1"_s)}, 0, 0);
    QCOMPARE(finding.state, qiao::PortFinding::State::NoAddress);
    QVERIFY(finding.sentence.contains(u"192.0.2.1"_s));
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
