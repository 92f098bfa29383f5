#pragma once

#include <QByteArray>

namespace qiao {

/// The path that was probably meant by \a path, at which there is nothing: base URLs are often given with one
/// part too few or too many ("/v1/v1/…", "/anthropic/messages"). Empty when no guess leads to a path that
/// \a isKnown. Pure.
[[nodiscard]] QByteArray likelyPath(const QByteArray &path, bool (*isKnown)(const QByteArray &path));

} // namespace qiao
