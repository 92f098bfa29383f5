#include "auth/tokenrefresh.h"

#include "accounts/accounterrors.h"
#include "accounts/hostpolicy.h"
#include "auth/oauthrequest.h"

#include <utility>

namespace qiao {

TokenRefresh::TokenRefresh(RefreshTask task, CredentialsVault &vault, Upstream &upstream, Clock clock,
    RefreshTiming timing, QObject *parent)
    : QObject(parent),
      m_task(std::move(task)),
      m_vault(vault),
      m_upstream(upstream),
      m_clock(std::move(clock)),
      m_timing(std::move(timing))
{
    m_lastLook.setSingleShot(true);
    connect(&m_vault, &CredentialsVault::readFinished, this, &TokenRefresh::haveRead);
    connect(&m_vault, &CredentialsVault::locked, this, [this] { look(Step::Locked); });
    connect(&m_vault, &CredentialsVault::lockFailed, this, &TokenRefresh::finishWithFailure);
    connect(&m_vault, &CredentialsVault::written, this, &TokenRefresh::haveWritten);
    connect(&m_lastLook, &QTimer::timeout, this, [this] { look(Step::LastLook); });
}

TokenRefresh::~TokenRefresh() = default;

void TokenRefresh::start()
{
    look(Step::Looking);
}

void TokenRefresh::reject(const QByteArray &accessToken)
{
    m_rejected.insert(accessToken);
}

bool TokenRefresh::isUsable(const QwenCliCredentials &credentials) const
{
    return isFresh(credentials, m_clock()) && !m_rejected.contains(credentials.accessToken);
}

bool TokenRefresh::isUnsaved(const QwenCliCredentials &credentials) const
{
    return m_task.unsaved && credentials.refreshToken == m_task.unsaved->credentials.refreshToken;
}

bool TokenRefresh::mayTryToSave() const
{
    return m_clock() >= m_task.unsaved->lastTried + m_timing.saveAgainAfter;
}

void TokenRefresh::look(Step step)
{
    m_step = step;
    m_vault.read();
}

void TokenRefresh::haveRead(Result<QwenCliCredentials> read)
{
    preferUnsaved(read);
    if (m_step == Step::Saving) {
        save(read);
    } else if (m_step == Step::Refused || m_step == Step::LastLook) {
        // a vault that is empty now says no more than one that has not changed
        decideAfterRefusal(read ? *read : m_current);
    } else if (read) {
        decide(*read);
    } else {
        finish({.result = tl::make_unexpected(read.error())});
    }
}

void TokenRefresh::preferUnsaved(Result<QwenCliCredentials> &read)
{
    if (!m_task.unsaved) {
        return;
    }
    const QwenCliCredentials &unsaved = m_task.unsaved->credentials;
    if (!read) {
        read = read.error().kind == Error::Kind::NeedsLogin ? read : unsaved;
    } else if (read->refreshToken == m_task.unsaved->spentRefreshToken) {
        // what others have added to the document since stays in it
        QByteArray document = std::exchange(read->document, {});
        read = unsaved;
        read->document = std::move(document);
    } else {
        m_task.unsaved.reset(); // whatever came to be written there is newer
    }
}

void TokenRefresh::decide(const QwenCliCredentials &current)
{
    m_current = current;
    const bool shouldSave = isUnsaved(current) && mayTryToSave();
    if (isUsable(current) && !shouldSave) {
        finish({.result = current});
    } else if (current.refreshToken == m_task.deadRefreshToken) {
        finishAsDead();
    } else if (m_step == Step::Looking) {
        m_vault.lock();
    } else if (isUsable(current)) {
        write(current, m_task.unsaved->spentRefreshToken, false);
    } else {
        askService();
    }
}

void TokenRefresh::decideAfterRefusal(const QwenCliCredentials &current)
{
    if (current.refreshToken != m_current.refreshToken) {
        m_current = current;
        if (isUsable(current)) {
            finish({.result = current});
        } else if (!std::exchange(m_triedAgain, true)) {
            askService();
        } else {
            finishAsDead();
        }
    } else if (m_step == Step::Refused) {
        m_lastLook.start(m_timing.lastLookAfter);
    } else {
        finishAsDead();
    }
}

void TokenRefresh::askService()
{
    // the renewal has to be saved and may only go to Qwen: find out before the refresh token is spent
    const auto permitted =
        checkServiceUrl(m_task.tokenUrl).and_then([this] { return m_vault.checkWritable(); });
    if (!permitted) {
        finishWithFailure(permitted.error());
        return;
    }
    m_call = std::make_unique<CollectedCall>(m_upstream,
        oauthRequest(m_task.tokenUrl, refreshBody(m_current.refreshToken)), m_timing.answerWithin,
        largestOAuthAnswer, this);
    connect(m_call.get(), &CollectedCall::finished, this, [this](const Result<CollectedAnswer> &result) {
        m_call.release()->deleteLater();
        haveAnswer(result.value_or(CollectedAnswer()));
    });
}

void TokenRefresh::haveAnswer(const CollectedAnswer &answer)
{
    const auto tokens = parseTokenAnswer(answer.status, answer.body);
    Q_EMIT serviceAnswered(tokens.has_value());
    if (tokens) {
        m_granted = *tokens;
        look(Step::Saving);
    } else if (tokens.error().refused) {
        look(Step::Refused);
    } else {
        finishWithFailure(refreshFailedError(m_vault.accountName(), answer.status));
    }
}

void TokenRefresh::save(const Result<QwenCliCredentials> &read)
{
    // on top of what is there now, for another program may have added to it
    const bool sameSignIn = read && read->refreshToken == m_current.refreshToken;
    const auto renewed = merged(sameSignIn ? *read : m_current, m_granted, m_clock());
    if (read && !sameSignIn) {
        // a sign-in that came meanwhile (the CLI writes one without the lock) is newer than this renewal
        finish({.result = isUsable(*read) ? *read : renewed, .fromService = !isUsable(*read)});
        return;
    }
    write(renewed, isUnsaved(m_current) ? m_task.unsaved->spentRefreshToken : m_current.refreshToken, true);
}

void TokenRefresh::write(
    const QwenCliCredentials &credentials, const QByteArray &spentRefreshToken, bool fromService)
{
    m_toSave = {.spentRefreshToken = spentRefreshToken, .credentials = credentials, .lastTried = m_clock()};
    m_isNew = fromService;
    m_vault.write(credentials);
}

void TokenRefresh::haveWritten(const Result<void> &result)
{
    RefreshOutcome outcome{.result = m_toSave.credentials, .fromService = m_isNew};
    if (result) {
        m_task.unsaved.reset();
    } else {
        m_task.unsaved = m_toSave;
        // that an old renewal still cannot be written was said when it was new
        outcome.warning = m_isNew ? result.error().message : QString();
    }
    finish(std::move(outcome));
}

void TokenRefresh::finishWithFailure(const Error &error)
{
    if (m_task.unsaved) {
        m_task.unsaved->lastTried = m_clock();
    }
    if (isUsable(m_current)) {
        finish({.result = m_current});
        return;
    }
    RefreshOutcome outcome{.result = tl::make_unexpected(error)};
    if (m_clock() < m_current.expiresAt) {
        outcome.stillGood = m_current;
    }
    finish(std::move(outcome));
}

void TokenRefresh::finishAsDead()
{
    finish(
        {.result = tl::make_unexpected(m_vault.needsSignIn()), .deadRefreshToken = m_current.refreshToken});
}

void TokenRefresh::finish(RefreshOutcome outcome)
{
    outcome.unsaved = m_task.unsaved;
    if (outcome.result) {
        outcome.latest = *outcome.result;
    } else if (!m_current.refreshToken.isEmpty()) {
        outcome.latest = m_current;
    }
    disconnect(&m_vault, nullptr, this, nullptr);
    m_vault.unlock();
    Q_EMIT finished(outcome);
}

} // namespace qiao
