#pragma once

#include "chart/barlayout.h"

#include <QWidget>

namespace qiao::ui {

/// Bars beside each other. The pointer shows a bar's text as a tooltip; Left, Right, Home and End move a
/// cursor whose bar is shown in the same way and told to screen readers. The accessible name is the owner's
/// to set, the accessible description names sum and peak.
class BarChart : public QWidget
{
    Q_OBJECT

public:
    explicit BarChart(ChartParts parts, QWidget *parent = nullptr);

    void setBars(const QList<Bar> &bars, ChartLabels labels);
    [[nodiscard]] const QList<Bar> &bars() const { return m_bars; }
    /// The bar under the keyboard's cursor; -1 for none yet.
    [[nodiscard]] qsizetype currentBar() const { return m_current; }
    /// Where \a bar is, with everything over it.
    [[nodiscard]] QRect columnOf(qsizetype bar) const;
    /// -1 where there is none.
    [[nodiscard]] qsizetype barAt(const QPoint &position) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] BarLayout layOut() const;
    [[nodiscard]] qsizetype peak() const;
    void moveTo(qsizetype bar);
    void hover(qsizetype bar);
    void showTip(const QPoint &globalPosition, qsizetype bar);
    void announce();
    void describe();

    const ChartParts m_parts;
    ChartLabels m_labels = ChartLabels::Thin;
    QList<Bar> m_bars;
    qsizetype m_current = -1;
    qsizetype m_hovered = -1;
};

} // namespace qiao::ui
