#pragma once

#include <qiao/printable.h>

#include <QByteArray>

namespace qiao {

/// As printable(), for text in which JSON has escaped what it must: what is left becomes \u009b.
[[nodiscard]] QByteArray printableJson(const QByteArray &json);

} // namespace qiao
