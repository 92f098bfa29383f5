#include "console.h"

#include <QString>

#include <windows.h>

#include <array>
#include <atomic>

namespace qiao {

namespace {

HANDLE input()
{
    return GetStdHandle(STD_INPUT_HANDLE);
}

std::atomic<DWORD> modeBefore{0};

/// Ctrl+C and a closed window end the process behind Silence's back.
BOOL WINAPI showTypingAgain(DWORD)
{
    SetConsoleMode(input(), modeBefore);
    return FALSE; // the next handler's turn
}

/// While it lives, the console does not show what is typed.
class Silence
{
public:
    explicit Silence(Echo echo)
    {
        DWORD mode = 0;
        m_isKept = echo == Echo::Off && GetConsoleMode(input(), &mode);
        if (m_isKept) {
            modeBefore = mode;
            SetConsoleCtrlHandler(showTypingAgain, TRUE);
            SetConsoleMode(input(), mode & ~static_cast<DWORD>(ENABLE_ECHO_INPUT));
            FlushConsoleInputBuffer(input());
        }
    }

    ~Silence()
    {
        if (m_isKept) {
            SetConsoleMode(input(), modeBefore);
            SetConsoleCtrlHandler(showTypingAgain, FALSE);
            // the console has kept the line feed back, too
            static_cast<void>(writeAll(StandardStream::Error, "\n"));
        }
    }

    Q_DISABLE_COPY_MOVE(Silence)

private:
    bool m_isKept = false;
};

constexpr qsizetype longest = 65'536;

std::optional<QByteArray> lineOfConsole()
{
    QString line;
    std::array<wchar_t, 512> part = {};
    while (line.size() < longest) {
        DWORD count = 0;
        // 0 characters: Ctrl+C
        if (!ReadConsoleW(input(), part.data(), static_cast<DWORD>(part.size()), &count, nullptr)
            || count == 0) {
            return std::nullopt;
        }
        line += QString::fromWCharArray(part.data(), static_cast<qsizetype>(count));
        if (line.endsWith(u'\n')) {
            break;
        }
    }
    while (line.endsWith(u'\n') || line.endsWith(u'\r')) {
        line.chop(1);
    }
    return line.toUtf8();
}

std::optional<QByteArray> lineOfFile()
{
    QByteArray line;
    bool ended = false;
    while (line.size() < longest) {
        char byte = 0;
        DWORD count = 0;
        // a byte at a time: what follows the line is the next question's
        ended = !ReadFile(input(), &byte, 1, &count, nullptr) || count == 0;
        if (ended || byte == '\n') {
            break;
        }
        line += byte;
    }
    if (line.endsWith('\r')) {
        line.chop(1);
    }
    return ended && line.isEmpty() ? std::nullopt : std::optional(line);
}

} // namespace

std::optional<QByteArray> askLine(const QByteArray &question, Echo echo)
{
    const Silence silence(echo);
    static_cast<void>(writeAll(StandardStream::Error, question));
    DWORD mode = 0;
    return GetConsoleMode(input(), &mode) ? lineOfConsole() : lineOfFile();
}

} // namespace qiao
