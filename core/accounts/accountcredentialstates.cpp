#include "accounts/accountcredentials.h"
#include "accounts/accounterrors.h"
#include "accounts/accountstates.h"

namespace qiao {

bool AccountCredentials::isThere(const Account &account) const
{
    if (account.source == Account::Source::Linked) {
        const QwenCliAccount *file = listedFile(account);
        return file != nullptr && file->credentials;
    }
    return !m_missing.contains(account.id);
}

AccountSummary AccountCredentials::summary(const Account &account) const
{
    const AccountSummary summary{.name = account.name,
        .kind = account.kind,
        .isLinked = account.source == Account::Source::Linked,
        .region = account.region,
        .host = account.baseUrl.host()};
    switch (account.source) {
    case Account::Source::Linked:
        return linkedSummary(summary, account);
    case Account::Source::Own:
        return ownSummary(summary, account);
    case Account::Source::Environment:
        break;
    }
    const auto credential = keyCredential(account, m_environmentKey);
    return credential ? summary : needingSignIn(summary, credential.error().message);
}

AccountSummary AccountCredentials::linkedSummary(AccountSummary summary, const Account &account) const
{
    const QwenCliAccount *listed = listedFile(account);
    const QwenCliFile file{account.name, listed == nullptr ? QString() : listed->file.path};
    if (listed == nullptr || !listed->credentials) {
        const CredentialsFault fault =
            listed == nullptr ? CredentialsFault::Missing : listed->credentials.error();
        return needingSignIn(summary, unusableFileError(file, fault).message);
    }
    const auto *refresher = m_refreshers.value(account.id);
    if (refresher != nullptr && refresher->isDead(listed->credentials->refreshToken)) {
        return needingSignIn(summary, needsSignInError(file).message);
    }
    if (listed->credentials->accessToken == m_refusedTokens.value(account.id)) {
        return needingSignIn(summary, freeTierEndedError().message);
    }
    return withTokens(summary, *listed->credentials, m_clock());
}

AccountSummary AccountCredentials::ownSummary(AccountSummary summary, const Account &account) const
{
    if (m_missing.contains(account.id)) {
        return needingSignIn(summary, m_missing.value(account.id));
    }
    if (account.kind != AccountKind::QwenSignIn) {
        return summary;
    }
    const auto *refresher = m_refreshers.value(account.id);
    if (refresher == nullptr || !refresher->latest()) {
        summary.host = serviceBaseUrl({})->host();
        return summary;
    }
    if (refresher->latest()->accessToken == m_refusedTokens.value(account.id)) {
        return needingSignIn(summary, freeTierEndedError().message);
    }
    return withTokens(summary, *refresher->latest(), m_clock());
}

} // namespace qiao
