#include "server/portowner.h"

#include <QtEndian>

#include <libproc.h>
#include <sys/proc_info.h>

#include <array>
#include <vector>

namespace qiao {

namespace {

bool listensOn(pid_t pid, const proc_fdinfo &descriptor, quint16 port)
{
    socket_fdinfo socket{};
    if (descriptor.proc_fdtype != PROX_FDTYPE_SOCKET
        || proc_pidfdinfo(pid, descriptor.proc_fd, PROC_PIDFDSOCKETINFO, &socket, sizeof socket)
            != static_cast<int>(sizeof socket)
        || socket.psi.soi_kind != SOCKINFO_TCP) {
        return false;
    }
    const tcp_sockinfo &tcp = socket.psi.soi_proto.pri_tcp;
    return tcp.tcpsi_state == TSI_S_LISTEN
        && qFromBigEndian(static_cast<quint16>(tcp.tcpsi_ini.insi_lport)) == port;
}

bool listensOn(pid_t pid, quint16 port)
{
    const int size = proc_pidinfo(pid, PROC_PIDLISTFDS, 0, nullptr, 0);
    if (size <= 0) {
        return false;
    }
    std::vector<proc_fdinfo> descriptors(static_cast<size_t>(size) / sizeof(proc_fdinfo));
    const int used = proc_pidinfo(pid, PROC_PIDLISTFDS, 0, descriptors.data(),
        static_cast<int>(descriptors.size() * sizeof(proc_fdinfo)));
    descriptors.resize(used > 0 ? static_cast<size_t>(used) / sizeof(proc_fdinfo) : 0);
    for (const proc_fdinfo &descriptor : descriptors) {
        if (listensOn(pid, descriptor, port)) {
            return true;
        }
    }
    return false;
}

} // namespace

std::optional<PortOwner> findPortOwner(quint16 port)
{
    const int size = proc_listpids(PROC_ALL_PIDS, 0, nullptr, 0);
    if (size <= 0) {
        return std::nullopt;
    }
    std::vector<pid_t> pids(static_cast<size_t>(size) / sizeof(pid_t));
    const int used =
        proc_listpids(PROC_ALL_PIDS, 0, pids.data(), static_cast<int>(pids.size() * sizeof(pid_t)));
    pids.resize(used > 0 ? static_cast<size_t>(used) / sizeof(pid_t) : 0);
    for (const pid_t pid : pids) {
        if (pid > 0 && listensOn(pid, port)) {
            std::array<char, 2 * MAXCOMLEN + 1> name{};
            proc_name(pid, name.data(), static_cast<uint32_t>(name.size()));
            return PortOwner{QString::fromUtf8(name.data()), pid};
        }
    }
    return std::nullopt;
}

} // namespace qiao
