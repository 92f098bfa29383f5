#include "logging/logline.h"

#include "logging/redaction.h"

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

/// A message is one line, whoever wrote what is in it.
QByteArray onOneLine(const QString &message)
{
    QString line;
    line.reserve(message.size());
    for (const QChar character : message) {
        const char16_t unit = character.unicode();
        const bool breaksLines = unit == 0x2028 || unit == 0x2029;
        if (unit == u'\n') {
            line += "\\n"_L1;
        } else if (unit < 0x20 || (unit >= 0x7f && unit <= 0x9f) || breaksLines) {
            line += "\\u"_L1 + QString::number(unit, 16).rightJustified(4, u'0');
        } else {
            line += character;
        }
    }
    return line.toUtf8();
}

} // namespace

QByteArray logText(const LogLine &line)
{
    return logLevelWord(line.level).toLatin1() + ' ' + line.category + ": "
        + redacted(onOneLine(line.message));
}

QByteArray logFileLine(const LogLine &line)
{
    const QDateTime local = line.time.toLocalTime();
    return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODateWithMs).toLatin1() + ' '
        + logText(line) + '\n';
}

} // namespace qiao
