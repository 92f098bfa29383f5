#pragma once

#include <QString>

#include <optional>

namespace qiao {

/// The program that holds a TCP port.
struct PortOwner
{
    QString program; ///< for example "node"
    qint64 pid = 0;
};

/// Who listens on \a port of this computer. Nothing when nobody does, or when the system does not tell
/// (another user's program on Linux and macOS). Takes milliseconds: meant for a failed start.
[[nodiscard]] std::optional<PortOwner> findPortOwner(quint16 port);

} // namespace qiao
