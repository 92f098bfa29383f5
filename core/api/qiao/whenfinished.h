#pragma once

#include <QFuture>
#include <QFutureWatcher>

#include <utility>

namespace qiao {

/// Calls \a receive with the result of \a future from the event loop of \a context, or never when
/// \a context is gone by then or the future is cancelled. To be used instead of
/// QFuture::then(context, …): before Qt 6.5 that one asserts, or dereferences null, when the context dies
/// before the future has its result (qfuture_impl.h of 6.4.2).
template <typename T, typename Function>
void whenFinished(const QFuture<T> &future, QObject *context, Function receive)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(
        watcher, &QFutureWatcherBase::finished, context, [watcher, receive = std::move(receive)]() mutable {
            watcher->deleteLater();
            if (const auto finished = watcher->future(); finished.resultCount() > 0) {
                receive(finished.result());
            }
        });
    watcher->setFuture(future);
}

} // namespace qiao
