#pragma once

#include "base/desktop.h"
#include "base/page.h"

#include <qiao/service.h>

class QLabel;
class QTableView;

namespace qiao::ui {

class Checklist;
class HourChart;
class LiveModel;
class StatusBanner;
class TotalFigures;

/// Whether it works, what runs, and what today came to; before the first request, what to do.
class HomePage : public Page
{
    Q_OBJECT

public:
    /// Both have to outlive it.
    HomePage(Service &service, Desktop &desktop, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    /// A tool is set up: that step is done, too.
    void setToolSetUp(bool isSetUp);

Q_SIGNALS:
    /// The account \a name is to be signed in again.
    void signInRequested(const QString &name);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void connectParts();
    void follow(const LiveSnapshot &snapshot);
    void showSteps();
    void retranslate();
    void readHistory();

    Service &m_service;
    Desktop &m_desktop;
    bool m_hasTool = false;
    bool m_hasRequest = false; ///< ever
    qsizetype m_active = 0;
    QLabel *m_heading;
    StatusBanner *m_banner;
    TotalFigures *m_today;
    HourChart *m_hours;
    Checklist *m_checklist;
    QLabel *m_liveHeading;
    QLabel *m_nothingRuns;
    LiveModel *m_live;
    QTableView *m_liveView;
};

} // namespace qiao::ui
