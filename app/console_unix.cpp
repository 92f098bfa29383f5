#include "console.h"

#include <csignal>

#include <sys/stat.h>
#include <unistd.h>

namespace qiao {

namespace {

int descriptor(StandardStream stream)
{
    return stream == StandardStream::Output ? STDOUT_FILENO : STDERR_FILENO;
}

} // namespace

void prepareProcess()
{
    umask(S_IRWXG | S_IRWXO);
    std::signal(SIGPIPE, SIG_IGN);
}

bool isTerminal(StandardStream stream)
{
    return isatty(descriptor(stream)) != 0;
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
