#pragma once

#include "accounts/accounteditor.h"
#include "accounts/localaccountpool.h"
#include "support/credentialsfolder.h"
#include "support/fakesecretstore.h"
#include "support/fakeupstream.h"
#include "support/patience.h"

#include <QFile>
#include <QSettings>
#include <QTest>

#include <memory>

namespace qiao::test {

/// An editor with everything around it.
struct EditorScene
{
    static constexpr qint64 nowMs = 1'800'000'000'000;
    static constexpr qint64 later = nowMs + 6 * 3'600'000;

    CredentialsFolder folder;
    QTemporaryDir home;
    FakeUpstream upstream;
    FakeSecretStore secrets;
    Settings settings;
    std::unique_ptr<AccountStore> store;
    std::unique_ptr<LocalAccountPool> pool;
    std::unique_ptr<AccountEditor> editor;

    AccountEditor &open()
    {
        settings.qwenHome = folder.path();
        settings.configFolder = home.filePath(QStringLiteral("config"));
        settings.dataFolder = home.filePath(QStringLiteral("data"));
        const Clock clock = [] { return TimePoint(std::chrono::milliseconds(nowMs)); };
        store = std::make_unique<AccountStore>(settings.configFolder);
        pool = std::make_unique<LocalAccountPool>(settings, *store, secrets, upstream, clock);
        editor = std::make_unique<AccountEditor>(settings, *store, secrets, *pool, upstream, clock);
        return *editor;
    }

    /// An own account with a key, as if added before.
    Account have(const QString &name, const QByteArray &key = "sk-canary")
    {
        const Account account{.id = QStringLiteral("id-") + name,
            .name = name,
            .kind = AccountKind::Custom,
            .source = Account::Source::Own,
            .baseUrl = QUrl(QStringLiteral("https://relay.example/v1"))};
        if (!store->add(account)) {
            qFatal("The account cannot be added.");
        }
        secrets.secrets.insert(account.id, key);
        return account;
    }

    [[nodiscard]] QString path(const QString &file) const { return settings.configFolder + u'/' + file; }
    [[nodiscard]] QString storedDefault() const
    {
        return QSettings(path(QStringLiteral("settings.ini")), QSettings::IniFormat)
            .value(QStringLiteral("accounts/default"))
            .toString();
    }
    [[nodiscard]] QString chosen(const QString &forced = {}) const
    {
        const auto account = pool->choose({.forced = forced});
        return account ? account->name : QString();
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList all;
        for (const Account &account : pool->accounts()) {
            all.append(account.name);
        }
        return all;
    }
};

/// The result of \a future, waited for; a default-made Error when there is none in time.
template <typename T> Result<T> resultOf(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, patience)) {
        return tl::make_unexpected(Error{.message = QStringLiteral("no answer")});
    }
    return future.result();
}

} // namespace qiao::test
