#include "chart/barpainting.h"

#include "base/colours.h"
#include "base/figures.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace qiao::ui {

namespace {

/// The pixels of what is painted on. Half a one would be a blurred edge.
class DeviceGrid
{
public:
    explicit DeviceGrid(const QPainter &painter)
        : m_toDevice(painter.deviceTransform()), m_fromDevice(m_toDevice.inverted())
    { }

    /// \a rect with its edges between pixels, a pixel wide and high at least.
    [[nodiscard]] QRectF snapped(const QRectF &rect) const
    {
        const QRectF exact = m_toDevice.mapRect(rect);
        const QPointF from(std::round(exact.left()), std::round(exact.top()));
        const QPointF to(std::max(std::round(exact.right()), from.x() + 1),
            std::max(std::round(exact.bottom()), from.y() + 1));
        return m_fromDevice.mapRect(QRectF(from, to));
    }

private:
    QTransform m_toDevice;
    QTransform m_fromDevice;
};

QColor withAlpha(QColor colour, float alpha)
{
    colour.setAlphaF(alpha);
    return colour;
}

void paintScale(QPainter &painter, const DeviceGrid &grid, const BarLayout &layout, const QPalette &palette)
{
    const QRectF plot = layout.plot();
    const double height = painter.fontMetrics().height();
    for (const qint64 value : layout.lines()) {
        const double y = layout.yOf(value);
        painter.fillRect(grid.snapped({plot.left(), y, plot.width(), 1}),
            withAlpha(palette.color(QPalette::WindowText), 0.15F));
        painter.setPen(toneColour(Tone::Quiet, palette));
        painter.drawText(QRectF(0, y - height / 2, plot.left() - 4, height),
            Qt::AlignRight | Qt::AlignVCenter, shortCountText(value));
    }
}

/// A frame of two pixels: seen in every palette, and by those who see no colours.
void paintFrame(QPainter &painter, const DeviceGrid &grid, const QRectF &rect, const QColor &colour)
{
    constexpr double width = 2;
    const std::array edges{QRectF(rect.left(), rect.top(), rect.width(), width),
        QRectF(rect.left(), rect.bottom() - width, rect.width(), width),
        QRectF(rect.left(), rect.top(), width, rect.height()),
        QRectF(rect.right() - width, rect.top(), width, rect.height())};
    for (const QRectF &edge : edges) {
        painter.fillRect(grid.snapped(edge), colour);
    }
}

void paintLabel(QPainter &painter, const BarLayout &layout, qsizetype bar, const QString &label)
{
    const QRectF place = layout.label(bar);
    const QString text =
        painter.fontMetrics().elidedText(label, Qt::ElideRight, static_cast<int>(place.width()));
    painter.drawText(place, Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextSingleLine, text);
}

} // namespace

void paintBars(QPainter &painter, const BarLayout &layout, const QList<Bar> &bars, const BarLook &look)
{
    const DeviceGrid grid(painter);
    const QColor text = look.palette.color(QPalette::WindowText);
    paintScale(painter, grid, layout, look.palette);
    if (look.hovered >= 0 && look.hovered < bars.size()) {
        painter.fillRect(grid.snapped(layout.column(look.hovered)), withAlpha(text, 0.1F));
    }
    const QColor accent = toneColour(Tone::Accent, look.palette);
    for (qsizetype i = 0; i < bars.size(); ++i) {
        if (bars[i].value > 0) {
            painter.fillRect(grid.snapped(layout.bar(i, bars[i].value)), accent);
        }
    }
    const QRectF plot = layout.plot();
    painter.fillRect(
        grid.snapped({plot.left(), plot.bottom(), plot.width(), 1}), toneColour(Tone::Quiet, look.palette));
    if (look.current >= 0 && look.current < bars.size()) {
        paintFrame(painter, grid, layout.column(look.current), text);
    }
    painter.setPen(toneColour(Tone::Quiet, look.palette));
    for (qsizetype i = 0; i < bars.size(); ++i) {
        if (layout.hasLabel(i)) {
            paintLabel(painter, layout, i, bars[i].label);
        }
    }
}

} // namespace qiao::ui
