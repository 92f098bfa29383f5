#pragma once

#include <QByteArray>
#include <QList>

namespace qiao {

/// The socket inodes that listen on \a port according to \a table, the text of /proc/net/tcp or tcp6
/// (proc_net_tcp of the kernel's documentation). Pure.
[[nodiscard]] QList<QByteArray> listeningInodes(const QByteArray &table, quint16 port);

} // namespace qiao
