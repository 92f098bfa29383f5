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

/// Where the same chat can be had: straight from the service, or through Qiao.
struct Target
{
    quint16 port = 0;
    QByteArray path; ///< of chat completions
    QByteArray headers; ///< lines that this way in needs
};

/// The simulated service and a `qiao serve` in front of it, each a process on a free port, with a throw-away
/// home and one key account.
class Testbed
{
public:
    explicit Testbed(Programs programs);

    /// Starts both; on failure a sentence, else empty. The programs' own words are on standard error.
    [[nodiscard]] QString start();
    [[nodiscard]] QString startService(quint16 port = 0);
    [[nodiscard]] QString startQiao();
    void stopService() { m_service.reset(); }
    void stopQiao() { m_qiao.reset(); }

    [[nodiscard]] Target direct() const;
    [[nodiscard]] Target through() const;
    [[nodiscard]] ChildProcess &qiao() { return *m_qiao; }

    /// Forgets the service's journal and script and gives it \a json, a script (see its --help).
    [[nodiscard]] bool script(const QByteArray &json) const;
    /// What the service's control endpoint answers; empty on failure.
    [[nodiscard]] QByteArray control(
        const QByteArray &method, const QByteArray &path, const QByteArray &body = {}) const;

private:
    [[nodiscard]] QProcessEnvironment environment() const;

    Programs m_programs;
    QTemporaryDir m_home;
    std::unique_ptr<ChildProcess> m_service;
    std::unique_ptr<ChildProcess> m_qiao;
    quint16 m_servicePort = 0;
    quint16 m_qiaoPort = 0;
};

} // namespace qiao::bench
