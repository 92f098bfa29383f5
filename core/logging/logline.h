#pragma once

#include <qiao/loglevel.h>

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace qiao {

/// One message of the log, as it was given.
struct LogLine
{
    QDateTime time;
    LogLevel level = LogLevel::Info;
    QByteArray category; ///< "qiao.server", "default", …
    QString message;
};

/// "info qiao.server: Running." – on one line, control characters escaped, without secrets.
[[nodiscard]] QByteArray logText(const LogLine &line);
/// The line as it stands in the log, its line end included: the time with its offset from UTC, then
/// logText().
[[nodiscard]] QByteArray logFileLine(const LogLine &line);

} // namespace qiao
