#pragma once

#include <qiao/accountsummary.h>
#include <qiao/imports.h>
#include <qiao/result.h>
#include <qiao/settings.h>
#include <qiao/signinprogress.h>

#include <QFuture>
#include <QObject>

#include <memory>

namespace qiao {

/// A key to be looked at, or to be made an account of. Holds a secret.
struct KeyInput
{
    QByteArray key;
    QString name = {}; ///< empty: one is made of the kind
    std::optional<AccountKind> kind = {}; ///< absent: to be found out
    QString region = {};
    QUrl baseUrl = {}; ///< of a Custom account; empty: to be found out
};

/// What the key detective found out about a key, without keeping it.
struct KeyVerdict
{
    bool isUsable = false;
    QString place = {}; ///< "Coding Plan, international"; empty when nobody takes the key
    qsizetype models = 0; ///< how many it was seen to open
    QString sentence = {}; ///< which plan and region it is, or why nobody takes it and what to do
};

/// An account made of a key, which is kept by now.
struct AddedAccount
{
    AccountSummary account;
    QString sentence; ///< the verdict on the key
    QString termsNotice; ///< what the plan's terms ask of the user; may be empty
    AccountTest test;
};

/// The façade of the accounts. Lives on the main (or GUI) thread like Service. Futures are awaited with
/// whenFinished() and always get a result as long as this lives; the errors' messages are sentences for
/// people. Once a verb's future has its result, Service::accounts() shows the change or soon will.
class AccountService : public QObject
{
    Q_OBJECT

public:
    /// Asks the places where the key may belong; keeps nothing. Cancelling the future stops it.
    [[nodiscard]] virtual QFuture<Result<KeyVerdict>> inspectKey(const KeyInput &input) = 0;
    /// Makes the key an account and sends one real request with it. NeedsLogin (401) when nobody takes the
    /// key, which is then not kept. Cancelling the future stops it; an account that is kept by then stays.
    [[nodiscard]] virtual QFuture<Result<AddedAccount>> addKey(const KeyInput &input) = 0;
    /// Begins a sign-in by device code for the account \a name; empty: a new one. Dropping the result cancels
    /// it. Never null; what prevents it comes as Failed.
    [[nodiscard]] virtual std::unique_ptr<SignInFlow> signIn(const QString &name) = 0;
    /// What the Qwen CLI's files and the environment hold.
    [[nodiscard]] virtual QFuture<Result<FoundImports>> findImports() = 0;
    /// Makes a sign-in of the Qwen CLI (oauth_creds.json, …) an account; its name.
    [[nodiscard]] virtual QFuture<Result<QString>> linkSignIn(const QString &fileName) = 0;

    [[nodiscard]] virtual QFuture<Result<void>> remove(const QString &name) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> rename(const QString &name, const QString &newName) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> setEnabled(const QString &name, bool enabled) = 0;
    /// Effective with the next request. Rejected (409) when the environment or a flag decides.
    [[nodiscard]] virtual QFuture<Result<void>> setDefault(const QString &name) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> setStrategy(AccountStrategy strategy) = 0;
    /// One real request. That the account does not work is a result, too.
    [[nodiscard]] virtual QFuture<Result<AccountTest>> test(const QString &name) = 0;

protected:
    using QObject::QObject;
};

} // namespace qiao
