#pragma once

#include "base/desktop.h"
#include "base/labels.h"
#include "connect/toolsightings.h"

#include <qiao/clientsetup.h>

class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace qiao::ui {

class SetupReview;
class SnippetTabs;

/// One tool: what to paste, and setting it up. Object names: "toolName", "setupState", "seen", "launch",
/// "setUp", "undoSetup", "toolModel", "toolKey", "toolNotice".
class ToolPanel : public QWidget
{
    Q_OBJECT

public:
    /// Both have to outlive it.
    ToolPanel(const ClientSetup &setup, Desktop &desktop, QWidget *parent = nullptr);

    void setTool(ClientTool tool);
    [[nodiscard]] ClientTool tool() const { return m_tool; }
    /// Where the server is; without one nothing can be set up.
    void setServer(const QUrl &baseUrl);
    /// \a models can be chosen; \a needsKey: requests need a client key.
    void setChoices(const QStringList &models, bool needsKey);
    void setSighting(const ToolSightings::Sighting &seen);
    /// Looks at the tool's file again.
    void refresh();
    /// Where the tool is pointed by what is shown.
    [[nodiscard]] ClientTarget target() const;

Q_SIGNALS:
    /// Something was written.
    void setupChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void connectParts();
    void retranslate();
    void showSeen();
    void review(const Result<ClientSetupPlan> &plan);
    void apply();
    void launch();
    void say(const QString &sentence, Tone tone);

    const ClientSetup &m_setup;
    Desktop &m_desktop;
    ClientTool m_tool = ClientTool::ClaudeCode;
    QUrl m_baseUrl;
    ToolSightings::Sighting m_sighting;
    QLabel *m_name;
    ToneLabel *m_state;
    ToneLabel *m_seen;
    QPushButton *m_launch;
    QPushButton *m_setUp;
    QPushButton *m_undo;
    QLabel *m_modelLabel;
    QComboBox *m_model;
    QLabel *m_keyLabel;
    QLineEdit *m_key;
    ToneLabel *m_notice;
    QStackedWidget *m_stack;
    SnippetTabs *m_snippets;
    SetupReview *m_review;
};

} // namespace qiao::ui
