#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace qiao {

/// Waits for the desktop's tray, which may come later than this program does when both start with the
/// session. Nothing may touch QSystemTrayIcon before ended(): before Qt 6.5 it remembers for the whole run
/// that there was none.
class TrayWait : public QObject
{
    Q_OBJECT

public:
    explicit TrayWait(QObject *parent = nullptr);

    /// Ends once a tray is there, and after \a patience in any case.
    void begin(std::chrono::milliseconds patience);

Q_SIGNALS:
    /// Once, from the event loop.
    void ended(bool found);

private Q_SLOTS:
    void look();

private:
    void watch();
    void finish();

    QTimer m_patience;
    bool m_isOver = false;
};

} // namespace qiao
