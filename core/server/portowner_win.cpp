#include "server/portowner.h"

#include <QFileInfo>
#include <QtEndian>

// winsock2.h has to come before windows.h
#include <winsock2.h>
#include <ws2tcpip.h>

#include <windows.h>

#include <iphlpapi.h>

#include <array>
#include <vector>

namespace qiao {

namespace {

/// The process listening on \a port; 0 when none is. \a Table and \a Row belong to \a family.
template <typename Table, typename Row> DWORD listener(ULONG family, quint16 port)
{
    DWORD size = 0;
    GetExtendedTcpTable(nullptr, &size, FALSE, family, TCP_TABLE_OWNER_PID_LISTENER, 0);
    // the table may grow between the two calls
    std::vector<char> buffer(size + 64 * sizeof(Row));
    size = static_cast<DWORD>(buffer.size());
    if (GetExtendedTcpTable(buffer.data(), &size, FALSE, family, TCP_TABLE_OWNER_PID_LISTENER, 0)
        != NO_ERROR) {
        return 0;
    }
    const auto *table = reinterpret_cast<const Table *>(buffer.data());
    for (DWORD i = 0; i < table->dwNumEntries; ++i) {
        if (qFromBigEndian(static_cast<quint16>(table->table[i].dwLocalPort)) == port) {
            return table->table[i].dwOwningPid;
        }
    }
    return 0;
}

QString programOf(DWORD pid)
{
    const HANDLE process = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, pid);
    if (!process) {
        return {};
    }
    std::array<wchar_t, 32768> path{};
    auto length = static_cast<DWORD>(path.size());
    const BOOL known = QueryFullProcessImageNameW(process, 0, path.data(), &length);
    CloseHandle(process);
    return known ? QFileInfo(QString::fromWCharArray(path.data(), static_cast<qsizetype>(length))).fileName()
                 : QString();
}

} // namespace

std::optional<PortOwner> findPortOwner(quint16 port)
{
    DWORD pid = listener<MIB_TCPTABLE_OWNER_PID, MIB_TCPROW_OWNER_PID>(AF_INET, port);
    if (pid == 0) {
        pid = listener<MIB_TCP6TABLE_OWNER_PID, MIB_TCP6ROW_OWNER_PID>(AF_INET6, port);
    }
    const QString program = pid == 0 ? QString() : programOf(pid);
    return program.isEmpty() ? std::nullopt : std::optional(PortOwner{program, static_cast<qint64>(pid)});
}

} // namespace qiao
