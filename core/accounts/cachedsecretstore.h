#pragma once

#include "accounts/secretstore.h"

#include <QHash>
#include <QPromise>

#include <memory>
#include <vector>

namespace qiao {

/// Another store's secrets, each read once and then kept in memory, for stores where reading is slow or may
/// bother a person. Reads of one id that run at the same time are one. A secret that another program changes
/// meanwhile is not noticed before forget(); that there is none, and errors, are not remembered.
class CachedSecretStore : public SecretStore
{
    Q_OBJECT

public:
    explicit CachedSecretStore(std::unique_ptr<SecretStore> inner, QObject *parent = nullptr);
    /// Overwrites what is kept.
    ~CachedSecretStore() override;

    [[nodiscard]] QFuture<Result<std::optional<QByteArray>>> read(const QString &id) override;
    [[nodiscard]] QFuture<Result<void>> write(const QString &id, const QByteArray &secret) override;
    [[nodiscard]] QFuture<Result<void>> remove(const QString &id) override;
    void forget(const QString &id) override;

private:
    using ReadPromise = QPromise<Result<std::optional<QByteArray>>>;

    struct RunningRead
    {
        std::vector<std::shared_ptr<ReadPromise>> readers;
    };

    struct Entry
    {
        QByteArray secret = {};
        bool known = false;
        std::shared_ptr<RunningRead> running = {}; ///< which later reads may join: none since the last change
        quint64 change = 0; ///< the last one
    };

    void finishRead(const QString &id, const std::shared_ptr<RunningRead> &read,
        const Result<std::optional<QByteArray>> &result);
    [[nodiscard]] quint64 beginChange(const QString &id);
    [[nodiscard]] QFuture<Result<void>> finishChange(const QFuture<Result<void>> &inner, const QString &id,
        quint64 change, const std::optional<QByteArray> &secret);

    std::unique_ptr<SecretStore> m_inner;
    QHash<QString, Entry> m_entries;
    quint64 m_lastChange = 0;
};

} // namespace qiao
