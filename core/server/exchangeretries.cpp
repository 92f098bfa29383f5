#include "server/exchange.h"

#include "server/modelcatalog.h"
#include "upstream/errorconversion.h"

#include <qiao/whenfinished.h>

// What an exchange does when the service refuses or fails it.

namespace qiao {

using Api = translation::PreparedRequest::Api;

namespace {

// One refresh. The second time the pool is only told that the new token was refused as well: it then knows
// why, or has a newer one that another program wrote.
constexpr int mostReplacements = 2;

} // namespace

void Exchange::refused(const translation::UpstreamError &refusal)
{
    if (m_body->api == Api::Messages && translateInstead(refusal)) {
        return;
    }
    const Error error = errorFromUpstream(refusal, m_account, m_body->bytes.size());
    // A 403 for a key on the wrong host is no matter of freshness.
    if (refusal.status == 401 && refusal.kind == translation::UpstreamError::Kind::Unauthorized
        && m_replacements < mostReplacements) {
        replaceCredential(error);
        return;
    }
    attemptFailed(error);
}

bool Exchange::translateInstead(const translation::UpstreamError &refusal)
{
    if (!m_options.models->learn(m_account, m_body->model, refusal)) {
        return false;
    }
    dropAttempt();
    m_row.addChange(tr("Sent again as chat completions, because the service's Anthropic API refused it: %1")
                        .arg(QString::fromStdString(refusal.message)));
    m_body.reset();
    send();
    return true;
}

void Exchange::replaceCredential(const Error &refusal)
{
    dropAttempt();
    ++m_replacements;
    whenFinished(m_accounts.replacement(m_account, m_credential.token), this,
        [this, refusal](const Result<Credential> &credential) {
            // A key has no replacement: then the service's refusal is the truth to tell.
            const bool nothingBetter = !credential && m_account.kind != AccountKind::QwenSignIn;
            haveCredential(nothingBetter ? tl::unexpected(refusal) : credential);
        });
}

void Exchange::attemptFailed(const Error &error)
{
    dropAttempt();
    m_accounts.reportRefused(m_account, error);
    const auto delay = retryDelay(error, m_retries);
    if (!delay) {
        if (!failOver(error)) {
            fail(error);
        }
        return;
    }
    ++m_retries.retries;
    m_retries.waited += *delay;
    m_row.addChange(tr("Sent again after: %1").arg(error.message));
    m_retryTimer.start(*delay);
}

bool Exchange::failOver(const Error &error)
{
    if (!m_wish.forced.isEmpty() || !m_accounts.mayFailOver(m_account, error)) {
        return false;
    }
    m_wish.refusedIds.append(m_account.id);
    const Result<Account> next = m_accounts.choose(m_wish);
    if (!next || m_wish.refusedIds.contains(next->id)) {
        return false;
    }
    m_row.addChange(tr("Account: %1 → %2, because: %3").arg(m_account.name, next->name, error.message));
    useAccount(*next);
    return true;
}

} // namespace qiao
