#include "console.h"

#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <sys/select.h>
#include <termios.h>
#include <unistd.h>

namespace qiao {

namespace {

constexpr std::array interruptingSignals{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};

/// A handler may only write to a pipe; whoever waits for a line reads the other end.
std::array<int, 2> interruptions{-1, -1};

void onInterruption(int signal)
{
    const int savedErrno = errno;
    const char byte = static_cast<char>(signal);
    // a full pipe has interrupted the wait already
    const ssize_t ignored = write(interruptions[1], &byte, 1);
    static_cast<void>(ignored);
    errno = savedErrno;
}

/// While it lives, signals that would end or suspend the process can be read from a pipe instead.
class Interruptions
{
public:
    Interruptions()
    {
        if (pipe(interruptions.data()) != 0) {
            qFatal("The system gives no pipe for signals.");
        }
        for (const int end : interruptions) {
            fcntl(end, F_SETFD, FD_CLOEXEC);
            fcntl(end, F_SETFL, O_NONBLOCK);
        }
        for (size_t i = 0; i < interruptingSignals.size(); ++i) {
            sigaction(interruptingSignals[i], nullptr, &m_before[i]);
            if (m_before[i].sa_handler != SIG_IGN) {
                struct sigaction action
                { };
                action.sa_handler = onInterruption;
                sigemptyset(&action.sa_mask);
                sigaction(interruptingSignals[i], &action, nullptr);
            }
        }
    }

    ~Interruptions()
    {
        for (size_t i = 0; i < interruptingSignals.size(); ++i) {
            sigaction(interruptingSignals[i], &m_before[i], nullptr);
        }
        for (int &end : interruptions) {
            close(end);
            end = -1;
        }
    }

    Q_DISABLE_COPY_MOVE(Interruptions)

    /// Waits until standard input can be read or a signal comes: that one, else 0.
    [[nodiscard]] static int wait()
    {
        fd_set readable;
        FD_ZERO(&readable);
        FD_SET(STDIN_FILENO, &readable);
        FD_SET(interruptions[0], &readable);
        const int count = interruptions[0] + 1;
        while (select(count, &readable, nullptr, nullptr, nullptr) < 0 && errno == EINTR) { }
        char signal = 0;
        return read(interruptions[0], &signal, 1) == 1 ? signal : 0;
    }

private:
    std::array<struct sigaction, interruptingSignals.size()> m_before = {};
};

/// While it lives, the terminal does not show what is typed, but for the line feed.
class Silence
{
public:
    explicit Silence(Echo echo)
    {
        m_isKept = echo == Echo::Off && tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (m_isKept) {
            termios silent = m_before;
            silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
            silent.c_lflag |= ECHONL;
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
        }
    }

    ~Silence()
    {
        if (m_isKept) {
            tcsetattr(STDIN_FILENO, TCSADRAIN, &m_before);
        }
    }

    Q_DISABLE_COPY_MOVE(Silence)

private:
    termios m_before = {};
    bool m_isKept = false;
};

/// Appends to \a line until its end. Returns the signal that came before that, else 0; \a ended when there is
/// nothing more to read.
int readInto(QByteArray &line, bool &ended)
{
    constexpr qsizetype longest = 65'536;
    while (line.size() < longest) {
        if (const int signal = Interruptions::wait(); signal != 0) {
            return signal;
        }
        char byte = 0;
        // a byte at a time: what follows the line is the next question's
        const ssize_t count = read(STDIN_FILENO, &byte, 1);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        ended = count <= 0;
        if (ended || byte == '\n') {
            break;
        }
        line += byte;
    }
    return 0;
}

} // namespace

std::optional<QByteArray> askLine(const QByteArray &question, Echo echo)
{
    QByteArray line;
    while (true) {
        bool ended = false;
        int signal = 0;
        {
            const Interruptions caught;
            const Silence silence(echo);
            static_cast<void>(writeAll(StandardStream::Error, question));
            signal = readInto(line, ended);
        }
        if (signal == 0) {
            return ended && line.isEmpty() ? std::nullopt : std::optional(line);
        }
        raise(signal);
        if (signal != SIGTSTP) {
            return std::nullopt;
        }
        // the terminal has forgotten what was typed before the process was suspended
        line.clear();
    }
}

} // namespace qiao
