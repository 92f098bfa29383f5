#include "accounts/filesecretstore.h"

#include "accounts/atomicfile.h"
#include "accounts/finishedfuture.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

#include <boost/json.hpp>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

constexpr int version = 1;
constexpr qint64 largestFile = 16 * 1024 * 1024;
// A program killed in the very moment of locking leaves a lock file without a name in it, which nothing but
// its age tells from one in use. A change takes milliseconds.
constexpr auto lockStaleAfter = std::chrono::seconds(5);
constexpr auto longestWait = std::chrono::seconds(10);

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::FileSecretStore)
};

tl::unexpected<Error> failure(const QString &message)
{
    return tl::make_unexpected(Error{.kind = Error::Kind::Internal, .message = message, .retryHelps = false});
}

std::optional<QMap<QString, QByteArray>> parsed(const QByteArray &bytes)
{
    boost::system::error_code fault;
    const auto document = boost::json::parse({bytes.constData(), static_cast<size_t>(bytes.size())}, fault);
    const auto *root = fault ? nullptr : document.if_object();
    const auto *number = root ? root->if_contains("version") : nullptr;
    const auto *secrets = root ? root->if_contains("secrets") : nullptr;
    if (!number || *number != version || !secrets || !secrets->is_object()) {
        return std::nullopt;
    }
    QMap<QString, QByteArray> result;
    for (const auto &[id, value] : secrets->get_object()) {
        const auto *text = value.if_string();
        const auto secret = text
            ? QByteArray::fromBase64Encoding(
                QByteArray(text->data(), qsizetype(text->size())), QByteArray::AbortOnBase64DecodingErrors)
            : QByteArray::FromBase64Result{};
        if (!text || !secret) {
            return std::nullopt;
        }
        result.insert(QString::fromUtf8(id.data(), qsizetype(id.size())), *secret);
    }
    return result;
}

QByteArray serialised(const QMap<QString, QByteArray> &secrets)
{
    boost::json::object values;
    for (auto it = secrets.cbegin(); it != secrets.cend(); ++it) {
        values.emplace(it.key().toStdString(), it.value().toBase64().toStdString());
    }
    const boost::json::object root{{"version", version}, {"secrets", std::move(values)}};
    return QByteArray::fromStdString(boost::json::serialize(root)) + '\n';
}

} // namespace

FileSecretStore::FileSecretStore(const QString &dataFolder, QObject *parent)
    : SecretStore(parent), m_path(QDir(dataFolder).filePath(u"secrets.json"_s))
{ }

QFuture<Result<std::optional<QByteArray>>> FileSecretStore::read(const QString &id)
{
    return finishedFuture(load().map([&id](const Secrets &secrets) {
        const auto found = secrets.constFind(id);
        return found == secrets.cend() ? std::nullopt : std::optional(*found);
    }));
}

QFuture<Result<void>> FileSecretStore::write(const QString &id, const QByteArray &secret)
{
    return finishedFuture(change([&](Secrets &secrets) {
        secrets.insert(id, secret);
        return true;
    }));
}

QFuture<Result<void>> FileSecretStore::remove(const QString &id)
{
    return finishedFuture(change([&](Secrets &secrets) { return secrets.remove(id) > 0; }));
}

Result<FileSecretStore::Secrets> FileSecretStore::load() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly)) {
        if (!QFileInfo::exists(m_path)) {
            return Secrets();
        }
        return failure(Text::tr("%1 cannot be read: %2. Check its permissions.")
                           .arg(QDir::toNativeSeparators(m_path), file.errorString()));
    }
    const auto secrets = parsed(file.size() > largestFile ? QByteArray() : file.readAll());
    if (!secrets) {
        return failure(Text::tr("%1 is damaged and is left as it is. Repair it, or move it away and add the "
                                "accounts again.")
                           .arg(QDir::toNativeSeparators(m_path)));
    }
    return *secrets;
}

Result<void> FileSecretStore::save(const Secrets &secrets) const
{
    return writePrivateFile(m_path, serialised(secrets));
}

/// \a edit says whether it changed anything.
template <typename Edit> Result<void> FileSecretStore::change(Edit edit) const
{
    if (auto folder = makePrivateFolder(QFileInfo(m_path).path()); !folder) {
        return folder;
    }
    QLockFile lock(m_path + u".lock"_s);
    lock.setStaleLockTime(lockStaleAfter);
    if (!lock.tryLock(longestWait)) {
        return failure(lock.error() == QLockFile::LockFailedError
                ? Text::tr("Another program keeps %1 locked. Close it, then try again.")
                      .arg(QDir::toNativeSeparators(m_path))
                : Text::tr("%1 cannot be changed: its folder is not writable. Check its permissions.")
                      .arg(QDir::toNativeSeparators(m_path)));
    }
    auto secrets = load();
    if (!secrets) {
        return tl::make_unexpected(secrets.error());
    }
    return edit(*secrets) ? save(*secrets) : Result<void>();
}

} // namespace qiao
