#include "control/localcontrol.h"

#include "accounts/finishedfuture.h"

#include <QCoreApplication>

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
    : m_parts(settings, systemTime, keyringPatience), m_methods(m_parts)
{ }

LocalControl::~LocalControl() = default;

QFuture<Result<QJsonObject>> LocalControl::call(const QString &method, const QJsonObject &parameters)
{
    if (keepsASecret(method) && m_parts.settings.secretsBackend == SecretsBackend::Memory) {
        return finishedFuture(Result<QJsonObject>(tl::make_unexpected(nothingWouldLastError())));
    }
    const auto promise = std::make_shared<QPromise<Result<QJsonObject>>>();
    promise->start();
    m_methods.call(
        method, parameters, &m_caller,
        [promise](const Result<QJsonObject> &result) {
            promise->addResult(result);
            promise->finish();
        },
        [this](const QString &name, const QJsonObject &news) { Q_EMIT notified(name, news); });
    return promise->future();
}

} // namespace qiao
