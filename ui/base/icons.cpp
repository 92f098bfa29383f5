#include "base/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include <array>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

constexpr std::array names{"home"_L1, "accounts"_L1, "requests"_L1, "usage"_L1, "connect"_L1, "log"_L1,
    "settings"_L1, "copy"_L1, "add"_L1, "pause"_L1, "start"_L1, "search"_L1, "done"_L1, "open"_L1};

/// Paints the drawing at the size that is asked for, whatever the screen's scale.
class SymbolEngine : public QIconEngine
{
public:
    SymbolEngine(const QByteArray &svg, const QPalette &palette) : m_svg(svg), m_palette(palette) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const bool disabled = mode == QIcon::Disabled;
        const bool selected = mode == QIcon::Selected;
        const QColor colour = m_palette.color(disabled ? QPalette::Disabled : QPalette::Active,
            selected ? QPalette::HighlightedText : QPalette::ButtonText);
        QByteArray coloured = m_svg;
        QSvgRenderer(coloured.replace("currentColor", colour.name().toLatin1())).render(painter, rect);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new SymbolEngine(m_svg, m_palette); }

private:
    const QByteArray m_svg;
    const QPalette m_palette;
};

} // namespace

QIcon symbolIcon(Symbol symbol, const QPalette &palette)
{
    QFile file(u":/icons/%1.svg"_s.arg(names.at(static_cast<std::size_t>(symbol))));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    return QIcon(new SymbolEngine(file.readAll(), palette));
}

} // namespace qiao::ui
