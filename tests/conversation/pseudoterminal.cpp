#include "pseudoterminal.h"

#include <array>
#include <csignal>
#include <cstdlib>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

PseudoTerminal::PseudoTerminal(int columns) : m_master(posix_openpt(O_RDWR | O_NOCTTY))
{
    if (m_master < 0 || grantpt(m_master) != 0 || unlockpt(m_master) != 0) {
        qFatal("The system gives no pseudo-terminal.");
    }
    fcntl(m_master, F_SETFL, O_NONBLOCK);
    fcntl(m_master, F_SETFD, FD_CLOEXEC);
    m_slave = open(ptsname(m_master), O_RDWR | O_NOCTTY | O_CLOEXEC);
    winsize size = {};
    size.ws_row = 50;
    size.ws_col = static_cast<unsigned short>(columns);
    ioctl(m_slave, TIOCSWINSZ, &size);
}

PseudoTerminal::~PseudoTerminal()
{
    close(m_slave);
    close(m_master);
}

void PseudoTerminal::attach(QProcess &process)
{
    process.setChildProcessModifier([slave = m_slave] {
        // whoever runs the tests in the background ignores SIGINT, and the program would inherit that
        std::signal(SIGINT, SIG_DFL);
        setsid();
        ioctl(slave, TIOCSCTTY, 0);
        for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
            dup2(slave, descriptor);
        }
    });
}

void PseudoTerminal::type(const QByteArray &keys)
{
    if (write(m_master, keys.constData(), static_cast<size_t>(keys.size())) != keys.size()) {
        qFatal("The pseudo-terminal takes no keys.");
    }
}

QByteArray PseudoTerminal::shown()
{
    std::array<char, 4096> part = {};
    ssize_t count = 0;
    while ((count = read(m_master, part.data(), part.size())) > 0) {
        m_shown.append(part.data(), static_cast<qsizetype>(count));
    }
    return m_shown;
}

bool PseudoTerminal::echoes() const
{
    termios settings = {};
    return tcgetattr(m_slave, &settings) == 0 && (settings.c_lflag & ECHO) != 0;
}
