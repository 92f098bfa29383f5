#include "accounts/accountsfile.h"

#include "accounts/hostpolicy.h"
#include "accounts/qwenclifiles.h"

#include <qiao/accountwords.h>

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

constexpr int currentVersion = 1;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::AccountsFile)
};

QUrl urlIn(const QJsonObject &entry, QLatin1StringView key)
{
    return QUrl(entry.value(key).toString(), QUrl::StrictMode);
}

/// An absent key is a default; something else under it is not what Qiao wrote.
bool isAbsentOr(const QJsonObject &entry, QLatin1StringView key, QJsonValue::Type type)
{
    return !entry.contains(key) || entry.value(key).type() == type;
}

tl::expected<Account, const char *> accountIn(const QJsonObject &entry)
{
    const auto kind = kindFromWord(entry.value("kind"_L1).toString());
    if (!kind) {
        return tl::make_unexpected("kind");
    }
    if (!isAbsentOr(entry, "enabled"_L1, QJsonValue::Bool)) {
        return tl::make_unexpected("enabled");
    }
    Account account{.id = entry.value("id"_L1).toString(),
        .name = entry.value("name"_L1).toString(),
        .kind = *kind,
        .source = Account::Source::Own,
        .region = entry.value("region"_L1).toString(),
        .baseUrl = urlIn(entry, "base_url"_L1),
        .anthropicBaseUrl = urlIn(entry, "anthropic_base_url"_L1),
        .proxy = urlIn(entry, "proxy"_L1),
        .enabled = entry.value("enabled"_L1).toBool(true)};
    const QJsonArray models = entry.value("models"_L1).toArray();
    for (const QJsonValue &model : models) {
        account.models.append(model.toString());
    }
    account.models.removeAll(QString());
    // a URL that does not parse is empty, which would pass for "none"
    for (const QLatin1StringView key : {"base_url"_L1, "anthropic_base_url"_L1, "proxy"_L1}) {
        if (!entry.value(key).toString().isEmpty() && !urlIn(entry, key).isValid()) {
            return tl::make_unexpected(key.data());
        }
    }
    if (const char *key = unusableKey(account)) {
        return tl::make_unexpected(key);
    }
    return account;
}

tl::expected<LinkedFile, const char *> linkedFileIn(const QJsonObject &entry)
{
    for (const QLatin1StringView key : {"enabled"_L1, "unlinked"_L1}) {
        if (!isAbsentOr(entry, key, QJsonValue::Bool)) {
            return tl::make_unexpected(key.data());
        }
    }
    if (!entry.value("proxy"_L1).toString().isEmpty() && !urlIn(entry, "proxy"_L1).isValid()) {
        return tl::make_unexpected("proxy");
    }
    LinkedFile file{.fileName = entry.value("file"_L1).toString(),
        .name = entry.value("name"_L1).toString(),
        .enabled = entry.value("enabled"_L1).toBool(true),
        .unlinked = entry.value("unlinked"_L1).toBool(false),
        .proxy = urlIn(entry, "proxy"_L1)};
    if (const char *key = unusableKey(file)) {
        return tl::make_unexpected(key);
    }
    return file;
}

/// The key under which \a account clashes with one of \a others; null when with none.
const char *clash(const QList<Account> &others, const Account &account)
{
    for (const Account &other : others) {
        if (other.id == account.id) {
            return "id";
        }
        if (other.name == account.name) {
            return "name";
        }
    }
    return nullptr;
}

const char *clash(const QList<LinkedFile> &others, const LinkedFile &file)
{
    const bool known = std::any_of(others.cbegin(), others.cend(),
        [&file](const LinkedFile &other) { return other.fileName == file.fileName; });
    return known ? "file" : nullptr;
}

/// Reads the array under \a listKey into \a target; the first entry that is left out is named in \a leftOut.
template <typename T, typename Read>
void readList(
    const QJsonObject &document, QLatin1StringView listKey, Read read, QList<T> &target, QString &leftOut)
{
    const QJsonArray entries = document.value(listKey).toArray();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const tl::expected<T, const char *> item = read(entries.at(i).toObject());
        const char *fault = item ? clash(target, *item) : item.error();
        if (fault == nullptr) {
            target.append(*item);
        } else if (leftOut.isEmpty()) {
            leftOut = Text::tr("Entry %1 of \"%2\" is left out: its \"%3\" is not valid. Correct it.")
                          .arg(QString::number(i + 1), listKey, QLatin1StringView(fault));
        }
    }
}

void put(QJsonObject &entry, QLatin1StringView key, const QString &value)
{
    if (value.isEmpty()) {
        entry.remove(key);
    } else {
        entry.insert(key, value);
    }
}

QString written(const QUrl &url)
{
    return url.toString(QUrl::FullyEncoded);
}

QJsonObject entryOf(const Account &account, QJsonObject entry)
{
    put(entry, "id"_L1, account.id);
    put(entry, "name"_L1, account.name);
    put(entry, "kind"_L1, kindWord(account.kind));
    put(entry, "region"_L1, account.region);
    put(entry, "base_url"_L1, written(account.baseUrl));
    put(entry, "anthropic_base_url"_L1, written(account.anthropicBaseUrl));
    put(entry, "proxy"_L1, written(account.proxy));
    entry.insert("models"_L1, QJsonArray::fromStringList(account.models));
    entry.insert("enabled"_L1, account.enabled);
    return entry;
}

QJsonObject entryOf(const LinkedFile &file, QJsonObject entry)
{
    put(entry, "file"_L1, file.fileName);
    put(entry, "name"_L1, file.name);
    put(entry, "proxy"_L1, written(file.proxy));
    entry.insert("enabled"_L1, file.enabled);
    entry.insert("unlinked"_L1, file.unlinked);
    return entry;
}

QString identity(const Account &account)
{
    return account.id;
}

QString identity(const LinkedFile &file)
{
    return file.fileName;
}

/// \a items as entries: the ones in \a before keep their place and what else they hold, entries of nobody's
/// stay as they are, entries of \a known that are no longer in \a items go.
template <typename T>
QJsonArray merged(const QJsonArray &before, QLatin1StringView idKey, const QStringList &known, QList<T> items)
{
    QJsonArray entries;
    for (const QJsonValue &entry : before) {
        const QString id = entry.toObject().value(idKey).toString();
        const auto item = std::find_if(
            items.begin(), items.end(), [&id](const T &candidate) { return identity(candidate) == id; });
        if (item != items.end()) {
            entries.append(entryOf(*item, entry.toObject()));
            items.erase(item);
        } else if (!known.contains(id)) {
            entries.append(entry);
        }
    }
    for (const T &item : std::as_const(items)) {
        entries.append(entryOf(item, {}));
    }
    return entries;
}

template <typename T> QStringList identities(const QList<T> &items)
{
    QStringList all;
    for (const T &item : items) {
        all.append(identity(item));
    }
    return all;
}

AccountsFile listsOf(const QJsonObject &document)
{
    AccountsFile file{.document = document};
    readList(document, "accounts"_L1, accountIn, file.accounts, file.leftOut);
    readList(document, "linked_files"_L1, linkedFileIn, file.linkedFiles, file.leftOut);
    return file;
}

} // namespace

Result<AccountsFile> parseAccountsFile(const QByteArray &bytes, const QString &path)
{
    const QString name = QDir::toNativeSeparators(path);
    const QJsonDocument json = QJsonDocument::fromJson(bytes);
    const QJsonObject document = json.object();
    const double version = document.value("version"_L1).toDouble();
    const bool hasLists = isAbsentOr(document, "accounts"_L1, QJsonValue::Array)
        && isAbsentOr(document, "linked_files"_L1, QJsonValue::Array);
    if (version != currentVersion || !hasLists) {
        const QString sentence = version > currentVersion
            ? Text::tr("%1 was written by a newer Qiao. Update this one, or move the file away.")
            : Text::tr("%1 is damaged and was left as it is. Repair it, or move it away to start anew.");
        return tl::make_unexpected(
            Error{.kind = Error::Kind::Internal, .message = sentence.arg(name), .retryHelps = false});
    }
    AccountsFile file = listsOf(document);
    if (!file.leftOut.isEmpty()) {
        file.leftOut = name + u": "_s + file.leftOut;
    }
    return file;
}

QByteArray serializedAccountsFile(const AccountsFile &file)
{
    const AccountsFile before = listsOf(file.document);
    QJsonObject document = file.document;
    document.insert("version"_L1, currentVersion);
    document.insert("accounts"_L1,
        merged(document.value("accounts"_L1).toArray(), "id"_L1, identities(before.accounts), file.accounts));
    document.insert("linked_files"_L1,
        merged(document.value("linked_files"_L1).toArray(), "file"_L1, identities(before.linkedFiles),
            file.linkedFiles));
    return QJsonDocument(document).toJson();
}

const char *unusableKey(const Account &account)
{
    const bool isSignIn = account.kind == AccountKind::QwenSignIn;
    if (account.id.isEmpty()) {
        return "id";
    }
    if (!isAccountName(account.name)) {
        return "name";
    }
    if (!(isSignIn && account.baseUrl.isEmpty()) && !checkTypedUrl(account.baseUrl)) {
        return "base_url";
    }
    if (!account.anthropicBaseUrl.isEmpty() && !checkTypedUrl(account.anthropicBaseUrl)) {
        return "anthropic_base_url";
    }
    if (!account.proxy.isEmpty() && !checkProxyUrl(account.proxy)) {
        return "proxy";
    }
    return nullptr;
}

const char *unusableKey(const LinkedFile &file)
{
    // a name in the CLI's folder, never a way out of it
    if (file.fileName.isEmpty() || file.fileName.contains(u'/') || file.fileName.contains(u'\\')) {
        return "file";
    }
    if (!file.name.isEmpty() && !isAccountName(file.name)) {
        return "name";
    }
    if (!file.proxy.isEmpty() && !checkProxyUrl(file.proxy)) {
        return "proxy";
    }
    return nullptr;
}

} // namespace qiao
