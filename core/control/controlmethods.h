#pragma once

#include <qiao/accountsummary.h>
#include <qiao/result.h>

#include <QJsonObject>
#include <QObject>

#include <functional>

namespace qiao {

struct AccountParts;

/// The methods that programs of the same user may call, over the local socket or in one process. Names and
/// members are JSON-RPC 2.0's; keys are snake_case, times ISO 8601 in UTC, secrets go in and never out.
///
///   accounts.list {}
///       → {accounts: [account…], default, default_source, strategy, warnings: [sentence…]}
///   accounts.add {key, name?, kind?, region?, base_url?, anthropic_base_url?, proxy?}
///       notifies accounts.finding finding
///       → {account, findings: [finding…], sentence, terms_notice, test}
///   accounts.sign_in {name?}
///       notifies accounts.sign_in_state {phase, name, unreachable, and while the user is waited for
///       user_code, verification_uri, verification_uri_complete, expires_at}
///       ends with the sign-in; the caller going away cancels it
///       → {account, test}
///   accounts.remove {name} → {}
///   accounts.rename {name, new_name} · accounts.enable {name} · accounts.disable {name} ·
///   accounts.set_default {name} · accounts.link {file} → {account}
///   accounts.set_strategy {strategy} → {strategy}
///   accounts.test {name, model?} → test
///   accounts.counts {} → {day, resets_at, accounts: [{name, requests, tokens}…]}
///
/// account: {name, kind, region, state, default, linked, host, expires_at, until, reason, requests_today,
/// tokens_today, enabled}
/// finding: {kind, region, host, verdict (accepted, refused, limited, unknown), models, sentence}
/// test: {name, works, model, sentence, status, duration_ms}
/// phase: starting, waiting_for_user, checking, done, failed
/// default_source: who decides about the default where settings.ini does not ("DEFAULT_ACCOUNT
/// (environment)"), else empty
class ControlMethods : public QObject
{
    Q_OBJECT

public:
    using Reply = std::function<void(const Result<QJsonObject> &)>;
    using Notify = std::function<void(const QString &method, const QJsonObject &parameters)>;

    /// \a parts has to outlive it.
    explicit ControlMethods(AccountParts &parts, QObject *parent = nullptr);

    /// Calls \a reply exactly once, perhaps before it returns, unless \a caller is destroyed first, which
    /// also cancels what is cancellable. An unknown method is Rejected (404).
    void call(
        const QString &method, const QJsonObject &parameters, QObject *caller, Reply reply, Notify notify);

private:
    struct Call
    {
        QJsonObject parameters;
        QObject *caller;
        Reply reply;
        Notify notify;

        /// Empty when absent.
        [[nodiscard]] QString text(QLatin1StringView name) const;
    };
    struct Method;
    static const Method methods[];

    void list(const Call &call);
    void add(const Call &call);
    void signIn(const Call &call);
    void remove(const Call &call);
    void rename(const Call &call);
    void enable(const Call &call);
    void disable(const Call &call);
    void setDefault(const Call &call);
    void setStrategy(const Call &call);
    void link(const Call &call);
    void test(const Call &call);
    void counts(const Call &call);

    /// The account \a name as it stands.
    [[nodiscard]] Result<QJsonObject> account(const QString &name) const;
    [[nodiscard]] QStringList warnings() const;

    AccountParts &m_parts;
};

} // namespace qiao
