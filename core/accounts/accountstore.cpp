#include "accounts/accountstore.h"

#include "accounts/accountsfile.h"
#include "accounts/atomicfile.h"
#include "accounts/changelock.h"
#include "accounts/filewatch.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

/// Far beyond any real one; what is larger is something else.
constexpr qint64 largestFile = 8 * 1024 * 1024;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::AccountStore)
};

tl::unexpected<Error> rejected(int httpStatus, const QString &message)
{
    return tl::make_unexpected(Error{.kind = Error::Kind::Rejected,
        .message = message,
        .httpStatus = httpStatus,
        .type = "invalid_request_error",
        .retryHelps = false});
}

tl::unexpected<Error> unusable(const QString &message)
{
    return tl::make_unexpected(Error{.kind = Error::Kind::Internal, .message = message, .retryHelps = false});
}

template <typename T> Result<void> checkUsable(const T &item)
{
    if (const char *key = unusableKey(item)) {
        return rejected(400,
            Text::tr("The account cannot be kept: its \"%1\" is not valid.").arg(QLatin1StringView(key)));
    }
    return {};
}

Result<void> checkNameIsFree(const QList<Account> &accounts, const Account &account)
{
    const bool taken = std::any_of(accounts.cbegin(), accounts.cend(),
        [&account](const Account &other) { return other.id != account.id && other.name == account.name; });
    if (taken) {
        return rejected(409,
            Text::tr("There is an account \"%1\" already. Choose another name, or remove that one.")
                .arg(account.name));
    }
    return {};
}

QList<Account>::iterator findAccount(QList<Account> &accounts, const QString &id)
{
    return std::find_if(
        accounts.begin(), accounts.end(), [&id](const Account &account) { return account.id == id; });
}

} // namespace

AccountStore::AccountStore(const QString &configFolder, QObject *parent)
    : QObject(parent),
      m_path(QDir(configFolder).absoluteFilePath(u"accounts.json"_s)),
      m_watch(new FileWatch(m_path, this))
{
    connect(m_watch, &FileWatch::changed, this, &AccountStore::reload);
    reload();
}

Result<void> AccountStore::add(const Account &account)
{
    return change([&account](AccountsFile &file) -> Result<void> {
        if (findAccount(file.accounts, account.id) != file.accounts.end()) {
            return rejected(409, Text::tr("This account is there already."));
        }
        file.accounts.append(account);
        file.accounts.last().source = Account::Source::Own;
        return checkUsable(account).and_then([&] { return checkNameIsFree(file.accounts, account); });
    });
}

Result<void> AccountStore::update(const Account &account)
{
    return change([&account](AccountsFile &file) -> Result<void> {
        const auto found = findAccount(file.accounts, account.id);
        if (found == file.accounts.end()) {
            return rejected(404, Text::tr("The account \"%1\" is not there any more.").arg(account.name));
        }
        *found = account;
        found->source = Account::Source::Own;
        return checkUsable(account).and_then([&] { return checkNameIsFree(file.accounts, account); });
    });
}

Result<void> AccountStore::remove(const QString &id)
{
    return change([&id](AccountsFile &file) -> Result<void> {
        file.accounts.removeIf([&id](const Account &account) { return account.id == id; });
        return {};
    });
}

Result<void> AccountStore::setLinkedFile(const LinkedFile &file)
{
    return change([&file](AccountsFile &all) -> Result<void> {
        const auto found = std::find_if(all.linkedFiles.begin(), all.linkedFiles.end(),
            [&file](const LinkedFile &other) { return other.fileName == file.fileName; });
        if (found == all.linkedFiles.end()) {
            all.linkedFiles.append(file);
        } else {
            *found = file;
        }
        return checkUsable(file);
    });
}

Result<AccountsFile> AccountStore::read() const
{
    QFile file(m_path);
    if (!file.exists()) {
        return AccountsFile{};
    }
    if (!QFileInfo(m_path).isFile() || !file.open(QIODevice::ReadOnly)) {
        return unusable(
            Text::tr("%1 cannot be read. Check its permissions.").arg(QDir::toNativeSeparators(m_path)));
    }
    return parseAccountsFile(file.read(largestFile), m_path);
}

void AccountStore::reload()
{
    adopt(read());
}

void AccountStore::adopt(const Result<AccountsFile> &file)
{
    // somebody may be in the middle of writing it: what it held stands
    const AccountsFile now =
        file.value_or(AccountsFile{.accounts = m_accounts, .linkedFiles = m_linkedFiles});
    const QString fault = file ? file->leftOut : file.error().message;
    if (now.accounts != m_accounts || now.linkedFiles != m_linkedFiles || fault != m_fault) {
        m_accounts = now.accounts;
        m_linkedFiles = now.linkedFiles;
        m_fault = fault;
        Q_EMIT changed();
    }
}

Result<void> AccountStore::change(const Edit &edit)
{
    if (auto folder = makePrivateFolder(QFileInfo(m_path).absolutePath()); !folder) {
        return folder;
    }
    Result<std::unique_ptr<QLockFile>> lock = lockForChange(m_path);
    if (!lock) {
        return tl::make_unexpected(lock.error());
    }
    Result<AccountsFile> file = read();
    if (!file) {
        adopt(file);
        return tl::make_unexpected(file.error());
    }
    const auto accounts = file->accounts;
    const auto linkedFiles = file->linkedFiles;
    if (auto edited = edit(*file); !edited) {
        return edited;
    }
    if (accounts != file->accounts || linkedFiles != file->linkedFiles) {
        if (auto written = writePrivateFile(m_path, serializedAccountsFile(*file)); !written) {
            return written;
        }
    }
    lock->reset();
    adopt(file);
    return {};
}

} // namespace qiao
