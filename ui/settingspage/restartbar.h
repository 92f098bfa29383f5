#pragma once

#include "base/desktop.h"
#include "base/labels.h"

#include <qiao/service.h>
#include <qiao/settingsservice.h>

class QPushButton;

namespace qiao::ui {

/// Says that a changed setting waits for the server to start again, and does that. Hidden when nothing waits.
/// Object names: "restartSentence", "restart".
class RestartBar : public QWidget
{
    Q_OBJECT

public:
    /// All have to outlive it.
    RestartBar(Service &service, SettingsService &settings, Desktop &desktop, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showState();
    void askToRestart();
    void follow(const ServerState &state);

    Service &m_service;
    SettingsService &m_settings;
    Desktop &m_desktop;
    ToneLabel *m_sentence;
    QPushButton *m_restart;
    qsizetype m_active = 0;
    bool m_isRestarting = false;
};

} // namespace qiao::ui
