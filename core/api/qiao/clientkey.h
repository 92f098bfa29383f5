#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QMetaType>
#include <QString>

namespace qiao {

/// A key that a client of this server shows, as far as it may be shown.
struct ClientKey
{
    QString id; ///< a few letters and digits, for as long as the key lives
    QString name; ///< what the user calls it; no two keys have the same
    QString ending; ///< its last four characters
    QDateTime createdAt; ///< UTC, whole seconds

    bool operator==(const ClientKey &) const = default;
};

/// A key that was made just now. Holds a secret, which nobody can be told again.
struct NewClientKey
{
    ClientKey key;
    QByteArray clear; ///< "qiao-…"
};

} // namespace qiao

Q_DECLARE_METATYPE(qiao::ClientKey)
