#include "accounts/accountlist.h"

#include "accounts/hostpolicy.h"
#include "accounts/plans.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

constexpr auto filePrefix = "file:"_L1;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Accounts)
};

LinkedFile decisionAbout(const QString &fileName, const QList<LinkedFile> &decisions)
{
    const auto found = std::find_if(decisions.cbegin(), decisions.cend(),
        [&fileName](const LinkedFile &decision) { return decision.fileName == fileName; });
    return found == decisions.cend() ? LinkedFile{.fileName = fileName} : *found;
}

/// nullopt when the user wants no account of it.
std::optional<Account> linkedAccount(const QwenCliFile &file, const QList<LinkedFile> &decisions)
{
    const LinkedFile decision = decisionAbout(QFileInfo(file.path).fileName(), decisions);
    if (decision.unlinked) {
        return std::nullopt;
    }
    return Account{.id = filePrefix + decision.fileName,
        .name = decision.name.isEmpty() ? file.accountName : decision.name,
        .kind = AccountKind::QwenSignIn,
        .source = Account::Source::Linked,
        .proxy = decision.proxy,
        .enabled = decision.enabled};
}

template <typename Predicate> const Account *first(const QList<Account> &accounts, const Predicate &isWanted)
{
    const auto found = std::find_if(accounts.cbegin(), accounts.cend(), isWanted);
    return found == accounts.cend() ? nullptr : &*found;
}

QUrl withoutTrailingSlash(QUrl url)
{
    QString path = url.path();
    while (path.endsWith(u'/')) {
        path.chop(1);
    }
    url.setPath(path);
    return url;
}

} // namespace

const Account *AccountList::find(const QString &name) const
{
    return first(accounts, [&name](const Account &account) { return account.name == name; });
}

const Account *AccountList::findById(const QString &id) const
{
    return first(accounts, [&id](const Account &account) { return account.id == id; });
}

const Account *AccountList::defaultAccount(
    const QString &named, const std::function<bool(const Account &)> &hasCredential) const
{
    if (const Account *account = find(named)) {
        return account;
    }
    const auto isGood = [&hasCredential](
                            const Account &account) { return account.enabled && hasCredential(account); };
    if (const Account *account = first(accounts, isGood)) {
        return account;
    }
    const Account *enabled = first(accounts, [](const Account &account) { return account.enabled; });
    return enabled == nullptr && !accounts.isEmpty() ? &accounts.first() : enabled;
}

QStringList AccountList::names() const
{
    QStringList all;
    for (const Account &account : accounts) {
        all.append(account.name);
    }
    return all;
}

AccountList listAccounts(const QList<Account> &own, const QList<QwenCliAccount> &files,
    const QList<LinkedFile> &decisions, const std::optional<Account> &environment)
{
    AccountList list{.accounts = own};
    const bool withEnvironment = environment && list.find(environment->name) == nullptr;
    if (environment && !withEnvironment) {
        list.warnings.append(
            Text::tr("QWEN_API_KEY is not used, because an account of yours is named \"%1\". "
                     "Rename that account to use both.")
                .arg(environment->name));
    }
    for (const QwenCliAccount &file : files) {
        const std::optional<Account> account = linkedAccount(file.file, decisions);
        if (!account || (withEnvironment && account->name == environment->name)) {
            continue;
        }
        if (list.find(account->name) != nullptr) {
            list.warnings.append(Text::tr("The Qwen CLI's %1 is not used, because another account is named "
                                          "\"%2\". Rename one of them to use both.")
                                     .arg(linkedFileName(account->id), account->name));
            continue;
        }
        list.accounts.append(*account);
    }
    if (withEnvironment) {
        list.accounts.append(*environment);
    }
    return list;
}

std::optional<Account> environmentAccount(const Settings &settings)
{
    if (settings.environmentKey.trimmed().isEmpty()) {
        return std::nullopt;
    }
    const QUrl baseUrl = withoutTrailingSlash(settings.environmentBaseUrl);
    RecognisedHost host = recogniseHost(baseUrl);
    if (host.kind == AccountKind::Custom && isLoopbackHost(baseUrl.host())) {
        // what listens there is a relay to Model Studio, or stands in for it
        host.kind = AccountKind::ModelStudio;
    }
    return Account{.id = u"env"_s,
        .name = u"env"_s,
        .kind = host.kind,
        .source = Account::Source::Environment,
        .region = host.region,
        .baseUrl = baseUrl,
        .anthropicBaseUrl = anthropicBaseOf(baseUrl)};
}

QString linkedFileName(const QString &accountId)
{
    return accountId.startsWith(filePrefix) ? accountId.mid(filePrefix.size()) : QString();
}

} // namespace qiao
