#pragma once

#include "base/desktop.h"
#include "base/labels.h"
#include "base/page.h"
#include "usage/usageperiod.h"

#include <qiao/service.h>

#include <QTimer>

namespace qiao::ui {

class EmptyHint;
class ExportBar;
class PeriodBar;
class UsageContent;

/// What a day, a week or a month came to, by time, account, model or client. Asks while it is shown alone.
/// Object name of what is said when a report cannot be had: "usageProblem".
class UsagePage : public Page
{
    Q_OBJECT

public:
    /// Both have to outlive it.
    UsagePage(Service &service, Desktop &desktop, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class View { Nothing, Report, Hint, Problem };

    void layOut();
    void connectParts();
    void retranslate();
    void choose(const UsagePeriod &period);
    void refresh();
    void ask();
    void receive(const UsageQuery &query, const Result<UsageReport> &report);
    void showView(View view);
    void sayThatNothingWasUsed();
    void helpWhereNothingWasUsed();

    Service &m_service;
    Desktop &m_desktop;
    QDate m_today;
    UsagePeriod m_period;
    Grouping m_grouping = Grouping::Time;
    UsageQuery m_query; ///< what was asked for last
    QTimer m_patience; ///< with what was asked for before
    QLabel *m_heading;
    PeriodBar *m_bar;
    UsageContent *m_content;
    ExportBar *m_export;
    EmptyHint *m_hint;
    ToneLabel *m_problem;
};

} // namespace qiao::ui
