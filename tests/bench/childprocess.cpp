#include "bench/childprocess.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QThread>

namespace qiao::bench {

ChildProcess::ChildProcess(const Launch &launch) : m_outputFile(launch.outputFile)
{
    m_process.setProgram(launch.program);
    m_process.setArguments(launch.arguments);
    m_process.setProcessEnvironment(launch.environment);
    m_process.setWorkingDirectory(launch.workingFolder);
    m_process.setStandardOutputFile(launch.outputFile);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QIODevice::ReadOnly);
    m_process.waitForStarted();
}

ChildProcess::~ChildProcess()
{
    stop();
}

QByteArray ChildProcess::firstLine()
{
    const QDeadlineTimer deadline(20'000);
    while (isRunning() && !deadline.hasExpired()) {
        const QByteArray text = output();
        if (const qsizetype end = text.indexOf('\n'); end >= 0) {
            return text.left(end);
        }
        QThread::msleep(1);
        m_process.waitForFinished(0); // notices that it has ended
    }
    return {};
}

QByteArray ChildProcess::output() const
{
    QFile file(m_outputFile);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void ChildProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning) {
        return;
    }
    m_process.terminate();
    if (!m_process.waitForFinished(15'000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

} // namespace qiao::bench
