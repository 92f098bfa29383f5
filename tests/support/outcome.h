#pragma once

#include "support/patience.h"

#include <QFuture>
#include <QTest>

#include <stdexcept>

namespace qiao::test {

/// The result of \a future, with the event loop running meanwhile; throws when there is none.
template <typename T> T outcome(const QFuture<T> &future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, patience) || future.resultCount() == 0) {
        throw std::runtime_error("the future has no result");
    }
    return future.result();
}

} // namespace qiao::test
