#include "requests/timingbar.h"

#include "base/colours.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

constexpr int barHeight = 12;
constexpr double least = 2; ///< a part that took time is to be seen

Tone toneOf(TimingPart::Kind kind)
{
    switch (kind) {
    case TimingPart::Kind::Queue:
        return Tone::Quiet;
    case TimingPart::Kind::Connect:
        return Tone::Attention;
    case TimingPart::Kind::FirstToken:
    case TimingPart::Kind::Stream:
    case TimingPart::Kind::Answer:
        break;
    }
    return Tone::Accent;
}

Qt::BrushStyle patternOf(TimingPart::Kind kind)
{
    switch (kind) {
    case TimingPart::Kind::Queue:
        return Qt::Dense4Pattern;
    case TimingPart::Kind::Connect:
        return Qt::DiagCrossPattern;
    case TimingPart::Kind::FirstToken:
        return Qt::BDiagPattern;
    case TimingPart::Kind::Stream:
    case TimingPart::Kind::Answer:
        break;
    }
    return Qt::SolidPattern;
}

} // namespace

TimingBar::TimingBar(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"timingBar"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TimingBar::setParts(const QList<TimingPart> &parts)
{
    m_parts = parts;
    setAccessibleName(timingText(parts));
    update();
}

QSize TimingBar::sizeHint() const
{
    return {120, barHeight};
}

QList<QRectF> TimingBar::segments() const
{
    std::chrono::milliseconds whole{0};
    for (const TimingPart &part : m_parts) {
        whole += part.duration;
    }
    const double all = std::max<double>(1, static_cast<double>(whole.count()));
    QList<QRectF> rects;
    double left = 0;
    double wanted = 0; // where the part would end, were no part wider than its time
    for (const TimingPart &part : m_parts) {
        const bool takesTime = part.duration.count() > 0;
        wanted += width() * static_cast<double>(part.duration.count()) / all;
        const double end = takesTime ? std::min<double>(width(), std::max(wanted, left + least)) : left;
        rects.append(QRectF(left, 0, end - left, height()));
        left = end;
    }
    return rects;
}

void TimingBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QList<QRectF> rects = segments();
    for (qsizetype i = 0; i < rects.size(); ++i) {
        const QColor colour = toneColour(toneOf(m_parts.at(i).kind), palette());
        painter.fillRect(rects.at(i), palette().color(QPalette::Base));
        painter.fillRect(rects.at(i), QBrush(colour, patternOf(m_parts.at(i).kind)));
    }
    painter.setPen(toneColour(Tone::Quiet, palette()));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace qiao::ui
