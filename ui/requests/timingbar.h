#pragma once

#include "requests/timingparts.h"

#include <QWidget>

namespace qiao::ui {

/// The parts of a request's time as one bar, each with a colour and a pattern of its own; the words stand
/// beside it. Object name: "timingBar".
class TimingBar : public QWidget
{
    Q_OBJECT

public:
    explicit TimingBar(QWidget *parent = nullptr);

    void setParts(const QList<TimingPart> &parts);
    /// Where the parts are drawn, in their order.
    [[nodiscard]] QList<QRectF> segments() const;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<TimingPart> m_parts;
};

} // namespace qiao::ui
