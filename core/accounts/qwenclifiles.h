#pragma once

#include "accounts/qwenclicredentials.h"

#include <QList>
#include <QString>

namespace qiao {

/// Where one account of the Qwen CLI's folder lives: oauth_creds.json is "default",
/// oauth_creds_<name>.json is <name>.
struct QwenCliFile
{
    QString accountName;
    QString path;

    /// The lock beside it: oauth_creds.lock, as the CLI has it, or oauth_creds_<name>.lock.
    [[nodiscard]] QString lockPath() const;

    bool operator==(const QwenCliFile &) const = default;
};

/// Whether \a name can name an account: [A-Za-z0-9._-]{1,64} and not dots alone.
[[nodiscard]] bool isAccountName(const QString &name);

/// The accounts of \a folder: "default" first, the others by name. Files whose name names no account are
/// passed over, and so is oauth_creds_default.json: "default" is oauth_creds.json.
[[nodiscard]] QList<QwenCliFile> listQwenCliFiles(const QString &folder);

/// Reads the file as it is now. A few dozen microseconds.
[[nodiscard]] tl::expected<QwenCliCredentials, CredentialsFault> readQwenCliFile(const QString &path);

} // namespace qiao
