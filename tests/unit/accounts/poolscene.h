#pragma once

#include "accounts/localaccountpool.h"
#include "support/credentialsfolder.h"
#include "support/fakesecretstore.h"
#include "support/fakeupstream.h"

#include <QTest>

#include <memory>

namespace qiao::test {

inline constexpr qint64 nowMs = 1'800'000'000'000;
inline constexpr qint64 past = nowMs - 1'000;
inline constexpr qint64 future = nowMs + 6 * 3'600'000;
inline const QString creds = QStringLiteral("oauth_creds.json");
inline const QString workCreds = QStringLiteral("oauth_creds_work.json");

/// A pool with everything around it; the time is the test's.
struct PoolScene
{
    CredentialsFolder folder;
    QTemporaryDir home;
    FakeUpstream upstream;
    FakeSecretStore secrets;
    AccountStore store{home.filePath(QStringLiteral("config"))};
    TimePoint now{std::chrono::milliseconds(nowMs)};
    Settings settings;
    std::unique_ptr<LocalAccountPool> pool;

    LocalAccountPool &open()
    {
        RefreshTiming timing;
        timing.partialWaits = {std::chrono::milliseconds(10)};
        timing.lastLookAfter = std::chrono::milliseconds(20);
        settings.qwenHome = folder.path();
        settings.dataFolder = home.filePath(QStringLiteral("data"));
        pool.reset();
        pool = std::make_unique<LocalAccountPool>(
            settings, store, secrets, upstream, [this] { return now; }, timing);
        return *pool;
    }

    /// An own account with a key in the secret store.
    Account addKey(const QString &name, AccountKind kind = AccountKind::ModelStudio)
    {
        const Account account{.id = QStringLiteral("id-") + name,
            .name = name,
            .kind = kind,
            .source = Account::Source::Own,
            .baseUrl = QUrl(QStringLiteral("https://") + name + QStringLiteral(".example/v1"))};
        if (!store.add(account)) {
            qFatal("The account cannot be added.");
        }
        secrets.secrets.insert(account.id, "sk-" + name.toUtf8());
        return account;
    }

    FakeUpstreamCall *call(qsizetype number)
    {
        return QTest::qWaitFor([&] { return upstream.callCount() >= number; })
            ? upstream.calls().at(number - 1).data()
            : nullptr;
    }
};

inline QString chosen(AccountPool &pool, const AccountWish &wish = {})
{
    const auto account = pool.choose(wish);
    return account ? account->name : QString();
}

inline Account named(AccountPool &pool, const QString &name)
{
    return pool.choose({.forced = name}).value_or(Account());
}

inline Credential valueOf(const QFuture<Result<Credential>> &answer)
{
    return answer.isFinished() && answer.result() ? *answer.result() : Credential();
}

inline Error errorOf(const QFuture<Result<Credential>> &answer)
{
    return answer.isFinished() && !answer.result() ? answer.result().error() : Error{.message = {}};
}

inline AccountSummary summaryOf(const AccountPool &pool, const QString &name)
{
    const auto all = pool.summaries();
    for (const AccountSummary &account : all) {
        if (account.name == name) {
            return account;
        }
    }
    return {};
}

} // namespace qiao::test
