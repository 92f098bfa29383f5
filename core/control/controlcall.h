#pragma once

#include <qiao/result.h>

#include <QJsonObject>
#include <QObject>

#include <functional>

namespace qiao {

/// Who calls a method. Destroying it ends its calls.
class ControlCaller : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Whether it has not read yet what was sent to it: who tells it news should wait for caughtUp().
    [[nodiscard]] virtual bool isBehind() const { return false; }

Q_SIGNALS:
    void caughtUp();
};

/// One call of a method.
struct ControlCall
{
    using Reply = std::function<void(const Result<QJsonObject> &)>;
    using Notify = std::function<void(const QString &method, const QJsonObject &parameters)>;

    QJsonObject parameters;
    ControlCaller *caller; ///< nothing below is called any more when it is gone
    Reply reply; ///< to be called once
    Notify notify; ///< before the reply only

    /// A parameter that is text; empty when absent.
    [[nodiscard]] QString text(QLatin1StringView name) const { return parameters.value(name).toString(); }
};

} // namespace qiao
