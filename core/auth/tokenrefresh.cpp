#include "auth/tokenrefresh.h"

#include "accounts/accounterrors.h"
#include "accounts/atomicfile.h"
#include "accounts/hostpolicy.h"

#include <QCoreApplication>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestAnswer = 64 * 1024;

UpstreamRequest refreshRequest(const QUrl &url, const QByteArray &refreshToken)
{
    return {.method = "POST",
        .url = url,
        .headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}},
        .body = refreshBody(refreshToken)};
}

} // namespace

TokenRefresh::TokenRefresh(
    RefreshTask task, Upstream &upstream, Clock clock, RefreshTiming timing, QObject *parent)
    : QObject(parent),
      m_task(std::move(task)),
      m_upstream(upstream),
      m_clock(std::move(clock)),
      m_timing(std::move(timing)),
      m_lock(m_task.file.lockPath(), m_clock, m_timing.lock)
{
    m_lookAgain.setSingleShot(true);
    m_deadline.setSingleShot(true);
    connect(&m_lock, &QwenCliLock::acquired, this, [this] { look(Step::Locked); });
    connect(&m_lock, &QwenCliLock::failed, this, &TokenRefresh::finishWithFailure);
    connect(&m_lookAgain, &QTimer::timeout, this, &TokenRefresh::readFile);
    connect(&m_deadline, &QTimer::timeout, this, &TokenRefresh::haveNoAnswer);
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

void TokenRefresh::look(Step step)
{
    m_step = step;
    m_partialReads = 0;
    readFile();
}

void TokenRefresh::readFile()
{
    auto read = readQwenCliFile(m_task.file.path);
    if (!read && read.error() == CredentialsFault::NotJson && m_partialReads < m_timing.partialWaits.size()) {
        m_lookAgain.start(m_timing.partialWaits[m_partialReads++]);
        return;
    }
    if (read && m_task.unsaved && read->refreshToken == m_task.unsaved->spentRefreshToken) {
        read = m_task.unsaved->credentials;
    }
    haveFile(read);
}

void TokenRefresh::haveFile(const tl::expected<QwenCliCredentials, CredentialsFault> &read)
{
    if (m_step == Step::Saving) {
        save(read);
    } else if (m_step == Step::Refused || m_step == Step::LastLook) {
        // a file that is gone says no more than one that has not changed
        decideAfterRefusal(read ? *read : m_current);
    } else if (read) {
        decide(*read);
    } else {
        finish({.result = tl::make_unexpected(unusableFileError(m_task.file, read.error()))});
    }
}

void TokenRefresh::decide(const QwenCliCredentials &current)
{
    m_current = current;
    if (isUsable(current)) {
        finish({.result = current});
    } else if (current.refreshToken == m_task.deadRefreshToken) {
        finishAsDead();
    } else if (m_step == Step::Looking) {
        m_lock.acquire();
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
        m_step = Step::LastLook;
        m_partialReads = 0;
        m_lookAgain.start(m_timing.lastLookAfter);
    } else {
        finishAsDead();
    }
}

void TokenRefresh::askService()
{
    // the renewal has to be saved and may only go to Qwen: find out before the refresh token is spent
    const auto permitted =
        checkServiceUrl(m_task.tokenUrl).and_then([this] { return checkReplaceable(m_task.file.path); });
    if (!permitted) {
        finishWithFailure(permitted.error());
        return;
    }
    m_answerStatus = 0;
    m_answer.clear();
    m_call.reset(m_upstream.start(refreshRequest(m_task.tokenUrl, m_current.refreshToken), this));
    connect(m_call.get(), &UpstreamCall::headReceived, this,
        [this](const UpstreamHead &head) { m_answerStatus = head.status; });
    connect(m_call.get(), &UpstreamCall::readyRead, this,
        [this] { m_answer += m_call->read(largestAnswer - m_answer.size()); });
    connect(m_call.get(), &UpstreamCall::finished, this, [this](const Result<void> &result) {
        m_answer += m_call->read(largestAnswer - m_answer.size());
        m_call.release()->deleteLater();
        result ? haveAnswer() : haveNoAnswer();
    });
    m_deadline.start(m_timing.answerWithin);
}

void TokenRefresh::haveAnswer()
{
    m_deadline.stop();
    const auto answer = parseTokenAnswer(m_answerStatus, m_answer);
    m_answer.clear();
    if (answer) {
        m_granted = *answer;
        look(Step::Saving);
    } else if (answer.error().refused) {
        look(Step::Refused);
    } else {
        finishWithFailure(refreshFailedError(m_task.file.accountName, answer.error().httpStatus));
    }
}

void TokenRefresh::haveNoAnswer()
{
    m_deadline.stop();
    m_call.reset();
    finishWithFailure(refreshFailedError(m_task.file.accountName, 0));
}

void TokenRefresh::save(const tl::expected<QwenCliCredentials, CredentialsFault> &read)
{
    // on top of what the file says now, for another program may have added to it
    const bool sameSignIn = read && read->refreshToken == m_current.refreshToken;
    const auto renewed = merged(sameSignIn ? *read : m_current, m_granted, m_clock());
    if (read && !sameSignIn) {
        // a sign-in that came meanwhile (the CLI writes one without the lock) is newer than this renewal
        finish({.result = isUsable(*read) ? *read : renewed, .fromService = !isUsable(*read)});
        return;
    }
    RefreshOutcome outcome{.result = renewed, .fromService = true};
    if (const auto written = writePrivateFile(m_task.file.path, serialise(renewed)); !written) {
        const bool unsavedBefore =
            m_task.unsaved && m_task.unsaved->credentials.refreshToken == m_current.refreshToken;
        outcome.unsaved = UnsavedRenewal{
            .spentRefreshToken = unsavedBefore ? m_task.unsaved->spentRefreshToken : m_current.refreshToken,
            .credentials = renewed};
        outcome.warning = written.error().message;
    }
    finish(std::move(outcome));
}

void TokenRefresh::finishWithFailure(const Error &error)
{
    RefreshOutcome outcome{.result = tl::make_unexpected(error)};
    if (m_clock() < m_current.expiresAt) {
        outcome.stillGood = m_current;
    }
    finish(std::move(outcome));
}

void TokenRefresh::finishAsDead()
{
    finish({.result = tl::make_unexpected(needsSignInError(m_task.file)),
        .deadRefreshToken = m_current.refreshToken});
}

void TokenRefresh::finish(RefreshOutcome outcome)
{
    if (!outcome.fromService) {
        outcome.unsaved = m_task.unsaved;
    }
    m_lock.release();
    Q_EMIT finished(outcome);
}

} // namespace qiao
