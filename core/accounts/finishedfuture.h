#pragma once

#include <QFuture>
#include <QPromise>

#include <utility>

namespace qiao {

/// A future that has its result already. (Qt's own functions for it change their names between 6.4 and 6.10.)
template <typename T> [[nodiscard]] QFuture<T> finishedFuture(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

} // namespace qiao
