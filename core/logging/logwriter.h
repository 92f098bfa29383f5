#pragma once

#include "logging/logfile.h"
#include "logging/logline.h"

#include <QMutex>
#include <QObject>
#include <QThread>
#include <QWaitCondition>

#include <memory>
#include <vector>

namespace qiao {

/// Writes the main log on a thread of its own: whoever logs waits for no disk. Where the disk is slower than
/// the log for long, lines are left out, and how many is said in the log.
class LogWriter : public QObject
{
    Q_OBJECT

public:
    explicit LogWriter(const QString &folder, const LogFileLimits &limits = {}, QObject *parent = nullptr);
    /// Writes what is left.
    ~LogWriter() override;

    /// From any thread; returns at once. \a forConsole: consoleLine() tells it too.
    void write(LogLine line, bool forConsole);
    /// Waits until everything is written that was given before, for \a patience at most.
    void flush(std::chrono::milliseconds patience);

Q_SIGNALS:
    /// From the writing thread: logText() of a line.
    void consoleLine(qiao::LogLevel level, const QByteArray &text);
    /// From the writing thread, once until the log could be written again: one sentence.
    void warningRaised(const QString &sentence);

private:
    struct Entry
    {
        LogLine line;
        bool forConsole = false;
    };
    using Entries = std::vector<Entry>;

    void run();
    void writeOut(const Entries &entries, qsizetype leftOut);

    LogFile m_file; ///< of the writing thread
    bool m_failing = false; ///< of the writing thread

    QMutex m_mutex; // guards what follows
    QWaitCondition m_somethingCame;
    QWaitCondition m_allWritten;
    Entries m_waiting;
    qsizetype m_waitingSize = 0;
    qsizetype m_leftOut = 0;
    bool m_writing = false;
    bool m_ending = false;

    std::unique_ptr<QThread> m_thread;
};

} // namespace qiao
