#include "usage/usagewatch.h"

#include <QEvent>
#include <QWidget>

#include <algorithm>

using namespace std::chrono_literals;

namespace qiao::ui {

UsageWatch::UsageWatch(Service &service, Desktop &desktop, QWidget *widget)
    : QObject(widget), m_desktop(desktop), m_widget(widget)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(1s);
    m_tomorrow.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &UsageWatch::due);
    connect(&m_tomorrow, &QTimer::timeout, this, [this] {
        waitForTomorrow();
        Q_EMIT due();
    });
    connect(&service, &Service::requestFinished, this, &UsageWatch::soon);
    connect(&service, &Service::serverStateChanged, this, [this](const ServerState &state) {
        if (state.phase == ServerState::Phase::Running) {
            soon();
        }
    });
    widget->installEventFilter(this);
}

bool UsageWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show) {
        waitForTomorrow();
        Q_EMIT due();
    } else if (event->type() == QEvent::Hide) {
        m_soon.stop();
        m_tomorrow.stop();
    }
    return QObject::eventFilter(watched, event);
}

void UsageWatch::soon()
{
    if (m_widget->isVisible() && !m_soon.isActive()) {
        m_soon.start();
    }
}

void UsageWatch::waitForTomorrow()
{
    const QDateTime now = m_desktop.now();
    const std::chrono::milliseconds left(now.msecsTo(now.date().addDays(1).startOfDay()));
    // A timer may be early by a little: then it would be today still
    m_tomorrow.start(std::max(left, 0ms) + 1s);
}

} // namespace qiao::ui
