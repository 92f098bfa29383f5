#pragma once

#include "base/desktop.h"

#include <qiao/service.h>

#include <QTimer>

namespace qiao::ui {

/// Says when a widget that shows a report has to ask for it again: when it is shown, and while it is, after
/// requests finished (at most once a second), at the change of the day, and when the server has started.
/// While the widget is hidden nothing happens at all. Belongs to the widget.
class UsageWatch : public QObject
{
    Q_OBJECT

public:
    /// All have to outlive it.
    UsageWatch(Service &service, Desktop &desktop, QWidget *widget);

Q_SIGNALS:
    void due();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void soon();
    void waitForTomorrow();

    const Desktop &m_desktop;
    QWidget *m_widget;
    QTimer m_soon;
    QTimer m_tomorrow;
};

} // namespace qiao::ui
