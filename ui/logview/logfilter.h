#pragma once

#include <qiao/loglevel.h>

#include <QByteArray>
#include <QString>

namespace qiao::ui {

/// The category that \a line of the main log names, for example "qiao.server"; empty where it names none.
/// Pure.
[[nodiscard]] QByteArray logCategoryOf(const QByteArray &line);

/// Which lines of the log are shown. Pure.
struct LogFilter
{
    LogLevel level = LogLevel::Debug; ///< and what is graver; lines without a level are always shown
    QByteArray category = {}; ///< empty: all
    QString text = {}; ///< that the line has to have, in any case of letters

    [[nodiscard]] bool takes(const QByteArray &line) const;
};

} // namespace qiao::ui
