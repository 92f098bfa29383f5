#pragma once

#include <qiao/result.h>

#include <QByteArray>
#include <QFile>
#include <QString>

namespace qiao {

/// The main log's name in its folder; the rotated ones are called the same with .1 (the newest) and so on.
inline constexpr char logFileName[] = "qiao.log";
/// \a number 0 is the one that is written to.
[[nodiscard]] QString logFilePath(const QString &folder, int number);

struct LogFileLimits
{
    qint64 largest = 10 * 1024 * 1024; ///< bytes of one file
    int count = 5; ///< files in all
};

/// The main log: a file that makes room for a new one when it is full. Makes its folder and its file when it
/// is first written to, both for the user alone.
class LogFile
{
public:
    explicit LogFile(const QString &folder, const LogFileLimits &limits = {});

    /// Appends \a lines. On an Error a part of them may be in the file.
    [[nodiscard]] Result<void> append(const QByteArray &lines);

private:
    [[nodiscard]] Result<void> open();
    void makeRoom(qint64 size);
    [[nodiscard]] bool rotate();

    QString m_folder;
    LogFileLimits m_limits;
    QFile m_file;
    qint64 m_patience = 0; ///< how much larger than it should the file may become, for another program has it
};

} // namespace qiao
