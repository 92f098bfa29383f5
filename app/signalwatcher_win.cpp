#include "signalwatcher.h"

#include <QMetaObject>

#include <atomic>

#include <windows.h>

namespace qiao {

namespace {

std::atomic<SignalWatcher *> watcher = nullptr;

/// Runs on a thread of the system's own.
BOOL WINAPI onControl(DWORD event)
{
    SignalWatcher *receiver = watcher.load();
    if (!receiver) {
        return FALSE;
    }
    QMetaObject::invokeMethod(receiver, &SignalWatcher::stopRequested, Qt::QueuedConnection);
    if (event == CTRL_CLOSE_EVENT || event == CTRL_LOGOFF_EVENT || event == CTRL_SHUTDOWN_EVENT) {
        // the system ends the process when this returns; main() returns first, or the time is up
        Sleep(INFINITE);
    }
    return TRUE;
}

} // namespace

SignalWatcher::SignalWatcher(QObject *parent) : QObject(parent)
{
    watcher = this;
    SetConsoleCtrlHandler(onControl, TRUE);
}

SignalWatcher::~SignalWatcher()
{
    SetConsoleCtrlHandler(onControl, FALSE);
    watcher = nullptr;
}

} // namespace qiao
