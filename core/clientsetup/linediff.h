#pragma once

#include <QByteArray>
#include <QString>

namespace qiao {

/// What makes \a after of \a before, as `diff -u` writes it; both called \a name. Empty when they are the
/// same. Takes time and memory in proportion to the number of lines and to how much differs.
[[nodiscard]] QString lineDiff(const QString &name, const QByteArray &before, const QByteArray &after);

} // namespace qiao
