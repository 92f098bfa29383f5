#pragma once

#include <qiao/clientkey.h>
#include <qiao/result.h>

#include <QList>

namespace qiao {

/// A client key as clientkeys.json holds it.
struct StoredClientKey
{
    ClientKey shown;
    QByteArray hash; ///< SHA-256 of the key, binary

    bool operator==(const StoredClientKey &) const = default;
};

/// The longest name of a key, in characters.
constexpr qsizetype longestClientKeyName = 64;

/// What clientkeys.json, whose name \a path is for the error (Internal), holds. One entry that is not
/// understood makes the whole file unusable: a key that is left out would open the server. Pure.
[[nodiscard]] Result<QList<StoredClientKey>> parseClientKeysFile(
    const QByteArray &bytes, const QString &path);

[[nodiscard]] QByteArray serializedClientKeysFile(const QList<StoredClientKey> &keys);

} // namespace qiao
