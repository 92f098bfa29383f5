#include "chart/barchart.h"

#include "base/figures.h"
#include "chart/barpainting.h"
#include "chart/chartaccess.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionFocusRect>
#include <QTextDocument>
#include <QToolTip>

#include <algorithm>
#include <numeric>

namespace qiao::ui {

BarChart::BarChart(ChartParts parts, QWidget *parent) : QWidget(parent), m_parts(parts)
{
    offerChartInterfaces();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

void BarChart::setBars(const QList<Bar> &bars, ChartLabels labels)
{
    if (m_bars == bars && m_labels == labels) {
        return;
    }
    const bool areOthers = bars.size() != m_bars.size();
    m_bars = bars;
    m_labels = labels;
    if (areOthers) {
        m_current = -1;
        m_hovered = -1;
        QAccessibleEvent event(this, QAccessible::ObjectReorder);
        QAccessible::updateAccessibility(&event);
    }
    describe();
    update();
}

QSize BarChart::sizeHint() const
{
    const int lines = m_parts == ChartParts::WithScale ? 8 : 4;
    return {24 * fontMetrics().height(), lines * fontMetrics().height()};
}

QSize BarChart::minimumSizeHint() const
{
    return {8 * fontMetrics().height(), sizeHint().height()};
}

BarLayout BarChart::layOut() const
{
    return {rect(), m_bars, QFontMetricsF(font()), m_parts, m_labels};
}

QRect BarChart::columnOf(qsizetype bar) const
{
    return layOut().column(bar).toAlignedRect();
}

qsizetype BarChart::barAt(const QPoint &position) const
{
    return layOut().barAt(position);
}

void BarChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        option.backgroundColor = palette().color(QPalette::Window);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
    paintBars(painter, layOut(), m_bars, {palette(), m_hovered, hasFocus() ? m_current : -1});
}

bool BarChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto *help = static_cast<QHelpEvent *>(event);
    if (const qsizetype bar = barAt(help->pos()); bar >= 0) {
        showTip(help->globalPos(), bar);
    } else {
        QToolTip::hideText();
        event->ignore();
    }
    return true;
}

void BarChart::showTip(const QPoint &globalPosition, qsizetype bar)
{
    const QString &text = m_bars.at(bar).text;
    // Names come from whoever sends requests: markup in them is text
    QToolTip::showText(globalPosition, Qt::mightBeRichText(text) ? Qt::convertFromPlainText(text) : text,
        this, columnOf(bar));
}

void BarChart::keyPressEvent(QKeyEvent *event)
{
    const qsizetype last = m_bars.size() - 1;
    switch (last < 0 ? 0 : event->key()) {
    case Qt::Key_Left:
        moveTo(std::max<qsizetype>(m_current - 1, 0));
        break;
    case Qt::Key_Right:
        moveTo(std::min(m_current + 1, last));
        break;
    case Qt::Key_Home:
        moveTo(0);
        break;
    case Qt::Key_End:
        moveTo(last);
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    const QRect column = columnOf(m_current);
    showTip(mapToGlobal(QPoint(column.center().x(), column.top())), m_current);
}

void BarChart::moveTo(qsizetype bar)
{
    if (m_current != bar) {
        m_current = bar;
        update();
        announce();
    }
}

/// Somebody who comes by keyboard begins where most is.
void BarChart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (m_current < 0 && event->reason() != Qt::MouseFocusReason) {
        m_current = peak();
    }
    update();
    announce();
}

void BarChart::announce()
{
    if (hasFocus() && m_current >= 0) {
        QAccessibleEvent event(this, QAccessible::Focus);
        event.setChild(static_cast<int>(m_current));
        QAccessible::updateAccessibility(&event);
    }
}

void BarChart::mousePressEvent(QMouseEvent *event)
{
    if (const qsizetype bar = barAt(event->position().toPoint()); bar >= 0) {
        moveTo(bar);
    }
}

void BarChart::mouseMoveEvent(QMouseEvent *event)
{
    hover(barAt(event->position().toPoint()));
}

void BarChart::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    hover(-1);
}

void BarChart::hover(qsizetype bar)
{
    if (m_hovered != bar) {
        m_hovered = bar;
        update();
    }
}

void BarChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange) {
        describe();
        update();
    }
}

qsizetype BarChart::peak() const
{
    const auto peak = std::ranges::max_element(m_bars, {}, &Bar::value);
    return peak == m_bars.end() ? -1 : peak - m_bars.begin();
}

void BarChart::describe()
{
    const qint64 sum = std::accumulate(m_bars.begin(), m_bars.end(), qint64(0),
        [](qint64 before, const Bar &bar) { return before + bar.value; });
    setAccessibleDescription(sum > 0 ? tr("Sum: %1. Peak: %2.").arg(countText(sum), m_bars.at(peak()).text)
                                     : tr("There is nothing to show."));
}

} // namespace qiao::ui
