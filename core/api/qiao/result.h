#pragma once

#include <qiao/error.h>

#include <QMetaType>

#include <tl/expected.hpp>

namespace qiao {

/// A value or the Error that prevented it. Keep T copyable: QFuture mishandles move-only results before
/// Qt 6.5.2 (QTBUG-112513).
template <typename T> using Result = tl::expected<T, Error>;

} // namespace qiao

// tl::expected offers an operator== that does not compile, for Error has none; QMetaType must not try it when
// a signal carries a Result.
template <typename T> struct QTypeTraits::has_operator_equal<qiao::Result<T>> : std::false_type
{ };
