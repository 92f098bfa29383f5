#include "bench/testbed.h"

#include "bench/client.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <utility>

using namespace Qt::StringLiterals;

namespace qiao::bench {

namespace {

constexpr auto key = "sk-of-the-benchmark";
constexpr auto messagesAccount = "messages";

} // namespace

Testbed::Testbed(Programs programs) : m_programs(std::move(programs)) { }

QString Testbed::start()
{
    const QString failure = startService();
    return failure.isEmpty() ? startQiao() : failure;
}

QString Testbed::startService(quint16 port)
{
    m_service = std::make_unique<ChildProcess>(ChildProcess::Launch{m_programs.simulator,
        {u"--port"_s, QString::number(port), u"--api-key"_s, QString::fromLatin1(key), u"--no-rules"_s,
            u"--quiet"_s},
        environment(), m_home.path(), m_home.filePath(u"simulator.out"_s)});
    const QByteArray line = m_service->firstLine();
    m_servicePort = quint16(QUrl(QString::fromUtf8(line.mid(line.indexOf("http://")))).port(0));
    return m_servicePort != 0 ? QString() : m_programs.simulator + u" does not start."_s;
}

QString Testbed::startQiao(Keeping keeping)
{
    if (!writeSettings(keeping)) {
        return u"The settings cannot be written."_s;
    }
    m_qiao = std::make_unique<ChildProcess>(
        ChildProcess::Launch{m_programs.qiao, {u"serve"_s, u"--port"_s, u"0"_s, u"--json"_s}, environment(),
            m_home.path(), m_home.filePath(u"qiao.out"_s)});
    m_qiaoPort = quint16(QJsonDocument::fromJson(m_qiao->firstLine()).object().value("port"_L1).toInt());
    return m_qiaoPort != 0 ? QString() : m_programs.qiao + u" serve does not start."_s;
}

std::unique_ptr<ChildProcess> Testbed::startWatcher() const
{
    return std::make_unique<ChildProcess>(
        ChildProcess::Launch{m_programs.qiao, {u"requests"_s, u"--follow"_s, u"--json"_s}, environment(),
            m_home.path(), m_home.filePath(u"watcher.out"_s)});
}

bool Testbed::writeSettings(Keeping keeping) const
{
    const QString folder = m_home.filePath(u"qiao/config"_s);
    QFile file(folder + u"/settings.ini"_s);
    return QDir().mkpath(folder) && file.open(QIODevice::WriteOnly)
        && (keeping == Keeping::Everything || file.write("[usage]\nretentionDays=0\n") > 0);
}

QString Testbed::addMessagesAccount()
{
    QProcess command;
    command.setProcessEnvironment(environment());
    command.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    command.start(m_programs.qiao,
        {u"auth"_s, u"add"_s, QString::fromLatin1(messagesAccount), u"--key"_s, u"--kind"_s, u"custom"_s,
            u"--base-url"_s, serviceUrl(u"/compatible-mode/v1"_s), u"--anthropic-base-url"_s,
            serviceUrl(u"/apps/anthropic"_s)});
    command.write(key);
    command.closeWriteChannel();
    const bool ended = command.waitForFinished();
    return ended && command.exitCode() == 0 ? QString() : m_programs.qiao + u" auth add does not work."_s;
}

Target Testbed::direct(Wire wire) const
{
    return {m_servicePort,
        wire == Wire::Chat ? "/compatible-mode/v1/chat/completions" : "/apps/anthropic/v1/messages",
        "Authorization: Bearer " + QByteArray(key) + "\r\n", wire};
}

Target Testbed::through(Wire wire) const
{
    return {m_qiaoPort, wire == Wire::Chat ? "/v1/chat/completions" : "/anthropic/v1/messages",
        "Authorization: Bearer the-clients-own\r\n", wire};
}

Target Testbed::throughNatively() const
{
    Target target = through(Wire::Messages);
    target.headers += "X-Qwen-Account: " + QByteArray(messagesAccount) + "\r\n";
    return target;
}

bool Testbed::script(const QByteArray &json) const
{
    return !control("POST", "/__simulator/reset").isEmpty()
        && !control("POST", "/__simulator/script", json).isEmpty();
}

QByteArray Testbed::control(const QByteArray &method, const QByteArray &path, const QByteArray &body) const
{
    Client client(m_servicePort);
    const bool whole = client.askAndWait(method + ' ' + path
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    return whole && client.answer().status() == 200 ? client.answer().body() : QByteArray();
}

QProcessEnvironment Testbed::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto &name : {"HOST", "PORT", "API_KEY", "DEBUG_LOG", "LOG_LEVEL", "http_proxy", "https_proxy",
             "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"}) {
        environment.remove(QString::fromLatin1(name));
    }
    environment.insert(u"QIAO_HOME"_s, m_home.filePath(u"qiao"_s));
    environment.insert(u"QWEN_HOME"_s, m_home.filePath(u"qwen"_s));
    environment.insert(u"QWEN_API_KEY"_s, QString::fromLatin1(key));
    environment.insert(u"QWEN_BASE_URL"_s, serviceUrl(u"/compatible-mode/v1"_s));
    environment.insert(u"DEFAULT_ACCOUNT"_s, u"env"_s);
    environment.insert(u"QIAO_SECRETS"_s, u"memory"_s); // no desktop's keyring is to be asked
    return environment;
}

QString Testbed::serviceUrl(const QString &path) const
{
    return u"http://127.0.0.1:%1"_s.arg(m_servicePort) + path;
}

} // namespace qiao::bench
