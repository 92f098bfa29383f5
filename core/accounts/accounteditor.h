#pragma once

#include "accounts/account.h"
#include "accounts/accountprobe.h"
#include "accounts/keydetective.h"
#include "auth/signinkeeper.h"

#include <qiao/accountsummary.h>
#include <qiao/result.h>
#include <qiao/settings.h>

#include <QFuture>
#include <QObject>

#include <functional>

namespace qiao {

class AccountStore;
class SecretStore;

/// A key to be made an account of. Holds a secret.
struct NewKey
{
    QString name = {}; ///< empty: one is made of the kind
    QByteArray key = {};
    KeyHints hints = {};
    QUrl proxy = {};
};

/// How adding a key went; the account is there unless the call failed.
struct KeyAdded
{
    AccountSummary account;
    QList<KeyFinding> findings;
    QString sentence; ///< verdictSentence()
    QString termsNotice; ///< what the plan's terms ask of the user; may be empty
    ProbeOutcome probe;
};

/// Every change to the accounts: names, secrets, files, default. Each verb leaves store, secret store and
/// pool in agreement, or changes nothing and says why. Lives on the worker thread; one verb at a time an
/// account.
///
/// Errors of all verbs: Rejected 400 (a name that is none, hints that contradict), 404 (no such account), 409
/// (the name is taken; the account is the environment's and cannot be changed here); those of the stores.
class AccountEditor : public QObject, public SignInKeeper
{
    Q_OBJECT

public:
    /// All have to outlive it.
    AccountEditor(const Settings &settings, AccountStore &store, SecretStore &secrets, AccountPool &pool,
        Upstream &upstream, QObject *parent = nullptr);

    /// Asks where the key belongs, keeps it, makes one real request. A key that no place accepts is not kept:
    /// NeedsLogin (401) with the verdict.
    [[nodiscard]] QFuture<Result<KeyAdded>> addKey(const NewKey &key);
    [[nodiscard]] QFuture<Result<Account>> keepSignIn(
        const QString &name, const TokenResponse &tokens) override;
    [[nodiscard]] Result<void> checkSignInName(const QString &name) const override;
    [[nodiscard]] QString unusedName(const QString &wish) const override;

    /// Own ones: account and secret go. Linked ones: Qiao lists the file no more; the file stays.
    [[nodiscard]] QFuture<Result<void>> remove(const QString &name);
    [[nodiscard]] Result<void> rename(const QString &name, const QString &newName);
    [[nodiscard]] Result<void> setEnabled(const QString &name, bool enabled);
    /// Kept in settings.ini; effective with the next request. Rejected when the environment or a flag
    /// decides.
    [[nodiscard]] Result<void> setDefault(const QString &name);
    /// Lists a CLI's file again that was removed. Ok when it is listed already.
    [[nodiscard]] Result<void> link(const QString &fileName);
    [[nodiscard]] QFuture<Result<ProbeOutcome>> test(const QString &name, const QString &model = {}) override;

Q_SIGNALS:
    /// A finding of addKey() for \a name as it comes in.
    void found(const QString &name, const qiao::KeyFinding &finding);
};

} // namespace qiao
