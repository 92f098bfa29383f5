#pragma once

#include "accountparts.h"
#include "control/controlmethods.h"

#include <qiao/control.h>

namespace qiao {

/// The accounts without a server, hosted on the calling thread.
class LocalControl : public Control
{
    Q_OBJECT

public:
    explicit LocalControl(const Settings &settings);
    ~LocalControl() override;

    [[nodiscard]] bool reachesServer() const override { return false; }
    [[nodiscard]] QFuture<Result<QJsonObject>> call(
        const QString &method, const QJsonObject &parameters) override;

private:
    AccountParts m_parts;
    ControlMethods m_methods;
    QObject m_caller; ///< of every call; goes first
};

} // namespace qiao
