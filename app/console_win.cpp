#include "console.h"

#include <windows.h>

namespace qiao {

namespace {

HANDLE handle(StandardStream stream)
{
    switch (stream) {
    case StandardStream::Input:
        return GetStdHandle(STD_INPUT_HANDLE);
    case StandardStream::Output:
        return GetStdHandle(STD_OUTPUT_HANDLE);
    case StandardStream::Error:
        break;
    }
    return GetStdHandle(STD_ERROR_HANDLE);
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
    if (!GetConsoleMode(console, &mode)) {
        return false;
    }
    return stream == StandardStream::Input
        || SetConsoleMode(console, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
}

int terminalColumns()
{
    CONSOLE_SCREEN_BUFFER_INFO screen = {};
    constexpr int usual = 80;
    return GetConsoleScreenBufferInfo(handle(StandardStream::Output), &screen)
        ? screen.srWindow.Right - screen.srWindow.Left + 1
        : usual;
}

int terminalLines()
{
    CONSOLE_SCREEN_BUFFER_INFO screen = {};
    constexpr int usual = 24;
    return GetConsoleScreenBufferInfo(handle(StandardStream::Output), &screen)
        ? screen.srWindow.Bottom - screen.srWindow.Top + 1
        : usual;
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
