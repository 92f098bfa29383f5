#include "accounts/qwenclifiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = 1 << 20;
constexpr auto stem = "oauth_creds"_L1;
constexpr auto suffix = ".json"_L1;
constexpr auto defaultName = "default"_L1;

bool isNameCharacter(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') || u == u'.'
        || u == u'_' || u == u'-';
}

/// Empty when the file is none of an account.
QString accountNameOf(const QString &fileName)
{
    if (fileName == stem + suffix) {
        return defaultName;
    }
    const auto affix = stem.size() + 1;
    if (!fileName.startsWith(stem + u'_') || !fileName.endsWith(suffix)) {
        return {};
    }
    const QString name = fileName.mid(affix, fileName.size() - affix - suffix.size());
    return isAccountName(name) && name != defaultName ? name : QString();
}

} // namespace

QString QwenCliFile::lockPath() const
{
    return path.chopped(suffix.size()) + ".lock"_L1;
}

bool isAccountName(const QString &name)
{
    return !name.isEmpty() && name.size() <= 64 && std::all_of(name.cbegin(), name.cend(), isNameCharacter)
        && !std::all_of(name.cbegin(), name.cend(), [](QChar c) { return c == u'.'; });
}

QList<QwenCliFile> listQwenCliFiles(const QString &folder)
{
    const QDir dir(folder);
    QList<QwenCliFile> files;
    const auto names =
        dir.entryList({stem + "*"_L1 + suffix}, QDir::Files | QDir::Hidden | QDir::CaseSensitive);
    for (const QString &fileName : names) {
        if (const QString name = accountNameOf(fileName); !name.isEmpty()) {
            files.append({name, dir.absoluteFilePath(fileName)});
        }
    }
    std::sort(files.begin(), files.end(), [](const QwenCliFile &a, const QwenCliFile &b) {
        const bool aFirst = a.accountName == defaultName;
        const bool bFirst = b.accountName == defaultName;
        return aFirst != bFirst ? aFirst : a.accountName < b.accountName;
    });
    return files;
}

tl::expected<QwenCliCredentials, CredentialsFault> readQwenCliFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return tl::make_unexpected(
            QFileInfo::exists(path) ? CredentialsFault::Unreadable : CredentialsFault::Missing);
    }
    const QByteArray bytes = file.read(largestFile + 1);
    if (bytes.size() > largestFile || file.error() != QFileDevice::NoError) {
        return tl::make_unexpected(CredentialsFault::Unreadable);
    }
    return parseQwenCliCredentials(bytes);
}

} // namespace qiao
