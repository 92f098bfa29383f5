#include "console.h"

#include <algorithm>
#include <csignal>

#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace qiao {

namespace {

int descriptor(StandardStream stream)
{
    switch (stream) {
    case StandardStream::Input:
        return STDIN_FILENO;
    case StandardStream::Output:
        return STDOUT_FILENO;
    case StandardStream::Error:
        break;
    }
    return STDERR_FILENO;
}

/// A stream takes two descriptors, and systems allow 256 (macOS) or 1024 (Linux) unless asked for more.
void allowManyDescriptors()
{
    constexpr rlim_t enough = 10'240; // macOS refuses more than its OPEN_MAX, which is this
    rlimit limit = {};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < enough) {
        limit.rlim_cur = std::min(limit.rlim_max, enough);
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

} // namespace

void prepareProcess()
{
    allowManyDescriptors();
    umask(S_IRWXG | S_IRWXO);
    std::signal(SIGPIPE, SIG_IGN);
}

bool isTerminal(StandardStream stream)
{
    return isatty(descriptor(stream)) != 0;
}

int terminalColumns()
{
    winsize size = {};
    constexpr int usual = 80;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : usual;
}

int terminalLines()
{
    winsize size = {};
    constexpr int usual = 24;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 ? size.ws_row : usual;
}

bool writeAll(StandardStream stream, const QByteArray &bytes)
{
    qsizetype written = 0;
    while (written < bytes.size()) {
        const ssize_t count = write(
            descriptor(stream), bytes.constData() + written, static_cast<size_t>(bytes.size() - written));
        // EINTR: only the stop signals have handlers, and a reader that stands still must not hold them up
        if (count < 0) {
            return false;
        }
        written += count;
    }
    return true;
}

} // namespace qiao
