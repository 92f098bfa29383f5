#include "auth/tokenrefresher.h"

#include "logging/categories.h"

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

constexpr auto brandNew = std::chrono::minutes(5);

Result<QwenCliCredentials> resultFor(const RefreshOutcome &outcome, const QByteArray &rejected)
{
    if (!outcome.result && outcome.stillGood && outcome.stillGood->accessToken != rejected) {
        return *outcome.stillGood;
    }
    return outcome.result;
}

} // namespace

TokenRefresher::TokenRefresher(std::unique_ptr<CredentialsVault> vault, QUrl tokenUrl, Upstream &upstream,
    Clock clock, RefreshTiming timing, QObject *parent)
    : QObject(parent),
      m_vault(std::move(vault)),
      m_task{.tokenUrl = std::move(tokenUrl)},
      m_upstream(upstream),
      m_clock(std::move(clock)),
      m_timing(std::move(timing))
{ }

TokenRefresher::~TokenRefresher()
{
    auto waiters = std::exchange(m_waiters, {});
    for (Waiter &waiter : waiters) {
        waiter.promise.addResult(tl::make_unexpected(Error{.kind = Error::Kind::Cancelled, .message = {}}));
        waiter.promise.finish();
    }
}

QFuture<Result<QwenCliCredentials>> TokenRefresher::refresh(const QByteArray &rejected)
{
    Waiter &waiter = m_waiters.emplace_back(Waiter{.promise = {}, .rejected = rejected});
    waiter.promise.start();
    auto future = waiter.promise.future();
    if (m_refresh == nullptr) {
        startRefresh();
    } else if (!rejected.isEmpty()) {
        m_refresh->reject(rejected);
    }
    return future;
}

bool TokenRefresher::isDead(const QByteArray &refreshToken) const
{
    return !m_task.deadRefreshToken.isEmpty() && refreshToken == m_task.deadRefreshToken;
}

bool TokenRefresher::isBrandNew(const QByteArray &accessToken) const
{
    return !m_newestToken.isEmpty() && accessToken == m_newestToken && m_clock() < m_newestSince + brandNew;
}

void TokenRefresher::logOutcome(const RefreshOutcome &outcome) const
{
    if (!outcome.result) {
        qCWarning(accountsLog).noquote()
            << m_vault->accountName() + ": not refreshed: "_L1 + outcome.result.error().message;
    } else if (outcome.fromService) {
        const auto lifetime = std::chrono::floor<std::chrono::seconds>(outcome.result->expiresAt - m_clock());
        qCInfo(accountsLog).noquote()
            << m_vault->accountName() + ": refreshed, good for"_L1 << lifetime.count() << "s";
    }
}

void TokenRefresher::startRefresh()
{
    m_refresh = new TokenRefresh(m_task, *m_vault, m_upstream, m_clock, m_timing, this);
    for (const Waiter &waiter : m_waiters) {
        if (!waiter.rejected.isEmpty()) {
            m_refresh->reject(waiter.rejected);
        }
    }
    connect(m_refresh, &TokenRefresh::serviceAnswered, this, &TokenRefresher::serviceAnswered);
    connect(m_refresh, &TokenRefresh::finished, this, &TokenRefresher::haveOutcome);
    m_refresh->start();
}

void TokenRefresher::haveOutcome(const RefreshOutcome &outcome)
{
    std::exchange(m_refresh, nullptr)->deleteLater();
    m_task.unsaved = outcome.unsaved;
    if (outcome.latest) {
        m_latest = outcome.latest;
    }
    if (!outcome.deadRefreshToken.isEmpty()) {
        m_task.deadRefreshToken = outcome.deadRefreshToken;
    }
    if (outcome.fromService && outcome.result) {
        m_newestToken = outcome.result->accessToken;
        m_newestSince = m_clock();
    }
    logOutcome(outcome);
    auto waiters = std::exchange(m_waiters, {});
    if (!outcome.warning.isEmpty()) {
        Q_EMIT warningRaised(outcome.warning);
    }
    Q_EMIT refreshed();
    for (Waiter &waiter : waiters) {
        waiter.promise.addResult(resultFor(outcome, waiter.rejected));
        waiter.promise.finish();
    }
}

} // namespace qiao
