#include "chart/barlayout.h"

#include "base/figures.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace qiao::ui {

namespace {

constexpr double gap = 4;
constexpr double widestBar = 48;
constexpr double barShare = 0.7; ///< of its column

qint64 peakOf(const QList<Bar> &bars)
{
    const auto peak = std::ranges::max_element(bars, {}, &Bar::value);
    return peak == bars.end() ? 0 : peak->value;
}

/// Every how many bars a label fits; steps by which hours and days are counted.
qsizetype labelStep(double wanted, double columnWidth)
{
    constexpr std::array<qsizetype, 7> usual{1, 2, 3, 4, 6, 8, 12};
    const auto needed = static_cast<qsizetype>(std::ceil(wanted / columnWidth));
    const auto step = std::ranges::lower_bound(usual, needed);
    return step == usual.end() ? needed : *step;
}

double widest(const QStringList &texts, const QFontMetricsF &font)
{
    double width = 0;
    for (const QString &text : texts) {
        width = std::max(width, font.horizontalAdvance(text));
    }
    return width;
}

} // namespace

qint64 roundedUp(qint64 value)
{
    qint64 power = 1;
    while (power <= value / 10) {
        power *= 10;
    }
    for (const qint64 factor : {1, 2, 4, 6, 8}) {
        if (factor * power >= value) {
            return factor * power;
        }
    }
    return 10 * power;
}

BarLayout::BarLayout(const QRectF &area, const QList<Bar> &bars, const QFontMetricsF &font, ChartParts parts,
    ChartLabels labels)
    : m_area(area), m_plot(area.adjusted(gap, gap, -gap, -gap - font.height())), m_count(bars.size())
{
    const qint64 peak = peakOf(bars);
    m_top = parts == ChartParts::WithScale ? roundedUp(peak) : std::max<qint64>(peak, 1);
    if (parts == ChartParts::WithScale) {
        m_lines = m_top % 2 == 0 ? QList<qint64>{0, m_top / 2, m_top} : QList<qint64>{0, m_top};
        QStringList names;
        for (const qint64 value : m_lines) {
            names.append(shortCountText(value));
        }
        m_plot.adjust(widest(names, font) + gap, font.height() / 2, 0, 0);
    }
    m_plot.setSize(m_plot.size().expandedTo({1, 1}));
    m_columnWidth = m_plot.width() / static_cast<double>(std::max<qsizetype>(m_count, 1));
    if (labels == ChartLabels::Thin) {
        QStringList texts;
        for (const Bar &bar : bars) {
            texts.append(bar.label);
        }
        m_labelStep = std::max<qsizetype>(labelStep(widest(texts, font) + 2 * gap, m_columnWidth), 1);
    }
}

double BarLayout::yOf(qint64 value) const
{
    return m_plot.bottom() - m_plot.height() * static_cast<double>(value) / static_cast<double>(m_top);
}

QRectF BarLayout::column(qsizetype bar) const
{
    return {m_plot.left() + static_cast<double>(bar) * m_columnWidth, m_plot.top(), m_columnWidth,
        m_plot.height()};
}

QRectF BarLayout::bar(qsizetype bar, qint64 value) const
{
    const QRectF place = column(bar);
    if (value <= 0) {
        return {};
    }
    const double width = std::min(place.width() * barShare, widestBar);
    return {QPointF(place.center().x() - width / 2, yOf(value)),
        QPointF(place.center().x() + width / 2, place.bottom())};
}

QRectF BarLayout::label(qsizetype bar) const
{
    const double width = m_columnWidth * static_cast<double>(m_labelStep);
    QRectF place(0, m_plot.bottom(), std::max(width - gap, 1.0), m_area.bottom() - m_plot.bottom());
    place.moveCenter({column(bar).center().x(), place.center().y()});
    place.moveLeft(
        std::clamp(place.left(), m_area.left(), std::max(m_area.left(), m_area.right() - place.width())));
    return place;
}

qsizetype BarLayout::barAt(const QPointF &point) const
{
    if (point.y() < m_area.top() || point.y() > m_area.bottom() || point.x() < m_plot.left()) {
        return -1;
    }
    const auto bar = static_cast<qsizetype>((point.x() - m_plot.left()) / m_columnWidth);
    return bar < m_count ? bar : -1;
}

} // namespace qiao::ui
