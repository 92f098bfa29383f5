#pragma once

#include "accounts/secretstore.h"

#include <QMap>

namespace qiao {

/// Secrets in the clear in <data>/secrets.json, mode 0600 (QIAO_SECRETS=file, the user's explicit choice):
/// {"version": 1, "secrets": {"<id>": "<base64>"}}. The file is read anew each time, because several programs
/// may use it; a change is a read, an edit and a replacement under a lock file beside it. Blocks for that
/// long. A file that cannot be understood is never written over: every use then fails and names it.
class FileSecretStore : public SecretStore
{
    Q_OBJECT

public:
    /// \a dataFolder is made when something is first written.
    explicit FileSecretStore(const QString &dataFolder, QObject *parent = nullptr);

    [[nodiscard]] const QString &path() const { return m_path; }

    [[nodiscard]] QFuture<Result<std::optional<QByteArray>>> read(const QString &id) override;
    [[nodiscard]] QFuture<Result<void>> write(const QString &id, const QByteArray &secret) override;
    [[nodiscard]] QFuture<Result<void>> remove(const QString &id) override;

private:
    using Secrets = QMap<QString, QByteArray>;

    [[nodiscard]] Result<Secrets> load() const;
    [[nodiscard]] Result<void> save(const Secrets &secrets) const;
    template <typename Edit> [[nodiscard]] Result<void> change(Edit edit) const;

    QString m_path;
};

} // namespace qiao
