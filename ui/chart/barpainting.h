#pragma once

#include "chart/barlayout.h"

#include <QPalette>

class QPainter;

namespace qiao::ui {

/// How a chart is drawn this time.
struct BarLook
{
    QPalette palette;
    qsizetype hovered = -1; ///< the bar under the pointer
    qsizetype current = -1; ///< the bar under the keyboard's cursor, while that is to be seen
};

/// Draws \a bars with edges on the pixels of the device, whatever its scale.
void paintBars(QPainter &painter, const BarLayout &layout, const QList<Bar> &bars, const BarLook &look);

} // namespace qiao::ui
