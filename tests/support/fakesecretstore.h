#pragma once

#include "accounts/secretstore.h"

#include <QHash>

#include <optional>

namespace qiao::test {

/// A secret store in memory that answers from the event loop, and refuses when it is told to.
class FakeSecretStore : public SecretStore
{
    Q_OBJECT

public:
    using SecretStore::SecretStore;

    [[nodiscard]] QFuture<Result<std::optional<QByteArray>>> read(const QString &id) override;
    [[nodiscard]] QFuture<Result<void>> write(const QString &id, const QByteArray &secret) override;
    [[nodiscard]] QFuture<Result<void>> remove(const QString &id) override;

    QHash<QString, QByteArray> secrets;
    std::optional<Error> readFault = {}; ///< what reading answers while it is set
    std::optional<Error> writeFault = {}; ///< what writing and removing answer while it is set
    int writeCount = 0; ///< attempts
};

} // namespace qiao::test
