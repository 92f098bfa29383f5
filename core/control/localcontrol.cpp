#include "control/localcontrol.h"

#include "accounts/finishedfuture.h"
#include "control/accountmethods.h"
#include "control/keymethods.h"
#include "control/logmethods.h"
#include "control/requestmethods.h"
#include "control/servermethods.h"
#include "control/usagemethods.h"

#include <qiao/loadsettings.h>

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Control)
};

/// Somebody waits in front of the command; a keyring that starts with the desktop is there by then.
constexpr std::chrono::milliseconds keyringPatience{2'000};

bool keepsASecret(const QString &method)
{
    return method == "accounts.add"_L1 || method == "accounts.sign_in"_L1;
}

Error nothingWouldLastError()
{
    return {.kind = Error::Kind::Rejected,
        .message = Text::tr("With QIAO_SECRETS=memory an account lasts as long as the server, and none runs. "
                            "Start the server first, or choose \"keychain\" or \"file\"."),
        .httpStatus = 409,
        .retryHelps = false};
}

} // namespace

LocalControl::LocalControl(const Settings &settings)
    : m_settings(settings),
      m_usage({QDir(settings.dataFolder).filePath(u"usage.db"_s), settings.retentionDays})
{
    m_methods.add("accounts"_L1, [this] {
        return std::make_unique<AccountMethods>(m_accounts.emplace(m_settings, systemTime, keyringPatience));
    });
    m_methods.add("usage"_L1, [this] { return std::make_unique<UsageMethods>(m_usage); });
    m_methods.add("requests"_L1, [this] { return std::make_unique<RequestMethods>(m_usage, nullptr); });
    m_methods.add("logs"_L1, [] { return std::make_unique<LogMethods>(nullptr); });
    m_methods.add("keys"_L1, [this] {
        const qsizetype others = m_settings.clientKeyHashes.size();
        m_keys.emplace(m_settings.configFolder).guardLastKey(isReachableFromNetwork(m_settings), others);
        return std::make_unique<KeyMethods>(*m_keys, others);
    });
    m_methods.add("server"_L1, [this] {
        return std::make_unique<ServerMethods>(m_usage, ServerMethods::Look(), ServerMethods::Stop());
    });
}

LocalControl::~LocalControl() = default;

QFuture<Result<QJsonObject>> LocalControl::call(const QString &method, const QJsonObject &parameters)
{
    if (keepsASecret(method) && m_settings.secretsBackend == SecretsBackend::Memory) {
        return finishedFuture(Result<QJsonObject>(tl::make_unexpected(nothingWouldLastError())));
    }
    const auto promise = std::make_shared<QPromise<Result<QJsonObject>>>();
    promise->start();
    m_methods.call(method,
        {parameters, &m_caller,
            [promise](const Result<QJsonObject> &result) {
                promise->addResult(result);
                promise->finish();
            },
            [this](const QString &name, const QJsonObject &news) { Q_EMIT notified(name, news); }});
    return promise->future();
}

} // namespace qiao
