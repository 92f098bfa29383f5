#include "desktopsession.h"

#include "accessibility.h"
#include "support/patience.h"

#include <QDBusMessage>
#include <QDBusReply>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include <csignal>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace qiao::test {

namespace {

const auto tint2Configuration = R"(panel_items = S
panel_size = 100% 32
panel_position = bottom center horizontal
systray_padding = 4 4 4
)"_ba;

const auto lxqtConfiguration = R"([General]
__userfile__=true
panels=panel1

[panel1]
plugins=statusnotifier
panelSize=32
position=Bottom
desktop=0
width=100
width-percent=true

[statusnotifier]
type=statusnotifier
)"_ba;

QString launcherPath()
{
    for (const QString &folder : {u"/usr/libexec"_s, u"/usr/lib/at-spi2-core"_s, u"/usr/lib"_s}) {
        if (QFile::exists(folder + u"/at-spi-bus-launcher"_s)) {
            return folder + u"/at-spi-bus-launcher"_s;
        }
    }
    return {};
}

} // namespace

DesktopSession::DesktopSession() = default;

DesktopSession::~DesktopSession()
{
    m_accessibility.reset();
    while (!m_processes.empty()) {
        // with what it started itself: a bus, for one
        if (const auto id = static_cast<pid_t>(m_processes.back()->processId()); id > 0) {
            ::kill(-id, SIGKILL);
        }
        m_processes.back()->waitForFinished();
        m_processes.pop_back();
    }
}

QString DesktopSession::missing()
{
    for (const QString &program : {u"Xvfb"_s, u"openbox"_s, u"tint2"_s, u"lxqt-panel"_s, u"xdotool"_s,
             u"import"_s, u"curl"_s, u"dbus-daemon"_s, u"gnome-keyring-daemon"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty()) {
            return program + u" is not installed"_s;
        }
    }
    return launcherPath().isEmpty() ? u"at-spi2-core is not installed"_s : QString();
}

bool DesktopSession::start(Tray tray)
{
    m_environment = m_session.environment();
    m_environment.insert(u"XDG_CONFIG_HOME"_s, m_home.filePath(u"config"_s));
    m_environment.insert(u"QIAO_HOME"_s, m_home.filePath(u"qiao"_s));
    m_environment.insert(u"QWEN_HOME"_s, m_home.filePath(u"qwen"_s));
    m_environment.insert(u"PORT"_s, u"0"_s);
    m_environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    m_environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    m_environment.insert(u"QT_LINUX_ACCESSIBILITY_ALWAYS_ON"_s, u"1"_s);
    for (const auto &name : {u"QWEN_API_KEY"_s, u"API_KEY"_s, u"HOST"_s, u"QIAO_SECRETS"_s}) {
        m_environment.remove(name);
    }
    return m_session.isUp() && m_session.start() && startScreen() && startAccessibility() && startPanel(tray)
        && startService();
}

QString DesktopSession::busAddress() const
{
    return m_environment.value(u"DBUS_SESSION_BUS_ADDRESS"_s);
}

std::unique_ptr<QProcess> DesktopSession::launch(const QString &program, const QStringList &arguments)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(m_environment);
    process->setChildProcessModifier([] { ::setpgid(0, 0); });
    process->start(program, arguments);
    return process;
}

QByteArray DesktopSession::run(const QString &program, const QStringList &arguments, const QByteArray &input)
{
    const auto process = launch(program, arguments);
    process->write(input);
    process->closeWriteChannel();
    const bool ended = QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, patience);
    return ended && process->exitCode() == 0 ? process->readAllStandardOutput() : QByteArray();
}

QJsonObject DesktopSession::qiao(const QStringList &arguments, const QByteArray &input)
{
    const QByteArray output =
        run(QString::fromLocal8Bit(QIAO_PROGRAM), arguments + QStringList{u"--json"_s}, input);
    return QJsonDocument::fromJson(output.trimmed().split('\n').last()).object();
}

bool DesktopSession::click(const QString &role, const QString &name)
{
    const std::optional<Accessible> control = m_accessibility->find(role, name);
    if (!control) {
        return false;
    }
    const QPoint middle = m_accessibility->middleOf(*control);
    run(u"xdotool"_s,
        {u"mousemove"_s, QString::number(middle.x()), QString::number(middle.y()), u"click"_s, u"1"_s});
    return true;
}

void DesktopSession::keepPicture(const QString &name)
{
    const QString folder = qEnvironmentVariable("QIAO_SCREENSHOTS");
    if (!folder.isEmpty()) {
        QDir().mkpath(folder);
        run(u"import"_s, {u"-window"_s, u"root"_s, QDir(folder).filePath(name + u".png"_s)});
    }
}

bool DesktopSession::startScreen()
{
    auto screen = launch(u"Xvfb"_s,
        {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1280x900x24"_s, u"-nolisten"_s, u"tcp"_s});
    const bool isUp = QTest::qWaitFor([&] { return screen->canReadLine(); }, patience);
    const QByteArray display = screen->readLine().trimmed();
    m_processes.push_back(std::move(screen));
    m_environment.insert(u"DISPLAY"_s, u":"_s + QString::fromLatin1(display));
    m_processes.push_back(launch(u"openbox"_s));
    return isUp && !display.isEmpty();
}

bool DesktopSession::startAccessibility()
{
    m_processes.push_back(launch(launcherPath(), {u"--launch-immediately"_s}));
    QString address;
    const bool isUp = QTest::qWaitFor(
        [&] {
            auto bus = QDBusConnection::connectToBus(busAddress(), u"session"_s);
            address = QDBusReply<QString>(bus.call(QDBusMessage::createMethodCall(u"org.a11y.Bus"_s,
                                              u"/org/a11y/bus"_s, u"org.a11y.Bus"_s, u"GetAddress"_s)))
                          .value();
            QDBusConnection::disconnectFromBus(u"session"_s);
            return !address.isEmpty();
        },
        patience);
    m_accessibility = std::make_unique<Accessibility>(address);
    return isUp;
}

bool DesktopSession::startPanel(Tray tray)
{
    m_processes.push_back(tray == Tray::XEmbed
            ? launch(u"tint2"_s, {u"-c"_s, writeFile(u"tint2rc"_s, tint2Configuration)})
            : launch(u"lxqt-panel"_s, {u"-c"_s, writeFile(u"panel.conf"_s, lxqtConfiguration)}));
    return m_processes.back()->waitForStarted();
}

bool DesktopSession::startService()
{
    auto service = launch(QString::fromLocal8Bit(QIAO_SIMULATOR),
        {u"--port"_s, u"0"_s, u"--plan-key"_s, u"coding.dashscope.aliyuncs.com=sk-sp-demo-0123456789abcdef"_s,
            u"--pace"_s, u"60"_s});
    static const QRegularExpression address(u"http://127\\.0\\.0\\.1:\\d+"_s);
    QString said;
    const bool isUp = QTest::qWaitFor(
        [&] { return (said += QString::fromUtf8(service->readAllStandardOutput())).contains(address); },
        patience);
    m_processes.push_back(std::move(service));
    m_service = QUrl(address.match(said).captured());
    m_environment.insert(u"QIAO_OAUTH_URL"_s, m_service.toString());
    m_environment.insert(u"QIAO_PLANS_URL"_s, m_service.toString());
    return isUp;
}

QString DesktopSession::writeFile(const QString &name, const QByteArray &content)
{
    QFile file(m_home.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName()
                                                                                    : QString();
}

} // namespace qiao::test
