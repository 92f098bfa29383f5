#include "logging/logwriter.h"

#include <QDeadlineTimer>

#include <utility>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

/// Characters that may wait for the disk.
constexpr qsizetype mostWaiting = 4 * 1024 * 1024;

} // namespace

LogWriter::LogWriter(const QString &folder, const LogFileLimits &limits, QObject *parent)
    : QObject(parent), m_file(folder, limits), m_thread(QThread::create([this] { run(); }))
{
    m_thread->setObjectName(u"qiao-log"_s);
    m_thread->start();
}

LogWriter::~LogWriter()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_ending = true;
        m_somethingCame.wakeAll();
    }
    m_thread->wait();
}

void LogWriter::write(LogLine line, bool forConsole)
{
    const QMutexLocker lock(&m_mutex);
    const qsizetype size = line.message.size() + line.category.size();
    if (m_waitingSize + size > mostWaiting) {
        ++m_leftOut;
        return;
    }
    m_waitingSize += size;
    m_waiting.push_back({std::move(line), forConsole});
    m_somethingCame.wakeOne();
}

void LogWriter::flush(std::chrono::milliseconds patience)
{
    const QDeadlineTimer deadline(patience);
    const QMutexLocker lock(&m_mutex);
    while ((!m_waiting.empty() || m_writing) && m_allWritten.wait(&m_mutex, deadline)) { }
}

void LogWriter::run()
{
    QMutexLocker lock(&m_mutex);
    while (true) {
        while (m_waiting.empty() && !m_ending) {
            m_somethingCame.wait(&m_mutex);
        }
        if (m_waiting.empty()) {
            return;
        }
        const Entries entries = std::exchange(m_waiting, {});
        const qsizetype leftOut = std::exchange(m_leftOut, 0);
        m_waitingSize = 0;
        m_writing = true;
        lock.unlock();
        writeOut(entries, leftOut);
        lock.relock();
        m_writing = false;
        m_allWritten.wakeAll();
    }
}

void LogWriter::writeOut(const Entries &entries, qsizetype leftOut)
{
    QByteArray lines;
    for (const Entry &entry : entries) {
        lines += logFileLine(entry.line);
        if (entry.forConsole) {
            Q_EMIT consoleLine(entry.line.level, logText(entry.line));
        }
    }
    if (leftOut > 0) {
        lines += logFileLine({QDateTime::currentDateTimeUtc(), LogLevel::Warning, "qiao.server",
            u"%1 lines were left out here, because the disk was too slow."_s.arg(leftOut)});
    }
    const Result<void> written = m_file.append(lines);
    if (!written && !std::exchange(m_failing, true)) {
        Q_EMIT warningRaised(written.error().message);
    } else if (written) {
        m_failing = false;
    }
}

} // namespace qiao
