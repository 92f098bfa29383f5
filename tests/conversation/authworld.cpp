#include "authworld.h"

#include "support/files.h"

#include <QDir>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

QJsonObject Outcome::json() const
{
    const QList<QJsonObject> lines = jsonLines();
    return lines.size() == 1 ? lines.first() : QJsonObject();
}

QList<QJsonObject> Outcome::jsonLines() const
{
    QList<QJsonObject> objects;
    QList<QByteArray> lines = output.split('\n');
    lines.removeLast();
    for (const QByteArray &line : std::as_const(lines)) {
        objects.append(QJsonDocument::fromJson(line).object());
    }
    return objects;
}

AuthWorld::AuthWorld(const QString &secrets)
{
    m_service = std::make_unique<qiao::Simulator>();
    m_service->moveToThread(&m_serviceThread);
    m_serviceThread.start();
    if (!m_service->listen()) {
        qFatal("The simulator cannot listen.");
    }
    QDir().mkpath(qwenHome());
    const QString origin = m_service->originUrl().toString();
    m_variables = {{u"HOME"_s, m_home.path()}, {u"QIAO_HOME"_s, qiaoHome()}, {u"QWEN_HOME"_s, qwenHome()},
        {u"QIAO_SECRETS"_s, secrets}, {u"QIAO_OAUTH_URL"_s, origin}, {u"QIAO_PLANS_URL"_s, origin}};
}

AuthWorld::~AuthWorld()
{
    m_server.reset();
    m_serviceThread.quit();
    m_serviceThread.wait();
}

void AuthWorld::setVariable(const QString &name, const QString &value)
{
    m_variables.insert(name, value);
}

void AuthWorld::writeQwenFile(const QString &name, const QByteArray &bytes)
{
    qiao::test::writeFile(QDir(qwenHome()).filePath(name), bytes);
}

void AuthWorld::prepare(ServeProcess &process) const
{
    for (const char *name : {"DASHSCOPE_API_KEY", "BAILIAN_CODING_PLAN_API_KEY", "BAILIAN_TOKEN_PLAN_API_KEY",
             "MODELSCOPE_API_KEY", "OPENROUTER_API_KEY", "OPENAI_API_KEY", "OPENAI_BASE_URL", "NO_COLOR"}) {
        process.removeVariable(QString::fromLatin1(name));
    }
    for (auto variable = m_variables.cbegin(); variable != m_variables.cend(); ++variable) {
        process.setVariable(variable.key(), variable.value());
    }
    process.process().setWorkingDirectory(m_home.path());
}

bool AuthWorld::startServer()
{
    m_server = std::make_unique<ServeProcess>();
    prepare(*m_server);
    return m_server->serveJson();
}

std::unique_ptr<ServeProcess> AuthWorld::command() const
{
    auto process = std::make_unique<ServeProcess>();
    prepare(*process);
    return process;
}

Outcome AuthWorld::run(const QStringList &arguments, const QByteArray &input)
{
    const std::unique_ptr<ServeProcess> process = command();
    if (!process->start(arguments)) {
        return {};
    }
    process->process().write(input);
    process->process().closeWriteChannel();
    const int exitCode = process->waitForEnd();
    return {exitCode, process->output(), process->errors()};
}

Outcome AuthWorld::auth(const QStringList &arguments, const QByteArray &input)
{
    return run(QStringList{u"auth"_s} + arguments, input);
}
