#pragma once

#include <QObject>

namespace qiao {

/// Turns the system's wish that the program ends (SIGINT, SIGTERM, SIGHUP; Ctrl+C, closing the console,
/// logging off on Windows) into a signal on the main thread. One per process. A signal that the parent had
/// set to be ignored stays ignored, as nohup and shells expect.
class SignalWatcher : public QObject
{
    Q_OBJECT

public:
    explicit SignalWatcher(QObject *parent = nullptr);
    ~SignalWatcher() override;

Q_SIGNALS:
    void stopRequested();
};

} // namespace qiao
