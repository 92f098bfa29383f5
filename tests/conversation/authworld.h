#pragma once

#include "serveprocess.h"
#include "simulator/simulator.h"

#include <QJsonObject>
#include <QThread>

#include <memory>

/// How a command went.
struct Outcome
{
    int exitCode = -1;
    QByteArray output = {};
    QByteArray errors = {};

    /// The one JSON object of --json.
    [[nodiscard]] QJsonObject json() const;
    /// The objects of all lines.
    [[nodiscard]] QList<QJsonObject> jsonLines() const;
};

/// The built program in a throw-away home, in front of a simulated service that stands in for every plan.
class AuthWorld
{
public:
    /// \a secrets as in QIAO_SECRETS.
    explicit AuthWorld(const QString &secrets = QStringLiteral("file"));
    ~AuthWorld();

    [[nodiscard]] qiao::Simulator &service() { return *m_service; }
    [[nodiscard]] QString homeFolder() const { return m_home.path(); }
    [[nodiscard]] QString qiaoHome() const { return m_home.filePath(QStringLiteral("qiao")); }
    [[nodiscard]] QString qwenHome() const { return m_home.filePath(QStringLiteral("qwen")); }
    /// For the commands from now on, and for the server if it is not started yet.
    void setVariable(const QString &name, const QString &value);
    /// Writes \a bytes to a file of the Qwen CLI's folder.
    void writeQwenFile(const QString &name, const QByteArray &bytes);

    /// False when the server does not come to run.
    [[nodiscard]] bool startServer();
    [[nodiscard]] ServeProcess &server() { return *m_server; }

    /// Prepares a command that is to be started by hand.
    [[nodiscard]] std::unique_ptr<ServeProcess> command() const;
    /// Runs `qiao` with \a arguments; \a input is its standard input.
    [[nodiscard]] Outcome run(const QStringList &arguments, const QByteArray &input = {});
    /// `qiao auth …`.
    [[nodiscard]] Outcome auth(const QStringList &arguments, const QByteArray &input = {});

private:
    void prepare(ServeProcess &process) const;

    QTemporaryDir m_home;
    QThread m_serviceThread;
    std::unique_ptr<qiao::Simulator> m_service;
    QHash<QString, QString> m_variables;
    std::unique_ptr<ServeProcess> m_server;
};
