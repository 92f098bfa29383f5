#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace qiao {

/// Secrets that are longer than an entry of the vault may be are kept in several entries. The first part,
/// kept under the secret's own id, begins with a head that says how many there are, so that a part left over
/// from a longer secret is never read. The others are kept in one of two slots: a change writes the slot that
/// is not in use, then the first part, so that the first part always leads to one whole secret, old or new.
struct PartsHead
{
    int count = 1; ///< parts in all, the first one included
    char slot = 'a'; ///< 'a' or 'b'
    QByteArray digest = {}; ///< of the whole secret

    bool operator==(const PartsHead &) const = default;
};

/// The slot to write while \a head is what is there.
[[nodiscard]] char otherSlot(const std::optional<PartsHead> &head);

/// \a secret as one or more parts of at most \a limit bytes (at least 128), the first with its head.
[[nodiscard]] QList<QByteArray> splitSecret(const QByteArray &secret, qsizetype limit, char slot);

/// The head of a first part, or nullopt when it has none.
[[nodiscard]] std::optional<PartsHead> partsHead(const QByteArray &firstPart);

/// The secret, or nullopt when the parts do not belong together or one is missing.
[[nodiscard]] std::optional<QByteArray> joinSecret(const QList<QByteArray> &parts);

/// Where part \a index (0 is the first) of secret \a id is kept.
[[nodiscard]] QString partId(const QString &id, char slot, int index);

} // namespace qiao
