#include "accounts/localaccountpool.h"

#include "accounts/accounterrors.h"
#include "accounts/accountstates.h"
#include "accounts/hostpolicy.h"
#include "auth/qwenclivault.h"

#include <QFileInfo>

#include <algorithm>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

constexpr auto environmentName = "env"_L1;

Result<Credential> credentialOf(const Result<QwenCliCredentials> &credentials)
{
    return credentials.and_then([](const QwenCliCredentials &signIn) {
        return serviceBaseUrl(signIn.resourceUrl).map([&signIn](const QUrl &url) {
            return Credential{.token = signIn.accessToken, .baseUrl = url};
        });
    });
}

template <typename T> QFuture<Result<T>> ready(const Result<T> &result)
{
    // QtFuture::makeReadyFuture is deprecated from Qt 6.6 on, its successor is not there before.
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(result);
    promise.finish();
    return promise.future();
}

QUrl withoutTrailingSlash(QUrl url)
{
    QString path = url.path();
    while (path.endsWith(u'/')) {
        path.chop(1);
    }
    url.setPath(path);
    return url;
}

} // namespace

LocalAccountPool::LocalAccountPool(
    const Settings &settings, Upstream &upstream, Clock clock, RefreshTiming timing, QObject *parent)
    : AccountPool(parent),
      m_defaultAccount(settings.defaultAccount),
      m_key(settings.environmentKey.trimmed().toUtf8()),
      m_keyUrl(withoutTrailingSlash(settings.environmentBaseUrl)),
      m_tokenUrl(tokenEndpoint(settings.oauthUrl)),
      m_upstream(upstream),
      m_clock(std::move(clock)),
      m_timing(std::move(timing)),
      m_files(new QwenCliAccounts(settings.qwenHome, this)),
      m_nextState(new QTimer(this))
{
    m_nextState->setSingleShot(true);
    connect(m_nextState, &QTimer::timeout, this, &LocalAccountPool::review);
    connect(m_files, &QwenCliAccounts::changed, this, &LocalAccountPool::review);
    // nobody can have connected to the signals yet
    QMetaObject::invokeMethod(this, &LocalAccountPool::review, Qt::QueuedConnection);
}

QList<AccountSummary> LocalAccountPool::summaries() const
{
    QList<AccountSummary> all;
    const auto files = fileAccounts();
    for (const QwenCliAccount &account : files) {
        all.append(summary(account));
    }
    if (hasEnvironmentKey()) {
        all.append(environmentSummary());
    }
    const QString defaultAccount = defaultName();
    for (AccountSummary &account : all) {
        account.isDefault = account.name == defaultAccount;
    }
    return all;
}

Result<Account> LocalAccountPool::choose(const AccountWish &wish)
{
    const QString &forced = wish.forced;
    QString name = forced.isEmpty() ? defaultName() : forced;
    if (name.isEmpty() || !names().contains(name)) {
        m_files->rescan();
        name = forced.isEmpty() ? defaultName() : forced;
    }
    const QStringList known = names();
    if (name.isEmpty()) {
        return tl::make_unexpected(noAccountError(m_files->folder()));
    }
    if (!known.contains(name)) {
        return tl::make_unexpected(unknownAccountError(name, known));
    }
    if (hasEnvironmentKey() && name == environmentName) {
        return Account{.id = environmentName,
            .name = name,
            .kind = AccountKind::ModelStudio,
            .source = Account::Source::Environment,
            .baseUrl = m_keyUrl};
    }
    return Account{.id = "file:"_L1 + QFileInfo(m_files->read(name).file.path).fileName(), .name = name};
}

QFuture<Result<Credential>> LocalAccountPool::credential(const Account &account)
{
    if (account.kind == AccountKind::ModelStudio) {
        return ready(environmentCredential());
    }
    const QwenCliAccount now = m_files->read(account.name);
    if (now.credentials && isFresh(*now.credentials, m_clock())) {
        return ready(credentialOf(*now.credentials));
    }
    return refreshed(now.file, {});
}

QFuture<Result<Credential>> LocalAccountPool::replacement(const Account &account, const QByteArray &rejected)
{
    if (account.kind == AccountKind::ModelStudio) {
        return ready<Credential>(tl::make_unexpected(keyRefusedError()));
    }
    const QwenCliAccount now = m_files->read(account.name);
    if (now.credentials && now.credentials->accessToken == rejected
        && refresher(now.file).isBrandNew(rejected)) {
        m_refusedTokens.insert(account.name, rejected);
        review();
        return ready<Credential>(tl::make_unexpected(freeTierEndedError()));
    }
    return refreshed(now.file, rejected);
}

void LocalAccountPool::reportWorked(const Account &account, qint64)
{
    if (m_refusedKeys.remove(account.name) + m_refusedTokens.remove(account.name) > 0) {
        review();
    }
}

void LocalAccountPool::reportRefused(const Account &account, const Error &error)
{
    if (account.kind != AccountKind::QwenSignIn && error.kind == Error::Kind::NeedsLogin) {
        m_refusedKeys.insert(account.name, error.message);
        review();
    }
}

bool LocalAccountPool::mayFailOver(const Account &, const Error &) const
{
    return false;
}

QFuture<Result<Credential>> LocalAccountPool::refreshed(const QwenCliFile &file, const QByteArray &rejected)
{
    if (file.path.isEmpty()) {
        return ready<Credential>(tl::make_unexpected(unusableFileError(file, CredentialsFault::Missing)));
    }
    // a pure continuation without a context: each waiter's result is its own
    return refresher(file).refresh(rejected).then(&credentialOf);
}

Result<Credential> LocalAccountPool::environmentCredential() const
{
    if (!isToken(m_key)) {
        return tl::make_unexpected(keyRefusedError());
    }
    return checkTypedUrl(m_keyUrl).map([this] { return Credential{.token = m_key, .baseUrl = m_keyUrl}; });
}

QList<QwenCliAccount> LocalAccountPool::fileAccounts() const
{
    auto accounts = m_files->accounts();
    if (hasEnvironmentKey()) {
        accounts.removeIf([](const auto &account) { return account.file.accountName == environmentName; });
    }
    return accounts;
}

QStringList LocalAccountPool::names() const
{
    QStringList all;
    const auto files = fileAccounts();
    for (const QwenCliAccount &account : files) {
        all.append(account.file.accountName);
    }
    if (hasEnvironmentKey()) {
        all.append(environmentName);
    }
    return all;
}

QString LocalAccountPool::defaultName() const
{
    const QStringList all = names();
    if (all.contains(m_defaultAccount)) {
        return m_defaultAccount;
    }
    const auto files = fileAccounts();
    const auto found = std::find_if(files.cbegin(), files.cend(),
        [](const QwenCliAccount &account) { return account.credentials.has_value(); });
    if (found != files.cend()) {
        return found->file.accountName;
    }
    if (hasEnvironmentKey()) {
        return environmentName;
    }
    // a file without credentials is still what to talk about when there is nothing else
    return all.value(0);
}

AccountSummary LocalAccountPool::summary(const QwenCliAccount &account) const
{
    const auto *refresher = m_refreshers.value(account.file.accountName);
    if (account.credentials && refresher != nullptr && refresher->isDead(account.credentials->refreshToken)) {
        return unusableSummary(account, needsSignInError(account.file).message);
    }
    if (account.credentials
        && account.credentials->accessToken == m_refusedTokens.value(account.file.accountName)) {
        return unusableSummary(account, freeTierEndedError().message);
    }
    return summaryOf(account, m_clock());
}

AccountSummary LocalAccountPool::environmentSummary() const
{
    AccountSummary summary{
        .name = environmentName, .kind = AccountKind::ModelStudio, .host = m_keyUrl.host()};
    if (const auto credential = environmentCredential(); !credential) {
        summary.state = AccountSummary::State::NeedsSignIn;
        summary.reason = credential.error().message;
    } else if (m_refusedKeys.contains(summary.name)) {
        summary.state = AccountSummary::State::Refused;
        summary.reason = m_refusedKeys.value(summary.name);
    }
    return summary;
}

TokenRefresher &LocalAccountPool::refresher(const QwenCliFile &file)
{
    auto *&refresher = m_refreshers[file.accountName];
    if (refresher == nullptr) {
        refresher = new TokenRefresher(std::make_unique<QwenCliVault>(file, m_clock, m_timing), m_tokenUrl,
            m_upstream, m_clock, m_timing, this);
        connect(refresher, &TokenRefresher::refreshed, m_files, &QwenCliAccounts::rescan);
        connect(refresher, &TokenRefresher::refreshed, this, &LocalAccountPool::review);
        connect(refresher, &TokenRefresher::warningRaised, this, &LocalAccountPool::warningRaised);
    }
    return *refresher;
}

void LocalAccountPool::review()
{
    const QStringList known = names();
    if (!m_defaultAccount.isEmpty() && !known.contains(m_defaultAccount)) {
        warnOnce(unknownDefaultWarning(m_defaultAccount, known));
    }
    if (const auto twins = sharedSignInWarning(m_files->accounts()); !twins.isEmpty()) {
        warnOnce(twins);
    }
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
    if (!m_warned.contains(sentence)) {
        m_warned.insert(sentence);
        Q_EMIT warningRaised(sentence);
    }
}

} // namespace qiao
