#include "settingspage/restartbar.h"

#include "base/spacing.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao::ui {

RestartBar::RestartBar(Service &service, SettingsService &settings, Desktop &desktop, QWidget *parent)
    : QWidget(parent),
      m_service(service),
      m_settings(settings),
      m_desktop(desktop),
      m_sentence(new ToneLabel(Tone::Attention, this)),
      m_restart(new QPushButton(this))
{
    m_sentence->setObjectName(u"restartSentence"_s);
    m_restart->setObjectName(u"restart"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(groupSpacing);
    layout->addWidget(m_sentence, 1);
    layout->addWidget(m_restart);
    connect(m_restart, &QPushButton::clicked, this, &RestartBar::askToRestart);
    connect(&m_settings, &SettingsService::valuesChanged, this, &RestartBar::showState);
    connect(&m_service, &Service::serverStateChanged, this, &RestartBar::follow);
    connect(&m_service, &Service::liveChanged, this,
        [this](const LiveSnapshot &snapshot) { m_active = snapshot.active; });
    retranslate();
    showState();
}

void RestartBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void RestartBar::retranslate()
{
    m_sentence->setText(tr("A change counts when the server starts again."));
    m_restart->setText(tr("&Restart the server"));
}

void RestartBar::showState()
{
    const QList<SettingValue> values = m_settings.values();
    setVisible(std::ranges::any_of(values, &SettingValue::isPending));
}

void RestartBar::askToRestart()
{
    const auto restart = [this] {
        m_isRestarting = true;
        m_service.stop();
    };
    if (m_active == 0) {
        restart();
        return;
    }
    const QString question = m_active == 1 ? tr("A request is running. Restart the server?")
                                           : tr("%1 requests are running. Restart the server?").arg(m_active);
    m_desktop.ask(this, {question, tr("They get five seconds to finish."), tr("&Restart")}, restart);
}

void RestartBar::follow(const ServerState &state)
{
    if (m_isRestarting && state.phase == ServerState::Phase::Stopped) {
        m_isRestarting = false;
        m_service.start();
    }
    m_restart->setEnabled(state.phase == ServerState::Phase::Running);
}

} // namespace qiao::ui
