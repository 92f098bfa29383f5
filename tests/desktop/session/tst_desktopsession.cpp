#include "accessibility.h"
#include "desktopsession.h"
#include "statusnotifierhost.h"
#include "support/patience.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

/// The whole program on a desktop, used as a person does who cannot see it: by the names of its controls.
class TestDesktopSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void livesInATray_data();
    void livesInATray();
    void weighsLittle();

private:
    using Tray = DesktopSession::Tray;

    void addAccountByQrCode(DesktopSession &desktop);
    void watchARequest(DesktopSession &desktop, const QString &account);
    void switchDefault(DesktopSession &desktop, Tray tray, const QString &account);
    void clickInTray(DesktopSession &desktop, Tray tray, const QString &entry, const QStringList &keys);
    void removeAccount(DesktopSession &desktop, const QString &account);
    [[nodiscard]] static QJsonArray accounts(DesktopSession &desktop);
    [[nodiscard]] static QStringList names(const QJsonArray &accounts);
    [[nodiscard]] static qint64 residentKilobytes(qint64 pid);
    [[nodiscard]] static qint64 processorTicks(qint64 pid);
};

void TestDesktopSession::initTestCase()
{
    if (const QString missing = DesktopSession::missing(); !missing.isEmpty()) {
        QSKIP(qPrintable(missing));
    }
}

QJsonArray TestDesktopSession::accounts(DesktopSession &desktop)
{
    return desktop.qiao({u"auth"_s, u"list"_s}).value("accounts"_L1).toArray();
}

QStringList TestDesktopSession::names(const QJsonArray &accounts)
{
    QStringList all;
    for (const QJsonValue &account : accounts) {
        all.append(account["name"_L1].toString());
    }
    return all;
}

void TestDesktopSession::livesInATray_data()
{
    QTest::addColumn<Tray>("tray");
    QTest::newRow("StatusNotifierItem") << Tray::StatusNotifierItem;
    QTest::newRow("XEmbed") << Tray::XEmbed;
}

void TestDesktopSession::livesInATray()
{
    QFETCH(Tray, tray);
    DesktopSession desktop;
    QVERIFY(desktop.start(tray));
    const auto program = desktop.launch(QString::fromLocal8Bit(QIAO_TRAY_PROGRAM));
    QVERIFY(desktop.accessibility().find(u"frame"_s, u"Qiao"_s));
    addAccountByQrCode(desktop);
    if (QTest::currentTestFailed()) {
        desktop.keepPicture(u"desktop-failed"_s);
        qWarning() << program->readAllStandardError();
        return;
    }
    QVERIFY(!desktop.qiao({u"auth"_s, u"add"_s, u"work"_s, u"--key"_s}, "sk-sp-demo-0123456789abcdef\n")
                 .isEmpty());
    watchARequest(desktop, names(accounts(desktop)).first());
    switchDefault(desktop, tray, u"work"_s);
    watchARequest(desktop, u"work"_s);
    removeAccount(desktop, u"work"_s);
    clickInTray(desktop, tray, u"Quit Qiao"_s, {u"q"_s});
    QVERIFY(QTest::qWaitFor([&] { return program->state() == QProcess::NotRunning; }, patience));
    QCOMPARE(program->exitStatus(), QProcess::NormalExit);
    QCOMPARE(program->exitCode(), 0);
}

void TestDesktopSession::addAccountByQrCode(DesktopSession &desktop)
{
    Accessibility &screen = desktop.accessibility();
    desktop.keepPicture(u"desktop-first-run"_s);
    QVERIFY(screen.press(u"button"_s, u"Add an account"_s));
    QVERIFY(screen.press(u"button"_s, u"Scan a QR code"_s));
    QVERIFY(screen.press(u"button"_s, u"Show the QR code"_s));
    desktop.keepPicture(u"desktop-qr-code"_s);
    QVERIFY(screen.isGone(u"dialog"_s, u"Add an account"_s)); // the service approves at the second question
    QVERIFY(QTest::qWaitFor([&] { return !accounts(desktop).isEmpty(); }, patience));
    QCOMPARE(accounts(desktop).first()["state"_L1].toString(), u"usable"_s);
}

void TestDesktopSession::watchARequest(DesktopSession &desktop, const QString &account)
{
    const QString url = desktop.qiao({u"status"_s}).value("base_urls"_L1).toArray().first().toString()
        + u"/v1/chat/completions"_s;
    const QString text = u"Tell me about the bridges of this town one by one "_s.repeated(6);
    const auto client = desktop.launch(u"curl"_s,
        {u"-sN"_s, url, u"-H"_s, u"Content-Type: application/json"_s, u"-d"_s,
            u"{\"model\":\"qwen3-coder-plus\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"%1\"}]}"_s
                .arg(text)});
    Accessibility &screen = desktop.accessibility();
    QVERIFY(desktop.click(u"item"_s, u"Requests"_s));
    const auto cells = [&screen] { return screen.names(u"cell"_s).join(u'|'); };
    QVERIFY(QTest::qWaitFor([&] { return cells().contains(u"curl"_s); }, patience));
    const QString before = cells();
    QVERIFY(QTest::qWaitFor([&] { return cells() != before; }, patience)); // it counts up
    QCOMPARE(client->state(), QProcess::Running);
    desktop.keepPicture(u"desktop-requests-"_s + account);
    QVERIFY(QTest::qWaitFor([&] { return client->state() == QProcess::NotRunning; }, patience));
    QVERIFY(client->readAllStandardOutput().contains("data: [DONE]"));
    const QJsonObject newest = desktop.qiao({u"requests"_s, u"--count"_s, u"1"_s});
    QCOMPARE(newest.value("account"_L1).toString(), account);
}

void TestDesktopSession::switchDefault(DesktopSession &desktop, Tray tray, const QString &account)
{
    clickInTray(desktop, tray, account, {u"a"_s, u"Down"_s, u"Return"_s}); // the second of two
    QVERIFY(QTest::qWaitFor(
        [&] {
            return desktop.qiao({u"auth"_s, u"list"_s}).value("default"_L1).toString() == account;
        },
        patience));
}

void TestDesktopSession::clickInTray(
    DesktopSession &desktop, Tray tray, const QString &entry, const QStringList &keys)
{
    if (tray == Tray::StatusNotifierItem) {
        StatusNotifierHost host(desktop.busAddress());
        QVERIFY(host.waitForItem());
        QVERIFY2(QTest::qWaitFor([&] { return host.toolTip().startsWith(u"Qiao: "_s); }, patience),
            qPrintable(host.toolTip()));
        QVERIFY(host.click(entry)); // a panel opens the menus above it by itself
        return;
    }
    const QByteArray icons = desktop.run(u"xdotool"_s, {u"search"_s, u"--class"_s, u"qiao"_s});
    QString icon;
    for (const QByteArray &window : icons.trimmed().split('\n')) {
        const QByteArray geometry =
            desktop.run(u"xdotool"_s, {u"getwindowgeometry"_s, u"--shell"_s, QString::fromLatin1(window)});
        if (geometry.contains("HEIGHT=24\n")) { // the panel's 32 without its padding
            icon = QString::fromLatin1(window);
        }
    }
    QVERIFY2(!icon.isEmpty(), icons);
    desktop.run(u"xdotool"_s, {u"mousemove"_s, u"--window"_s, icon, u"8"_s, u"8"_s, u"click"_s, u"3"_s});
    // a menu of this kind is no part of what screen readers see: its keys
    for (const QString &key : keys) {
        QTest::qWait(200); // nothing tells that a menu is open
        desktop.keepPicture(u"desktop-menu-"_s + key);
        desktop.run(u"xdotool"_s, {u"key"_s, key});
    }
}

void TestDesktopSession::removeAccount(DesktopSession &desktop, const QString &account)
{
    Accessibility &screen = desktop.accessibility();
    QVERIFY(desktop.click(u"item"_s, u"Accounts"_s));
    QVERIFY(desktop.click(u"cell"_s, account));
    QVERIFY(screen.press(u"button"_s, u"Remove"_s));
    QVERIFY(screen.find(u"label"_s, u"Remove the account \"%1\""_s.arg(account)));
    desktop.keepPicture(u"desktop-remove"_s);
    desktop.run(u"xdotool"_s, {u"key"_s, u"alt+r"_s}); // the question's own button
    QVERIFY(QTest::qWaitFor([&] { return !names(accounts(desktop)).contains(account); }, patience));
}

qint64 TestDesktopSession::residentKilobytes(qint64 pid)
{
    QFile file(u"/proc/%1/status"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly)) {
        return 0;
    }
    const QByteArray status = file.readAll();
    const qsizetype at = status.indexOf("VmRSS:");
    return status.mid(at + 6, status.indexOf("kB", at) - at - 6).trimmed().toLongLong();
}

qint64 TestDesktopSession::processorTicks(qint64 pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly)) {
        return -1;
    }
    const QByteArray line = file.readAll();
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    return fields.value(11).toLongLong() + fields.value(12).toLongLong(); // user and system, proc(5)
}

/// Hidden in the tray: 60 MB and nothing to do.
void TestDesktopSession::weighsLittle()
{
    DesktopSession desktop;
    QVERIFY(desktop.start(Tray::StatusNotifierItem));
    const auto program = desktop.launch(QString::fromLocal8Bit(QIAO_TRAY_PROGRAM), {u"--hidden"_s});
    StatusNotifierHost host(desktop.busAddress());
    QVERIFY(host.waitForItem());
    QTest::qWait(2000);
    const qint64 hidden = residentKilobytes(program->processId());
    const qint64 before = processorTicks(program->processId());
    QTest::qWait(3000);
    const qint64 idle = processorTicks(program->processId()) - before;
    qInfo() << "hidden:" << hidden << "kB," << idle << "ticks in 3 s";
    QVERIFY(idle <= 1);
    QVERIFY(hidden > 0 && hidden <= 60 * 1024);
    QVERIFY(host.click(u"Open Qiao"_s));
    QVERIFY(desktop.accessibility().find(u"frame"_s, u"Qiao"_s));
    const qint64 shown = residentKilobytes(program->processId());
    qInfo() << "with the window:" << shown << "kB";
    QVERIFY(shown <= 110 * 1024);
    program->terminate();
    QVERIFY(QTest::qWaitFor([&] { return program->state() == QProcess::NotRunning; }, patience));
    QCOMPARE(program->exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestDesktopSession)
#include "tst_desktopsession.moc"
