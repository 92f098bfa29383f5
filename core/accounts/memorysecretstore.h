#pragma once

#include "accounts/secretstore.h"

#include <QHash>

namespace qiao {

/// Secrets that end with the program (QIAO_SECRETS=memory). Answers at once.
class MemorySecretStore : public SecretStore
{
    Q_OBJECT

public:
    using SecretStore::SecretStore;
    ~MemorySecretStore() override;

    [[nodiscard]] QFuture<Result<std::optional<QByteArray>>> read(const QString &id) override;
    [[nodiscard]] QFuture<Result<void>> write(const QString &id, const QByteArray &secret) override;
    [[nodiscard]] QFuture<Result<void>> remove(const QString &id) override;

private:
    QHash<QString, QByteArray> m_secrets;
};

} // namespace qiao
