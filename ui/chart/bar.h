#pragma once

#include <QString>

namespace qiao::ui {

/// One bar of a chart.
struct Bar
{
    QString label; ///< under it, where there is room: "14"
    QString
        text; ///< one line that names and tells it, for tooltips and screen readers: "14:00: 1,204 tokens"
    qint64 value = 0; ///< not negative

    bool operator==(const Bar &) const = default;
};

} // namespace qiao::ui
