#pragma once

#include "accounts/secretparts.h"
#include "accounts/secretstore.h"

#include <deque>
#include <functional>
#include <memory>

namespace qiao {

/// Secrets of any length in a store whose entries are small (the Windows Credential Manager), see
/// secretparts.h. One operation at a time, in the order in which they were asked for. When a change fails or
/// the program ends in the middle of it, the old secret is still there, or the new one already.
class SplitSecretStore : public SecretStore
{
    Q_OBJECT

public:
    SplitSecretStore(std::unique_ptr<SecretStore> inner, qsizetype entryLimit, QObject *parent = nullptr);

    [[nodiscard]] QFuture<Result<std::optional<QByteArray>>> read(const QString &id) override;
    [[nodiscard]] QFuture<Result<void>> write(const QString &id, const QByteArray &secret) override;
    [[nodiscard]] QFuture<Result<void>> remove(const QString &id) override;

private:
    using Secret = Result<std::optional<QByteArray>>;
    using Done = std::function<void(const Result<void> &)>;

    template <typename T>
    [[nodiscard]] QFuture<T> enqueue(std::function<void(std::function<void(const T &)> done)> operation);
    void next();

    void readRest(const QString &id, char slot, int count, const QList<QByteArray> &parts,
        const std::function<void(const Secret &)> &done);
    void writeParts(
        const QString &id, char slot, const QList<QByteArray> &parts, int index, const Done &done);
    void removeParts(const QString &id, char slot, int from, const Done &done);

    std::unique_ptr<SecretStore> m_inner;
    qsizetype m_entryLimit;
    std::deque<std::function<void()>> m_operations;
    bool m_running = false;
};

} // namespace qiao
