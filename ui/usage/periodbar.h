#pragma once

#include "usage/usageperiod.h"

#include <QWidget>

class QButtonGroup;
class QComboBox;
class QLabel;
class QToolButton;

namespace qiao::ui {

/// Chooses a period and how its lines are put together. Object names: "spanDay", "spanWeek", "spanMonth",
/// "previousPeriod", "periodText", "nextPeriod", "grouping".
class PeriodBar : public QWidget
{
    Q_OBJECT

public:
    explicit PeriodBar(QWidget *parent = nullptr);

    /// There is nothing after \a today.
    void setPeriod(const UsagePeriod &period, QDate today);

Q_SIGNALS:
    void spanChosen(qiao::ui::Span span);
    void previousRequested();
    void nextRequested();
    void groupingChosen(qiao::ui::Grouping grouping);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void retranslate();
    void showPeriod();

    UsagePeriod m_period;
    QButtonGroup *m_spans;
    QToolButton *m_previous;
    QLabel *m_text;
    QToolButton *m_next;
    QLabel *m_groupingLabel;
    QComboBox *m_grouping;
};

} // namespace qiao::ui
