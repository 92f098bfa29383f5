#include "window/statefooter.h"

#include "base/spacing.h"
#include "status/status.h"

#include <QEvent>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

/// A shape for each condition: colour never speaks alone.
QString signOf(Condition condition)
{
    switch (condition) {
    case Condition::Running:
    case Condition::Active:
        return u"●"_s;
    case Condition::Warning:
        return u"▲"_s;
    case Condition::Error:
        return u"✕"_s;
    case Condition::Paused:
        break;
    }
    return u"○"_s;
}

} // namespace

StateFooter::StateFooter(Service &service, Desktop &desktop, QWidget *parent)
    : ToneLabel(Tone::Quiet, parent), m_service(service), m_desktop(desktop)
{
    setObjectName(u"state"_s);
    setSmall();
    setContentsMargins(sectionSpacing, groupSpacing, groupSpacing, sectionSpacing);
    connect(&m_service, &Service::serverStateChanged, this, &StateFooter::showState);
    connect(&m_service, &Service::accountsChanged, this, &StateFooter::showState);
    showState();
}

void StateFooter::changeEvent(QEvent *event)
{
    ToneLabel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showState();
    }
}

void StateFooter::showState()
{
    // how many requests run is Home's business: a word that changes with each would not be calm
    const Status status = statusOf(m_service.serverState(), m_service.accounts(), 0, m_desktop.now());
    setTone(status.tone);
    setText(signOf(status.condition) + u' ' + status.shortSentence);
}

} // namespace qiao::ui
