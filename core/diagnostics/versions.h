#pragma once

#include <QList>
#include <QString>

#include <utility>

namespace qiao {

/// The parts that Qiao runs on, and their versions: itself, Qt, the system, SQLite, libcurl, the TLS
/// libraries.
[[nodiscard]] QList<std::pair<QString, QString>> versions();

} // namespace qiao
