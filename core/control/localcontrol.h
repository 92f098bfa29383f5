#pragma once

#include "accountparts.h"
#include "clientkeys/clientkeystore.h"
#include "control/controlmethods.h"
#include "usage/usagestore.h"

#include <qiao/control.h>

#include <optional>

namespace qiao {

/// The methods without a server, hosted on the calling thread.
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
    const Settings m_settings;
    std::optional<AccountParts> m_accounts; ///< once they are asked for
    std::optional<ClientKeyStore> m_keys; ///< once they are asked for
    UsageStore m_usage;
    ControlMethods m_methods;
    ControlCaller m_caller; ///< of every call; goes first
};

} // namespace qiao
