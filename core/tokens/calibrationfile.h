#pragma once

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

namespace qiao {

class TokenCounter;

/// Keeps what a counter learned across restarts, in a file beside the usage. It is written some time after
/// something was learned, and when this is destroyed, never by the thread that this lives on. A file that is
/// damaged, or cannot be written, costs nothing but what was learned.
class CalibrationFile : public QObject
{
    Q_OBJECT

public:
    /// Teaches \a counter, which must outlive this, what \a file holds.
    CalibrationFile(TokenCounter &counter, const QString &file, QObject *parent = nullptr);
    ~CalibrationFile() override;

    /// Writes what is not written yet, and waits for it.
    void flush();

private:
    void read();
    void write();

    TokenCounter &m_counter;
    const QString m_file;
    QTimer m_timer; ///< runs while something is not written
    QThreadPool m_writing;
};

} // namespace qiao
