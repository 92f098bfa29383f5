#include "clientkeys/clientkeystore.h"

#include "accounts/atomicfile.h"
#include "accounts/changelock.h"
#include "accounts/filewatch.h"
#include "clientkeys/clientkeyerrors.h"
#include "logging/redaction.h"
#include "server/randomid.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

/// Far beyond any real one; what is larger is something else.
constexpr qint64 largestFile = 1024 * 1024;
constexpr int idLength = 6;
constexpr qsizetype shownEnding = 4;

QString filePath(const QString &configFolder)
{
    return QDir(configFolder).absoluteFilePath(u"clientkeys.json"_s);
}

Result<QList<StoredClientKey>> readKeys(const QString &path)
{
    QFile file(path);
    if (!file.exists()) {
        return QList<StoredClientKey>();
    }
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        return tl::make_unexpected(unreadableKeysError(path));
    }
    return parseClientKeysFile(file.read(largestFile), path);
}

QByteArray newKey()
{
    std::array<quint32, 8> random{};
    QRandomGenerator::system()->fillRange(random.data(), static_cast<qsizetype>(random.size()));
    const QByteArray bytes(reinterpret_cast<const char *>(random.data()), sizeof random);
    return "qiao-" + bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QDateTime wholeSeconds(const QDateTime &time)
{
    return QDateTime::fromSecsSinceEpoch(time.toSecsSinceEpoch()).toUTC();
}

/// \a name as it is kept, when the key \a id may have it.
Result<QString> usableName(const QList<StoredClientKey> &keys, const QString &name, const QString &id)
{
    const QString trimmed = name.trimmed();
    const bool isPrintable =
        std::all_of(trimmed.cbegin(), trimmed.cend(), [](QChar letter) { return letter.isPrint(); });
    if (trimmed.isEmpty() || trimmed.size() > longestClientKeyName || !isPrintable) {
        return tl::make_unexpected(keyNameError());
    }
    const bool isTaken = std::any_of(keys.cbegin(), keys.cend(),
        [&](const StoredClientKey &key) { return key.shown.name == trimmed && key.shown.id != id; });
    return isTaken ? Result<QString>(tl::make_unexpected(keyNameTakenError(trimmed))) : trimmed;
}

QList<StoredClientKey>::iterator findKey(QList<StoredClientKey> &keys, const QString &id)
{
    return std::find_if(
        keys.begin(), keys.end(), [&id](const StoredClientKey &key) { return key.shown.id == id; });
}

} // namespace

ClientKeyStore::ClientKeyStore(const QString &configFolder, QObject *parent)
    : QObject(parent), m_path(filePath(configFolder)), m_watch(new FileWatch(m_path, this))
{
    connect(m_watch, &FileWatch::changed, this, [this] { adopt(read()); });
    adopt(read());
}

QList<ClientKey> ClientKeyStore::keys() const
{
    QList<ClientKey> shown;
    for (const StoredClientKey &key : m_keys) {
        shown.append(key.shown);
    }
    return shown;
}

QList<QByteArray> ClientKeyStore::hashes() const
{
    QList<QByteArray> all;
    for (const StoredClientKey &key : m_keys) {
        all.append(key.hash);
    }
    return all;
}

void ClientKeyStore::guardLastKey(bool isReachable, qsizetype others)
{
    m_isReachable = isReachable;
    m_otherKeys = others;
}

Result<NewClientKey> ClientKeyStore::create(const QString &name)
{
    NewClientKey made{.key = {}, .clear = newKey()};
    rememberSecret(made.clear);
    return change([&](Keys &keys) {
        return usableName(keys, name, {}).map([&](const QString &usable) {
            made.key = {QString::fromLatin1(randomBase62(idLength)), usable,
                QString::fromLatin1(made.clear.last(shownEnding)),
                wholeSeconds(QDateTime::currentDateTimeUtc())};
            keys.append({made.key, QCryptographicHash::hash(made.clear, QCryptographicHash::Sha256)});
        });
    }).map([&made] { return made; });
}

Result<ClientKey> ClientKeyStore::rename(const QString &id, const QString &name)
{
    ClientKey renamed;
    return change([&](Keys &keys) -> Result<void> {
        const auto found = findKey(keys, id);
        if (found == keys.end()) {
            return tl::make_unexpected(noSuchKeyError(id));
        }
        return usableName(keys, name, id).map([&](const QString &usable) {
            found->shown.name = usable;
            renamed = found->shown;
        });
    }).map([&renamed] { return renamed; });
}

Result<void> ClientKeyStore::revoke(const QString &id)
{
    return change([&](Keys &keys) -> Result<void> {
        const auto found = findKey(keys, id);
        if (found == keys.end()) {
            return tl::make_unexpected(noSuchKeyError(id));
        }
        if (m_isReachable && keys.size() + m_otherKeys == 1) {
            return tl::make_unexpected(lastKeyError(found->shown.name));
        }
        keys.erase(found);
        return {};
    });
}

Result<ClientKeyStore::Keys> ClientKeyStore::read() const
{
    return readKeys(m_path);
}

void ClientKeyStore::adopt(const Result<Keys> &keys)
{
    const Keys now = keys.value_or(m_keys);
    const QString fault = keys ? QString() : keys.error().message;
    if (now != m_keys || fault != m_fault) {
        m_keys = now;
        m_fault = fault;
        Q_EMIT changed();
    }
}

Result<void> ClientKeyStore::change(const Edit &edit)
{
    if (auto folder = makePrivateFolder(QFileInfo(m_path).absolutePath()); !folder) {
        return folder;
    }
    Result<std::unique_ptr<QLockFile>> lock = lockForChange(m_path);
    if (!lock) {
        return tl::make_unexpected(lock.error());
    }
    Result<Keys> keys = read();
    if (!keys) {
        adopt(keys);
        return tl::make_unexpected(keys.error());
    }
    if (auto edited = edit(*keys); !edited) {
        return edited;
    }
    if (auto written = writePrivateFile(m_path, serializedClientKeysFile(*keys)); !written) {
        return written;
    }
    lock->reset();
    adopt(keys);
    return {};
}

bool hasClientKeys(const QString &configFolder)
{
    const auto keys = readKeys(filePath(configFolder));
    return keys && !keys->isEmpty();
}

} // namespace qiao
