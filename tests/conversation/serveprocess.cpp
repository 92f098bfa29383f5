#include "serveprocess.h"

#include <QJsonDocument>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000;

} // namespace

ServeProcess::ServeProcess() : m_environment(QProcessEnvironment::systemEnvironment())
{
    for (const QString &name :
        {u"HOST"_s, u"PORT"_s, u"DEFAULT_ACCOUNT"_s, u"API_KEY"_s, u"DEBUG_LOG"_s, u"LOG_FILE_LIMIT"_s,
            u"LOG_LEVEL"_s, u"QWEN_API_KEY"_s, u"QWEN_BASE_URL"_s, u"QIAO_OAUTH_URL"_s, u"LANGUAGE"_s}) {
        m_environment.remove(name);
    }
    m_environment.insert(u"HOME"_s, m_home.path());
    m_environment.insert(u"QIAO_HOME"_s, m_home.filePath(u"qiao"_s));
    m_environment.insert(u"QWEN_HOME"_s, m_home.filePath(u"qwen"_s));
    m_environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    m_process.setWorkingDirectory(m_home.path());
}

ServeProcess::~ServeProcess()
{
    m_process.kill();
    m_process.waitForFinished();
}

void ServeProcess::setVariable(const QString &name, const QString &value)
{
    m_environment.insert(name, value);
}

void ServeProcess::removeVariable(const QString &name)
{
    m_environment.remove(name);
}

void ServeProcess::moveInWith(const ServeProcess &other)
{
    setVariable(u"QIAO_HOME"_s, other.m_environment.value(u"QIAO_HOME"_s));
}

bool ServeProcess::start(const QStringList &arguments)
{
    return startProgram(QStringLiteral(QIAO_PROGRAM), arguments);
}

bool ServeProcess::startProgram(const QString &program, const QStringList &arguments)
{
    m_process.setProcessEnvironment(m_environment);
    m_process.start(program, arguments);
    return m_process.waitForStarted(patience);
}

bool ServeProcess::serveJson(const QStringList &furtherArguments)
{
    return start(QStringList{u"serve"_s, u"--json"_s, u"--port"_s, u"0"_s} + furtherArguments)
        && QTest::qWaitFor(
            [this] { return port() != 0 || m_process.state() == QProcess::NotRunning; }, patience)
        && port() != 0;
}

int ServeProcess::waitForEnd()
{
    const bool ended = m_process.state() == QProcess::NotRunning || m_process.waitForFinished(patience);
    return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

QByteArray ServeProcess::output()
{
    m_output += m_process.readAllStandardOutput();
    return m_output;
}

QByteArray ServeProcess::errors()
{
    m_errors += m_process.readAllStandardError();
    return m_errors;
}

QList<QJsonObject> ServeProcess::events()
{
    QList<QJsonObject> objects;
    QList<QByteArray> lines = output().split('\n');
    lines.removeLast();
    for (const QByteArray &line : std::as_const(lines)) {
        objects.append(QJsonDocument::fromJson(line).object());
    }
    return objects;
}

quint16 ServeProcess::port()
{
    const QJsonObject first = events().value(0);
    return first.value("type"_L1) == "started"_L1 ? static_cast<quint16>(first.value("port"_L1).toInt()) : 0;
}

int statusOf(quint16 port, const QByteArray &path)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    socket.write("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    if (!QTest::qWaitFor([&socket] { return socket.canReadLine(); }, patience)) {
        return 0;
    }
    return socket.readLine().split(' ').value(1).toInt();
}
