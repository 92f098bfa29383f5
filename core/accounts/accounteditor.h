#pragma once

#include "accounts/account.h"
#include "accounts/accountstore.h"
#include "accounts/clock.h"
#include "accounts/keyaddition.h"
#include "auth/signinkeeper.h"

#include <qiao/result.h>
#include <qiao/settings.h>

#include <QFuture>
#include <QObject>

#include <functional>

namespace qiao {

class AccountKeeper;
class LocalAccountPool;
class SecretStore;

/// Every change to the accounts: names, secrets, files, default. Each verb leaves store, secret store and
/// pool in agreement, or changes nothing and says why. Lives on the worker thread.
///
/// Errors of all verbs: Rejected 400 (a name that is none, hints that contradict), 404 (no such account), 409
/// (the name is taken; the account is the environment's and cannot be changed here); those of the stores.
class AccountEditor : public QObject, public SignInKeeper
{
    Q_OBJECT

public:
    /// All have to outlive it.
    AccountEditor(const Settings &settings, AccountStore &store, SecretStore &secrets, LocalAccountPool &pool,
        Upstream &upstream, Clock clock = systemTime, QObject *parent = nullptr);

    /// Where this server listens: no account may lead there. Until it is told: where the settings say.
    void setServerUrls(const QList<QUrl> &urls) { m_serverUrls = urls; }

    /// Begins to make \a key an account; the addition is \a parent's, and tells how it goes.
    [[nodiscard]] KeyAddition *addKey(const NewKey &key, QObject *parent);
    [[nodiscard]] QFuture<Result<Account>> keepSignIn(
        const QString &name, const TokenResponse &tokens) override;
    /// Adds \a account, whose secret is \a key.
    [[nodiscard]] QFuture<Result<Account>> keepKey(const Account &account, const QByteArray &key);

    [[nodiscard]] Result<Account> find(const QString &name) const;
    /// Ok when a new account may be called \a name.
    [[nodiscard]] Result<void> checkName(const QString &name) const;
    [[nodiscard]] Result<void> checkSignInName(const QString &name) const override;
    [[nodiscard]] QString unusedName(const QString &wish) const override;
    /// Ok when no own account has \a key.
    [[nodiscard]] QFuture<Result<void>> checkKeyIsNew(const QByteArray &key);
    /// Ok when requests to \a url do not come back to this server.
    [[nodiscard]] Result<void> checkNotThisServer(const QUrl &url) const;

    /// Own ones: account and secret go. Linked ones: Qiao lists the file no more; the file stays. The default
    /// account is then nobody's choice any more.
    [[nodiscard]] QFuture<Result<void>> remove(const QString &name);
    /// The default account stays the default. Rejected (409) when the environment or a flag names it.
    [[nodiscard]] Result<void> rename(const QString &name, const QString &newName);
    [[nodiscard]] Result<void> setEnabled(const QString &name, bool enabled);
    /// Kept in settings.ini; effective with the next request. Rejected (409) when the environment or a flag
    /// decides.
    [[nodiscard]] Result<void> setDefault(const QString &name);
    [[nodiscard]] Result<void> setStrategy(AccountStrategy strategy);
    /// Lists a CLI's file again that was removed. Ok when it is listed already. The account's name.
    [[nodiscard]] Result<QString> link(const QString &fileName);
    [[nodiscard]] QFuture<Result<ProbeOutcome>> test(const QString &name, const QString &model) override;

Q_SIGNALS:
    /// \a setting was written to settings.ini.
    void settingWritten(const QString &setting, const QString &value);

private:
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] bool isChosenDefault(const QString &name) const;
    [[nodiscard]] Result<void> keepDefault(const QString &name);
    [[nodiscard]] Result<void> renameTo(const Account &account, const QString &newName);
    [[nodiscard]] Result<void> changeLinked(
        const Account &account, const std::function<void(LinkedFile &)> &change);
    [[nodiscard]] LinkedFile decisionAbout(const QString &fileName) const;

    Settings m_settings; ///< the default account and the strategy as they are now
    AccountStore &m_store;
    AccountKeeper *m_keeper; ///< a child
    LocalAccountPool &m_pool;
    Upstream &m_upstream;
    Clock m_clock;
    QList<QUrl> m_serverUrls;
};

} // namespace qiao
