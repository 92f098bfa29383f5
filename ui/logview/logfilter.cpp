#include "logview/logfilter.h"

#include <qiao/logtail.h>

namespace qiao::ui {

QByteArray logCategoryOf(const QByteArray &line)
{
    if (!logLevelOf(line)) {
        return {};
    }
    const qsizetype begin = line.indexOf(' ', line.indexOf(' ') + 1) + 1;
    const qsizetype end = line.indexOf(": ", begin);
    return end < 0 ? QByteArray() : line.mid(begin, end - begin);
}

bool LogFilter::takes(const QByteArray &line) const
{
    const std::optional<LogLevel> lineLevel = logLevelOf(line);
    return (!lineLevel || *lineLevel <= level) && (category.isEmpty() || logCategoryOf(line) == category)
        && (text.isEmpty() || QString::fromUtf8(line).contains(text, Qt::CaseInsensitive));
}

} // namespace qiao::ui
