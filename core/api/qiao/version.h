#pragma once

#include <QByteArray>

namespace qiao {

/// The program's version, for example "0.1.0".
[[nodiscard]] QByteArray versionString();

} // namespace qiao
