#include "control/localcontrol.h"

#include <QPromise>

namespace qiao {

LocalControl::LocalControl(const Settings &settings) : m_parts(settings), m_methods(m_parts) { }

LocalControl::~LocalControl() = default;

QFuture<Result<QJsonObject>> LocalControl::call(const QString &method, const QJsonObject &parameters)
{
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
