#pragma once

#include <qiao/result.h>

#include <QJsonObject>
#include <QObject>

#include <functional>

namespace qiao {

struct AccountParts;

/// The methods that programs of the same user may call, over the local socket or in one process. Names and
/// members are JSON-RPC 2.0's; keys are snake_case, times ISO 8601 in UTC, secrets go in and never out.
///
///   accounts.list {}           → {accounts: [account…], default, default_source, strategy}
///   accounts.add {key, name?, kind?, region?, base_url?, anthropic_base_url?, proxy?}
///       notifies accounts.finding {kind, region, host, verdict, models, sentence}
///                                                   → {account, findings, sentence, terms_notice, test}
///   accounts.sign_in {name?}
///       notifies accounts.sign_in_state {phase, name, user_code, verification_uri,
///                verification_uri_complete, expires_at, unreachable}
///       ends with the sign-in; the caller going away cancels it
///                                                   → {account, test}
///   accounts.remove {name} · accounts.rename {name, new_name} · accounts.enable {name} ·
///   accounts.disable {name} · accounts.set_default {name} · accounts.set_strategy {strategy} ·
///   accounts.link {file}                            → {} or {account}
///   accounts.test {name, model?}                    → {name, works, model, sentence, status, duration_ms}
///   accounts.counts {}                              → {day, resets_at, accounts: [{name, requests,
///   tokens}…]}
///
/// default_source: who decides about the default where settings.ini does not ("DEFAULT_ACCOUNT
/// (environment)"), else empty. account: {name, kind, region, state, default, linked, host, expires_at,
/// until, reason, requests_today, tokens_today, enabled}
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
    [[nodiscard]] QJsonObject list() const;

    AccountParts &m_parts;
};

} // namespace qiao
