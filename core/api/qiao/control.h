#pragma once

#include <qiao/result.h>
#include <qiao/settings.h>
#include <qiao/whenfinished.h>

#include <QFuture>
#include <QJsonObject>
#include <QObject>

#include <memory>

namespace qiao {

/// The way of a command to the accounts, the usage and the logs: through the running server's local socket,
/// or, when none runs, by hosting them itself for as long as this lives. Both take the same methods and
/// answer the same; the methods are listed in core/control/*methods.h. Lives on the thread with the event
/// loop.
class Control : public QObject
{
    Q_OBJECT

public:
    /// Looks for the server that runs with \a settings, and falls back to none. May wait for the system for a
    /// moment, never for the server.
    [[nodiscard]] static std::unique_ptr<Control> open(const Settings &settings);

    /// Whether the calls go to a running server.
    [[nodiscard]] virtual bool reachesServer() const = 0;
    /// Await with whenFinished(). The future always gets a result as long as this lives; a server that goes
    /// away is an error (Transient, code server_gone).
    [[nodiscard]] virtual QFuture<Result<QJsonObject>> call(
        const QString &method, const QJsonObject &parameters = {}) = 0;

Q_SIGNALS:
    /// News about a call under way (see the methods). This must not be destroyed by a slot.
    void notified(const QString &method, const QJsonObject &parameters);

protected:
    using QObject::QObject;
};

} // namespace qiao
