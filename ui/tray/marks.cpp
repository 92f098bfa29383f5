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

QByteArray drawingOf(Condition condition, const QByteArray &colour)
{
    QFile file(u":/icons/mark-%1.svg"_s.arg(nameOf(condition)));
    return file.open(QIODevice::ReadOnly) ? file.readAll().replace("currentColor", colour) : QByteArray();
}

} // namespace

QIcon trayMark(Condition condition, Panel panel)
{
    QSvgRenderer renderer(drawingOf(condition, colourOn(panel)));
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

QIcon programIcon()
{
    QSvgRenderer renderer(drawingOf(Condition::Running, "#ffffff"));
    QIcon icon;
    for (const int side : {16, 24, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0x0e, 0x7c, 0x86));
        painter.drawRoundedRect(pixmap.rect(), side * 0.2, side * 0.2);
        const qreal margin = side * 0.14;
        renderer.render(&painter, QRectF(pixmap.rect()).adjusted(margin, margin, -margin, -margin));
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace qiao::ui
