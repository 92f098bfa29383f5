#pragma once

#include "control/methodgroup.h"

#include <qiao/accountsummary.h>

namespace qiao {

struct AccountParts;

/// The methods about accounts:
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
class AccountMethods : public MethodGroup
{
    Q_OBJECT

public:
    /// \a parts has to outlive it.
    explicit AccountMethods(AccountParts &parts);

private:
    void list(const ControlCall &call);
    void addKey(const ControlCall &call);
    void signIn(const ControlCall &call);
    void remove(const ControlCall &call);
    void rename(const ControlCall &call);
    void enable(const ControlCall &call);
    void disable(const ControlCall &call);
    void setDefault(const ControlCall &call);
    void setStrategy(const ControlCall &call);
    void link(const ControlCall &call);
    void test(const ControlCall &call);
    void counts(const ControlCall &call);

    /// The account \a name as it stands.
    [[nodiscard]] Result<QJsonObject> account(const QString &name) const;
    [[nodiscard]] QStringList warnings() const;

    AccountParts &m_parts;
};

} // namespace qiao
