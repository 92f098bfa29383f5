#pragma once

#include "base/desktop.h"
#include "base/page.h"
#include "connect/toolsightings.h"

#include <qiao/clientsetup.h>
#include <qiao/service.h>
#include <qiao/settingsservice.h>

class QLabel;
class QListWidget;

namespace qiao::ui {

class ToolPanel;

/// The tools that can be pointed at Qiao, and how. Object names: "tools".
class ConnectPage : public Page
{
    Q_OBJECT

public:
    /// All have to outlive it.
    ConnectPage(Service &service, SettingsService &settings, const ClientSetup &setup, Desktop &desktop,
        QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void showTool(ClientTool tool);
    /// Reads the tools' settings files, which others may have changed.
    void lookAtTools();

Q_SIGNALS:
    /// Whether the settings of any tool point it here; told whenever that was looked at.
    void toolsLookedAt(bool anySetUp);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void layOut();
    void connectParts();
    void retranslate();
    void readHistory();
    void see(const QList<RequestRow> &rows);
    void showServer();
    void showChoices();
    void chooseTool(int row);

    Service &m_service;
    SettingsService &m_settings;
    const ClientSetup &m_setup;
    Desktop &m_desktop;
    ToolSightings m_sightings;
    QLabel *m_heading;
    QListWidget *m_tools;
    ToolPanel *m_panel;
};

} // namespace qiao::ui
