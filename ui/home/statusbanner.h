#pragma once

#include "base/desktop.h"
#include "base/labels.h"
#include "status/status.h"

#include <qiao/service.h>

class QPushButton;

namespace qiao::ui {

/// One sentence of truth with the one button that helps, and the verbs that are always there. Object names:
/// "statusSentence", "helpButton", "copyOpenAi", "copyAnthropic", "pauseButton".
class StatusBanner : public QWidget
{
    Q_OBJECT

public:
    /// Both have to outlive it.
    StatusBanner(Service &service, Desktop &desktop, QWidget *parent = nullptr);

    void setActive(qsizetype active);

Q_SIGNALS:
    void helpRequested(qiao::ui::Help help, const QString &account);

protected:
    void changeEvent(QEvent *event) override;

private:
    QPushButton *addButton(const char *name);
    void layOut();
    void retranslate();
    void showStatus();
    void help();
    void pauseOrStart();
    void copy(QString (*text)(const QUrl &));
    void setIcons();

    Service &m_service;
    Desktop &m_desktop;
    qsizetype m_active = 0;
    Status m_status;
    ToneLabel *m_sentence;
    QPushButton *m_help;
    QPushButton *m_openAi;
    QPushButton *m_anthropic;
    QPushButton *m_pause;
};

} // namespace qiao::ui
