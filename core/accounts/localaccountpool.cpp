#include "accounts/localaccountpool.h"

#include "accounts/accounterrors.h"
#include "accounts/accountstates.h"
#include "accounts/accountwarnings.h"
#include "accounts/finishedfuture.h"
#include "accounts/modelnames.h"

namespace qiao {

using State = AccountSummary::State;

namespace {

/// Counts are told at most four times a second.
constexpr auto countsPause = std::chrono::milliseconds(250);

} // namespace

LocalAccountPool::LocalAccountPool(const Settings &settings, AccountStore &store, SecretStore &secrets,
    Upstream &upstream, Clock clock, RefreshTiming timing, QObject *parent)
    : AccountPool(parent),
      m_defaultName(settings.defaultAccount),
      m_strategy(settings.strategy),
      m_environment(environmentAccount(settings)),
      m_store(store),
      m_clock(std::move(clock)),
      m_credentials(new AccountCredentials(settings, secrets, upstream, m_clock, std::move(timing), this)),
      m_counts(new AccountCounts(settings.dataFolder, m_clock, this)),
      m_nextState(new QTimer(this)),
      m_countsTold(new QTimer(this))
{
    m_nextState->setSingleShot(true);
    m_countsTold->setSingleShot(true);
    connect(m_nextState, &QTimer::timeout, this, &LocalAccountPool::review);
    connect(m_countsTold, &QTimer::timeout, this, &LocalAccountPool::review);
    connect(&m_store, &AccountStore::changed, this, &LocalAccountPool::relist);
    connect(&m_credentials->files(), &QwenCliAccounts::changed, this, &LocalAccountPool::relist);
    connect(m_credentials, &AccountCredentials::changed, this, &LocalAccountPool::review);
    connect(m_credentials, &AccountCredentials::tokenRefreshed, this, &LocalAccountPool::tokenRefreshed);
    connect(m_credentials, &AccountCredentials::warningRaised, this, &LocalAccountPool::warningRaised);
    connect(m_counts, &AccountCounts::warningRaised, this, &LocalAccountPool::warningRaised);
    m_list = listAccounts(
        m_store.accounts(), m_credentials->files().accounts(), m_store.linkedFiles(), m_environment);
    // nobody can have connected to the signals yet
    QMetaObject::invokeMethod(this, &LocalAccountPool::relist, Qt::QueuedConnection);
}

QList<AccountSummary> LocalAccountPool::summaries() const
{
    QList<AccountSummary> all;
    const Account *standard = defaultAccount();
    for (const Account &account : m_list.accounts) {
        all.append(summary(account));
        all.last().isDefault = standard != nullptr && standard->id == account.id;
    }
    return all;
}

AccountSummary LocalAccountPool::summary(const Account &account) const
{
    AccountSummary summary = m_credentials->summary(account);
    const AccountCount count = m_counts->of(account.id);
    summary.requestsToday = count.requests;
    summary.tokensToday = count.tokens;
    summary.models = knownModels(account);
    if (!account.enabled) {
        summary.state = State::Disabled;
        summary.reason.clear();
        return summary;
    }
    if (m_signingIn.contains(account.name)) {
        summary.state = State::SigningIn;
        summary.reason.clear();
        return summary;
    }
    return withHealth(summary, m_health.value(account.id), account, m_clock());
}

Result<Account> LocalAccountPool::choose(const AccountWish &wish)
{
    if (!wish.forced.isEmpty()) {
        return chooseForced(wish.forced);
    }
    if (defaultAccount() == nullptr || (!m_defaultName.isEmpty() && m_list.find(m_defaultName) == nullptr)) {
        m_credentials->files().rescan();
    }
    const Account *first = defaultAccount();
    if (first == nullptr) {
        return tl::make_unexpected(noAccountError(m_credentials->files().folder()));
    }
    if (m_strategy == AccountStrategy::Failover) {
        return failover(*first, wish);
    }
    if (wish.refusedIds.contains(first->id)) {
        return tl::make_unexpected(noOtherAccountError());
    }
    if (!first->enabled) {
        return tl::make_unexpected(disabledAccountError(first->name));
    }
    return *first;
}

Result<Account> LocalAccountPool::chooseForced(const QString &name)
{
    if (m_list.find(name) == nullptr) {
        m_credentials->files().rescan();
    }
    const Account *account = m_list.find(name);
    if (account == nullptr) {
        return tl::make_unexpected(unknownAccountError(name, m_list.names()));
    }
    if (!account->enabled) {
        return tl::make_unexpected(disabledAccountError(name));
    }
    return *account;
}

Result<Account> LocalAccountPool::failover(const Account &first, const AccountWish &wish)
{
    QList<FailoverCandidate> line{candidate(first, wish.refusedIds)};
    for (const Account &account : std::as_const(m_list.accounts)) {
        if (account.id != first.id && account.enabled) {
            line.append(candidate(account, wish.refusedIds));
        }
    }
    const bool hasSession = !wish.session.isEmpty();
    const TimePoint now = m_clock();
    const auto chosen = accountFor(line, hasSession ? m_sessions.accountOf(wish.session, now) : QString());
    if (!chosen && !wish.refusedIds.isEmpty()) {
        return tl::make_unexpected(noOtherAccountError());
    }
    if (!chosen && !first.enabled) {
        return tl::make_unexpected(disabledAccountError(first.name));
    }
    // where nobody is known to be well, the service's answer to the user's choice is the truth
    const Account account = chosen ? *m_list.findById(*chosen) : first;
    if (hasSession && account.id != first.id) {
        m_sessions.move(wish.session, account.id, now);
    } else if (hasSession) {
        m_sessions.forget(wish.session);
    }
    return account;
}

FailoverCandidate LocalAccountPool::candidate(const Account &account, const QStringList &refusedIds) const
{
    FailoverCandidate candidate = failoverCandidate(
        account, m_credentials->summary(account).state, m_health.value(account.id), m_clock());
    candidate.wasAsked = refusedIds.contains(account.id);
    return candidate;
}

QFuture<Result<Credential>> LocalAccountPool::credential(const Account &account)
{
    const Account *now = m_list.findById(account.id);
    if (now == nullptr) {
        return finishedFuture(Result<Credential>(tl::make_unexpected(accountGoneError(account))));
    }
    // a copy: reading a file may find others and make the list anew
    const Account current = *now;
    return m_credentials->credential(current);
}

QFuture<Result<Credential>> LocalAccountPool::replacement(const Account &account, const QByteArray &rejected)
{
    const Account *now = m_list.findById(account.id);
    if (now == nullptr) {
        return finishedFuture(Result<Credential>(tl::make_unexpected(accountGoneError(account))));
    }
    const Account current = *now;
    return m_credentials->replacement(current, rejected);
}

void LocalAccountPool::reportWorked(const Account &account, qint64 tokens)
{
    if (m_list.findById(account.id) == nullptr) {
        return;
    }
    m_counts->add(account.id, tokens);
    m_credentials->worked(account);
    if (m_health.remove(account.id) > 0) {
        review();
    } else if (!m_countsTold->isActive()) {
        m_countsTold->start(countsPause);
    }
}

void LocalAccountPool::reportRefused(const Account &account, const Error &error)
{
    // whether a sign-in has to be made anew is seen by its tokens
    const bool isTokens = account.kind == AccountKind::QwenSignIn && error.kind == Error::Kind::NeedsLogin;
    if (isTokens || m_list.findById(account.id) == nullptr) {
        return;
    }
    AccountHealth health = m_health.value(account.id);
    health.refused(error, account.kind, m_clock());
    if (health != m_health.value(account.id)) {
        m_health.insert(account.id, health);
        review();
    }
}

bool LocalAccountPool::mayFailOver(const Account &account, const Error &error) const
{
    Q_UNUSED(account)
    return m_strategy == AccountStrategy::Failover && isOfTheAccount(error);
}

void LocalAccountPool::setStrategy(AccountStrategy strategy)
{
    m_strategy = strategy;
    m_sessions.clear();
}

void LocalAccountPool::setDefaultAccount(const QString &name)
{
    m_defaultName = name;
    m_sessions.clear();
    warn();
    review();
}

void LocalAccountPool::setSigningIn(const QSet<QString> &names)
{
    m_signingIn = names;
    review();
}

const Account *LocalAccountPool::defaultAccount() const
{
    return m_list.defaultAccount(
        m_defaultName, [this](const Account &account) { return m_credentials->isThere(account); });
}

void LocalAccountPool::relist()
{
    const Account *named = m_list.find(m_defaultName);
    const QString defaultId = named == nullptr ? QString() : named->id;
    m_list = listAccounts(
        m_store.accounts(), m_credentials->files().accounts(), m_store.linkedFiles(), m_environment);
    const Account *renamed = m_list.findById(defaultId);
    if (renamed != nullptr && m_list.find(m_defaultName) == nullptr) {
        m_defaultName = renamed->name;
    }
    m_credentials->keepOnly(m_list.accounts);
    m_health.removeIf([this](const auto &entry) { return m_list.findById(entry.key()) == nullptr; });
    warn();
    review();
}

void LocalAccountPool::warn()
{
    QStringList sentences = accountWarnings(m_list, m_defaultName, m_credentials->files().accounts());
    sentences.append(m_store.fault());
    for (const QString &sentence : std::as_const(sentences)) {
        warnOnce(sentence);
    }
}

void LocalAccountPool::review()
{
    m_countsTold->stop();
    const auto now = summaries();
    if (const auto wait = untilNextState(now, m_clock())) {
        m_nextState->start(*wait);
    } else {
        m_nextState->stop();
    }
    if (now != m_announced) {
        m_announced = now;
        Q_EMIT changed();
    }
}

void LocalAccountPool::warnOnce(const QString &sentence)
{
    if (!sentence.isEmpty() && !m_warned.contains(sentence)) {
        m_warned.insert(sentence);
        Q_EMIT warningRaised(sentence);
    }
}

} // namespace qiao
