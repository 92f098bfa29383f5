#include "clientkeys/clientkeysfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

constexpr int currentVersion = 1;
constexpr qsizetype hashSize = 32;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::ClientKeys)
};

std::optional<StoredClientKey> keyIn(const QJsonObject &entry)
{
    const QByteArray hex = entry.value("sha256"_L1).toString().toLatin1();
    const StoredClientKey key{{entry.value("id"_L1).toString(), entry.value("name"_L1).toString(),
                                  entry.value("ending"_L1).toString(),
                                  QDateTime::fromString(entry.value("created"_L1).toString(), Qt::ISODate)},
        QByteArray::fromHex(hex)};
    const bool isWhole = !key.shown.id.isEmpty() && !key.shown.name.isEmpty() && hex == key.hash.toHex()
        && key.hash.size() == hashSize && key.shown.createdAt.isValid();
    return isWhole ? std::optional(key) : std::nullopt;
}

QJsonObject entryOf(const StoredClientKey &key)
{
    return {{"id"_L1, key.shown.id}, {"name"_L1, key.shown.name},
        {"sha256"_L1, QString::fromLatin1(key.hash.toHex())}, {"ending"_L1, key.shown.ending},
        {"created"_L1, key.shown.createdAt.toString(Qt::ISODate)}};
}

/// Nothing when one entry is not understood, or two have the same id.
std::optional<QList<StoredClientKey>> keysIn(const QJsonArray &entries)
{
    QList<StoredClientKey> keys;
    for (const QJsonValue &entry : entries) {
        const auto key = keyIn(entry.toObject());
        const bool clashes = key && std::any_of(keys.cbegin(), keys.cend(), [&key](const auto &other) {
            return other.shown.id == key->shown.id;
        });
        if (!key || clashes) {
            return std::nullopt;
        }
        keys.append(*key);
    }
    return keys;
}

} // namespace

Result<QList<StoredClientKey>> parseClientKeysFile(const QByteArray &bytes, const QString &path)
{
    const QJsonObject document = QJsonDocument::fromJson(bytes).object();
    const double version = document.value("version"_L1).toDouble();
    if (version == currentVersion && document.value("keys"_L1).isArray()) {
        if (const auto keys = keysIn(document.value("keys"_L1).toArray())) {
            return *keys;
        }
    }
    const QString sentence = version > currentVersion
        ? Text::tr(
            "%1 was written by a newer Qiao. Until this one is updated or the file is moved away, every "
            "request needs a key.")
        : Text::tr("%1 is damaged and was left as it is. Until it is repaired or moved away, every request "
                   "needs a key.");
    return tl::make_unexpected(Error{.kind = Error::Kind::Internal,
        .message = sentence.arg(QDir::toNativeSeparators(path)),
        .retryHelps = false});
}

QByteArray serializedClientKeysFile(const QList<StoredClientKey> &keys)
{
    QJsonArray entries;
    for (const StoredClientKey &key : keys) {
        entries.append(entryOf(key));
    }
    return QJsonDocument(QJsonObject{{"version"_L1, currentVersion}, {"keys"_L1, entries}}).toJson();
}

} // namespace qiao
