#include "console.h"

#include <windows.h>

namespace qiao {

namespace {

HANDLE handle(StandardStream stream)
{
    return GetStdHandle(stream == StandardStream::Output ? STD_OUTPUT_HANDLE : STD_ERROR_HANDLE);
}

} // namespace

void prepareProcess()
{
    // no umask: what is created in the user's profile inherits an access list for that user alone
    SetConsoleOutputCP(CP_UTF8);
}

bool isTerminal(StandardStream stream)
{
    DWORD mode = 0;
    const HANDLE console = handle(stream);
    return GetConsoleMode(console, &mode)
        && SetConsoleMode(console, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
}

bool writeAll(StandardStream stream, const QByteArray &bytes)
{
    qsizetype written = 0;
    while (written < bytes.size()) {
        DWORD count = 0;
        const auto size = static_cast<DWORD>(bytes.size() - written);
        if (!WriteFile(handle(stream), bytes.constData() + written, size, &count, nullptr) || count == 0) {
            return false;
        }
        written += count;
    }
    return true;
}

} // namespace qiao
