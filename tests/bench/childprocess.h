#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>

namespace qiao::bench {

/// A program that runs while this lives and writes its standard output to a file, so that nobody has to
/// read along. Ended with SIGTERM.
class ChildProcess
{
public:
    struct Launch
    {
        QString program;
        QStringList arguments;
        QProcessEnvironment environment;
        QString workingFolder;
        QString outputFile;
    };

    explicit ChildProcess(const Launch &launch);
    ~ChildProcess();
    Q_DISABLE_COPY_MOVE(ChildProcess)

    /// Blocks until it has printed a line; empty when it ended before, or after 20 s.
    [[nodiscard]] QByteArray firstLine();
    /// All it has printed so far.
    [[nodiscard]] QByteArray output() const;
    [[nodiscard]] qint64 id() const { return m_process.processId(); }
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    /// Asks it to end and waits.
    void stop();

private:
    QProcess m_process;
    QString m_outputFile;
};

} // namespace qiao::bench
