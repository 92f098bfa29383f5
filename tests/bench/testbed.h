#pragma once

#include "bench/childprocess.h"

#include <QTemporaryDir>

#include <memory>

namespace qiao::bench {

struct Programs
{
    QString qiao;
    QString simulator;
};

/// OpenAI's chat completions, or Anthropic's messages.
enum class Wire { Chat, Messages };

/// What Qiao keeps of requests on disk.
enum class Keeping {
    Everything, ///< as it comes
    Nothing, ///< usage/retentionDays=0
};

/// Where the same chat can be had: straight from the service, or through Qiao.
struct Target
{
    quint16 port = 0;
    QByteArray path; ///< of chat completions, or of messages
    QByteArray headers; ///< lines that this way in needs
    Wire wire = Wire::Chat;
};

/// The simulated service and a `qiao serve` in front of it, each a process on a free port, with a throw-away
/// home and one key account, which is the default one.
class Testbed
{
public:
    explicit Testbed(Programs programs);

    /// Starts both; on failure a sentence, else empty. The programs' own words are on standard error.
    [[nodiscard]] QString start();
    [[nodiscard]] QString startService(quint16 port = 0);
    [[nodiscard]] QString startQiao(Keeping keeping = Keeping::Everything);
    /// A program that shows every request while it runs, as a person would look at them.
    [[nodiscard]] std::unique_ptr<ChildProcess> startWatcher() const;
    /// Adds an account whose service speaks Anthropic Messages too, for throughNatively(), while both run; on
    /// failure a sentence, else empty.
    [[nodiscard]] QString addMessagesAccount();
    void stopService() { m_service.reset(); }
    void stopQiao() { m_qiao.reset(); }

    /// The service's own endpoint of \a wire.
    [[nodiscard]] Target direct(Wire wire = Wire::Chat) const;
    /// Qiao's endpoint of \a wire; the service is asked for chat completions.
    [[nodiscard]] Target through(Wire wire = Wire::Chat) const;
    /// Qiao's messages, which the service is asked for too.
    [[nodiscard]] Target throughNatively() const;
    [[nodiscard]] ChildProcess &qiao() { return *m_qiao; }

    /// Forgets the service's journal and script and gives it \a json, a script (see its --help).
    [[nodiscard]] bool script(const QByteArray &json) const;
    /// What the service's control endpoint answers; empty on failure.
    [[nodiscard]] QByteArray control(
        const QByteArray &method, const QByteArray &path, const QByteArray &body = {}) const;

private:
    [[nodiscard]] bool writeSettings(Keeping keeping) const;
    [[nodiscard]] QProcessEnvironment environment() const;
    [[nodiscard]] QString serviceUrl(const QString &path) const;

    Programs m_programs;
    QTemporaryDir m_home;
    std::unique_ptr<ChildProcess> m_service;
    std::unique_ptr<ChildProcess> m_qiao;
    quint16 m_servicePort = 0;
    quint16 m_qiaoPort = 0;
};

} // namespace qiao::bench
