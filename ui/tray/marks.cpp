#include "tray/marks.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

QString nameOf(Condition condition)
{
    switch (condition) {
    case Condition::Running:
        return u"running"_s;
    case Condition::Active:
        return u"active"_s;
    case Condition::Warning:
        return u"warning"_s;
    case Condition::Error:
        return u"error"_s;
    case Condition::Paused:
        break;
    }
    return u"paused"_s;
}

QByteArray colourOn(Panel panel)
{
#ifdef Q_OS_MACOS
    Q_UNUSED(panel)
    return "#000000";
#else
    return panel == Panel::Dark ? "#f2f2f2" : "#26323a";
#endif
}

} // namespace

QIcon trayMark(Condition condition, Panel panel)
{
    QFile file(u":/icons/mark-%1.svg"_s.arg(nameOf(condition)));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    QByteArray drawing = file.readAll();
    QSvgRenderer renderer(drawing.replace("currentColor", colourOn(panel)));
    QIcon icon;
    for (const int side : {16, 22, 24, 32, 48}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        icon.addPixmap(pixmap);
    }
#ifdef Q_OS_MACOS
    icon.setIsMask(true);
#endif
    return icon;
}

} // namespace qiao::ui
