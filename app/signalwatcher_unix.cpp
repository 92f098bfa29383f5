#include "signalwatcher.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace qiao {

namespace {

constexpr std::array watchedSignals{SIGINT, SIGTERM, SIGHUP};

/// A signal handler may only write to a pipe; the event loop reads the other end.
std::array<int, 2> wakeUp{-1, -1};

void onSignal(int)
{
    const int savedErrno = errno;
    const char byte = 0;
    // a full pipe has woken the loop up already
    const ssize_t ignored = write(wakeUp[1], &byte, 1);
    static_cast<void>(ignored);
    errno = savedErrno;
}

} // namespace

SignalWatcher::SignalWatcher(QObject *parent) : QObject(parent)
{
    if (pipe(wakeUp.data()) != 0) {
        qFatal("The system gives no pipe for signals.");
    }
    for (const int end : wakeUp) {
        fcntl(end, F_SETFD, FD_CLOEXEC);
        fcntl(end, F_SETFL, O_NONBLOCK);
    }
    auto *notifier = new QSocketNotifier(wakeUp[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        while (read(wakeUp[0], &byte, 1) == 1) {
            Q_EMIT stopRequested();
        }
    });
    for (const int signal : watchedSignals) {
        struct sigaction action
        { };
        sigaction(signal, nullptr, &action);
        if (action.sa_handler == SIG_IGN) {
            continue;
        }
        action = {};
        // no SA_RESTART: a write to a reader that stands still has to return
        action.sa_handler = onSignal;
        sigemptyset(&action.sa_mask);
        sigaction(signal, &action, nullptr);
    }
}

SignalWatcher::~SignalWatcher()
{
    for (const int signal : watchedSignals) {
        struct sigaction action
        { };
        sigaction(signal, nullptr, &action);
        if (action.sa_handler == onSignal) {
            std::signal(signal, SIG_DFL);
        }
    }
    for (int &end : wakeUp) {
        close(end);
        end = -1;
    }
}

} // namespace qiao
