#include "accounts/accounteditor.h"

#include "accounts/accountkeeper.h"
#include "accounts/accountlist.h"
#include "accounts/accountnames.h"
#include "accounts/editerrors.h"
#include "accounts/finishedfuture.h"
#include "accounts/localaccountpool.h"
#include "accounts/qwenclifiles.h"
#include "accounts/serveraddress.h"
#include "settings/writesetting.h"

#include <QFileInfo>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

QFuture<Result<Account>> failed(const Error &error)
{
    return finishedFuture(Result<Account>(tl::make_unexpected(error)));
}

} // namespace

AccountEditor::AccountEditor(const Settings &settings, AccountStore &store, SecretStore &secrets,
    LocalAccountPool &pool, Upstream &upstream, Clock clock, QObject *parent)
    : QObject(parent),
      m_settings(settings),
      m_store(store),
      m_keeper(new AccountKeeper(store, secrets, this)),
      m_pool(pool),
      m_upstream(upstream),
      m_clock(std::move(clock)),
      m_serverUrls(configuredUrls(settings.host, settings.port))
{ }

KeyAddition *AccountEditor::addKey(const NewKey &key, QObject *parent)
{
    auto *addition = new KeyAddition(*this, m_pool, m_upstream, parent);
    addition->start(key, m_settings.plansUrl);
    return addition;
}

QFuture<Result<Account>> AccountEditor::keepKey(const Account &account, const QByteArray &key)
{
    return m_keeper->add(account, key, [this, name = account.name] { return checkName(name); });
}

QFuture<Result<Account>> AccountEditor::keepSignIn(const QString &name, const TokenResponse &tokens)
{
    if (const auto usable = checkSignInName(name); !usable) {
        return failed(usable.error());
    }
    const QByteArray secret = signInSecret(tokens, m_clock());
    if (secret.isEmpty()) {
        return failed(unusableGrantError());
    }
    if (const auto account = find(name)) {
        return m_keeper->replaceSecret(*account, secret);
    }
    const Account account{.id = QUuid::createUuid().toString(QUuid::WithoutBraces),
        .name = name,
        .kind = AccountKind::QwenSignIn,
        .source = Account::Source::Own};
    return m_keeper->add(account, secret, [this, name] { return checkName(name); });
}

Result<Account> AccountEditor::find(const QString &name) const
{
    const auto &accounts = m_pool.accounts();
    const auto found = std::find_if(
        accounts.cbegin(), accounts.cend(), [&name](const Account &account) { return account.name == name; });
    if (found == accounts.cend()) {
        return tl::make_unexpected(noSuchAccountError(name, names()));
    }
    return *found;
}

QStringList AccountEditor::names() const
{
    QStringList all;
    for (const Account &account : m_pool.accounts()) {
        all.append(account.name);
    }
    return all;
}

Result<void> AccountEditor::checkName(const QString &name) const
{
    return checkNewName(name, names());
}

Result<void> AccountEditor::checkSignInName(const QString &name) const
{
    const auto account = find(name);
    if (!account) {
        return checkName(name);
    }
    if (account->source != Account::Source::Own || account->kind != AccountKind::QwenSignIn) {
        return tl::make_unexpected(notAnOwnSignInError(name));
    }
    return {};
}

QString AccountEditor::unusedName(const QString &wish) const
{
    return qiao::unusedName(wish, names());
}

QFuture<Result<void>> AccountEditor::checkKeyIsNew(const QByteArray &key)
{
    return m_keeper->checkKeyIsNew(key);
}

Result<void> AccountEditor::checkNotThisServer(const QUrl &url) const
{
    if (!url.isEmpty() && leadsTo(url, m_serverUrls)) {
        return tl::make_unexpected(thisServerError(url));
    }
    return {};
}

QFuture<Result<void>> AccountEditor::remove(const QString &name)
{
    const auto account = find(name);
    if (!account) {
        return finishedFuture(Result<void>(tl::make_unexpected(account.error())));
    }
    if (account->source == Account::Source::Environment) {
        return finishedFuture(Result<void>(tl::make_unexpected(environmentAccountError(name))));
    }
    const bool wasChosen = isChosenDefault(name);
    const auto gone = (wasChosen ? keepDefault(QString()) : Result<void>()).and_then([this, &account] {
        return account->source == Account::Source::Own
            ? m_store.remove(account->id)
            : changeLinked(*account, [](LinkedFile &file) { file.unlinked = true; });
    });
    if (!gone && wasChosen) {
        static_cast<void>(keepDefault(name));
    }
    return gone && account->source == Account::Source::Own ? m_keeper->removeSecret(*account)
                                                           : finishedFuture(gone);
}

Result<void> AccountEditor::rename(const QString &name, const QString &newName)
{
    const auto account = find(name);
    if (!account) {
        return tl::make_unexpected(account.error());
    }
    if (newName == name) {
        return {};
    }
    if (account->source == Account::Source::Environment) {
        return tl::make_unexpected(environmentAccountError(name));
    }
    if (const auto usable = checkName(newName); !usable) {
        return usable;
    }
    if (m_settings.defaultAccount != name) {
        return renameTo(*account, newName);
    }
    if (!m_settings.defaultAccountOrigin.isEmpty()) {
        return tl::make_unexpected(defaultNamedError(name, m_settings.defaultAccountOrigin));
    }
    return renameTo(*account, newName).and_then([&] {
        const auto kept = keepDefault(newName);
        if (!kept) {
            Account renamed = *account;
            renamed.name = newName;
            static_cast<void>(renameTo(renamed, name));
        }
        return kept;
    });
}

Result<void> AccountEditor::renameTo(const Account &account, const QString &newName)
{
    if (account.source == Account::Source::Linked) {
        return changeLinked(account, [&newName](LinkedFile &file) { file.name = newName; });
    }
    Account renamed = account;
    renamed.name = newName;
    return m_store.update(renamed);
}

Result<void> AccountEditor::setEnabled(const QString &name, bool enabled)
{
    return find(name).and_then([&](Account account) -> Result<void> {
        switch (account.source) {
        case Account::Source::Environment:
            return tl::make_unexpected(environmentAccountError(name));
        case Account::Source::Linked:
            return changeLinked(account, [enabled](LinkedFile &file) { file.enabled = enabled; });
        case Account::Source::Own:
            break;
        }
        account.enabled = enabled;
        return m_store.update(account);
    });
}

Result<void> AccountEditor::changeLinked(
    const Account &account, const std::function<void(LinkedFile &)> &change)
{
    LinkedFile file = decisionAbout(linkedFileName(account.id));
    change(file);
    return m_store.setLinkedFile(file);
}

LinkedFile AccountEditor::decisionAbout(const QString &fileName) const
{
    for (const LinkedFile &file : m_store.linkedFiles()) {
        if (file.fileName == fileName) {
            return file;
        }
    }
    return {.fileName = fileName};
}

Result<void> AccountEditor::setDefault(const QString &name)
{
    const auto account = find(name);
    if (!account) {
        return tl::make_unexpected(account.error());
    }
    if (!m_settings.defaultAccountOrigin.isEmpty()) {
        return tl::make_unexpected(defaultDecidedError(m_settings.defaultAccountOrigin));
    }
    if (!account->enabled) {
        return tl::make_unexpected(defaultDisabledError(name));
    }
    return keepDefault(name);
}

bool AccountEditor::isChosenDefault(const QString &name) const
{
    return m_settings.defaultAccount == name && m_settings.defaultAccountOrigin.isEmpty();
}

Result<void> AccountEditor::keepDefault(const QString &name)
{
    return writeSetting(m_settings.configFolder, u"accounts/default"_s, name).map([this, &name] {
        m_settings.defaultAccount = name;
        m_pool.setDefaultAccount(name);
        Q_EMIT settingWritten(u"accounts/default"_s, name);
    });
}

Result<void> AccountEditor::setStrategy(AccountStrategy strategy)
{
    const QString word = strategy == AccountStrategy::Failover ? u"failover"_s : u"fixed"_s;
    return writeSetting(m_settings.configFolder, u"accounts/strategy"_s, word).map([this, strategy, &word] {
        m_pool.setStrategy(strategy);
        Q_EMIT settingWritten(u"accounts/strategy"_s, word);
    });
}

Result<QString> AccountEditor::link(const QString &fileName)
{
    const auto files = listQwenCliFiles(m_settings.qwenHome);
    const auto file = std::find_if(files.cbegin(), files.cend(), [&fileName](const QwenCliFile &candidate) {
        return QFileInfo(candidate.path).fileName() == fileName;
    });
    if (file == files.cend()) {
        return tl::make_unexpected(noSuchFileError(fileName, m_settings.qwenHome));
    }
    LinkedFile decision = decisionAbout(fileName);
    const QString name = decision.name.isEmpty() ? file->accountName : decision.name;
    if (const auto account = find(name)) {
        return linkedFileName(account->id) == fileName ? Result<QString>(name)
                                                       : tl::make_unexpected(nameTakenError(name));
    }
    decision.unlinked = false;
    return m_store.setLinkedFile(decision).map([&name] { return name; });
}

QFuture<Result<ProbeOutcome>> AccountEditor::test(const QString &name, const QString &model)
{
    const auto account = find(name);
    if (!account) {
        return finishedFuture(Result<ProbeOutcome>(tl::make_unexpected(account.error())));
    }
    const auto promise = std::make_shared<QPromise<Result<ProbeOutcome>>>();
    promise->start();
    auto *probe = new AccountProbe(m_pool, m_upstream, this);
    connect(probe, &AccountProbe::finished, this, [promise, probe](const ProbeOutcome &outcome) {
        probe->deleteLater();
        promise->addResult(outcome);
        promise->finish();
    });
    probe->start(*account, model);
    return promise->future();
}

} // namespace qiao
