#pragma once

#include "proxycore.h"

#include <qiao/result.h>
#include <qiao/whenfinished.h>

#include <QCoreApplication>
#include <QFuture>
#include <QFutureWatcher>
#include <QPromise>

#include <memory>
#include <utility>

namespace qiao {

/// The way back of one call to the worker. Ends its future exactly once, with an error if nobody did before.
template <typename T> class WorkerReply
{
public:
    WorkerReply() { m_promise.start(); }
    ~WorkerReply()
    {
        finish(tl::make_unexpected(Error{.kind = Error::Kind::Transient,
            .message = QCoreApplication::translate(
                "qiao::Control", "The server was started anew meanwhile. Try again."),
            .httpStatus = 503}));
    }
    Q_DISABLE_COPY_MOVE(WorkerReply)

    [[nodiscard]] QFuture<Result<T>> future() const { return m_promise.future(); }

    void finish(const Result<T> &result)
    {
        if (!std::exchange(m_finished, true)) {
            m_promise.addResult(result);
            m_promise.finish();
        }
    }

private:
    QPromise<Result<T>> m_promise;
    bool m_finished = false;
};

/// Calls \a ask(core, scope, reply) on the worker thread. What it begins has to be a child of scope, which
/// goes when the call is over, when its future is cancelled, and before the parts of the core are replaced.
template <typename T, typename Ask> QFuture<Result<T>> callWorker(ProxyCore *core, Ask ask)
{
    auto reply = std::make_shared<WorkerReply<T>>();
    QMetaObject::invokeMethod(core, [core, reply, ask = std::move(ask)] {
        QObject *scope = core->newCallScope();
        if (!scope) {
            return;
        }
        auto *watcher = new QFutureWatcher<Result<T>>(scope);
        QObject::connect(watcher, &QFutureWatcherBase::canceled, scope, &QObject::deleteLater);
        QObject::connect(watcher, &QFutureWatcherBase::finished, scope, &QObject::deleteLater);
        watcher->setFuture(reply->future());
        ask(*core, scope, reply);
    });
    return reply->future();
}

/// The same for work that is done at once: \a ask(core) returns the result.
template <typename T, typename Ask> QFuture<Result<T>> askWorker(ProxyCore *core, Ask ask)
{
    return callWorker<T>(core,
        [ask = std::move(ask)](ProxyCore &parts, QObject *, const std::shared_ptr<WorkerReply<T>> &reply) {
            reply->finish(ask(parts));
        });
}

/// The same for what works without the parts of the core too, whether start() was called or not.
template <typename T, typename Ask> QFuture<Result<T>> askCore(ProxyCore *core, Ask ask)
{
    auto reply = std::make_shared<WorkerReply<T>>();
    QMetaObject::invokeMethod(
        core, [core, reply, ask = std::move(ask)] { reply->finish(ask(*core)); }, Qt::QueuedConnection);
    return reply->future();
}

/// The same for work that has a future of its own: \a ask(core) returns it.
template <typename T, typename Ask> QFuture<Result<T>> awaitWorker(ProxyCore *core, Ask ask)
{
    return callWorker<T>(core,
        [ask = std::move(ask)](
            ProxyCore &parts, QObject *scope, const std::shared_ptr<WorkerReply<T>> &reply) {
            whenFinished(ask(parts), scope, [reply](const Result<T> &result) { reply->finish(result); });
        });
}

} // namespace qiao
