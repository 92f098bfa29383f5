#pragma once

#include "chart/bar.h"

#include <QFontMetricsF>
#include <QList>
#include <QRectF>

namespace qiao::ui {

/// What a chart shows beside its bars and their labels.
enum class ChartParts {
    BarsAlone, ///< for places without room
    WithScale, ///< lines at round values, which are named
};

/// What a chart does with labels that are wider than their columns.
enum class ChartLabels {
    Thin, ///< leaves some out: the others tell which these are (hours, days)
    Elide, ///< each has its own (names)
};

/// Where the parts of a chart are, in its widget's coordinates.
class BarLayout
{
public:
    BarLayout(const QRectF &area, const QList<Bar> &bars, const QFontMetricsF &font, ChartParts parts,
        ChartLabels labels);

    [[nodiscard]] QRectF plot() const { return m_plot; }
    /// The values at which lines are drawn; none without a scale.
    [[nodiscard]] const QList<qint64> &lines() const { return m_lines; }
    /// The height of \a value.
    [[nodiscard]] double yOf(qint64 value) const;
    /// The place of a bar and of everything over it.
    [[nodiscard]] QRectF column(qsizetype bar) const;
    /// The bar itself; empty for 0.
    [[nodiscard]] QRectF bar(qsizetype bar, qint64 value) const;
    /// Whether there is room for the bar's label, and where.
    [[nodiscard]] bool hasLabel(qsizetype bar) const { return bar % m_labelStep == 0; }
    [[nodiscard]] QRectF label(qsizetype bar) const;
    /// -1 where there is none.
    [[nodiscard]] qsizetype barAt(const QPointF &point) const;

private:
    QRectF m_area;
    QRectF m_plot;
    QList<qint64> m_lines;
    qint64 m_top = 1; ///< the value at the upper edge of the plot
    qsizetype m_count = 0;
    qsizetype m_labelStep = 1;
    double m_columnWidth = 0;
};

/// The next of 1, 2, 4, 6, 8, 10, 20, 40, … that is not below \a value, 1 at least: half of it is round too.
[[nodiscard]] qint64 roundedUp(qint64 value);

} // namespace qiao::ui
