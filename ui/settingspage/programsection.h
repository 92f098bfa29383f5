#pragma once

#include "base/labels.h"
#include "base/loginitem.h"
#include "base/notices.h"
#include "settingspage/section.h"

#include <qiao/settingsservice.h>

class QCheckBox;
class QComboBox;

namespace qiao::ui {

/// How the program itself behaves: its language, its start, its icon, what it tells by notifications. Object
/// names: "language", "login", "loginNote", "leftClick", "panel", "notice0" and so on.
class ProgramSection : public Section
{
    Q_OBJECT

public:
    /// Both have to outlive it.
    ProgramSection(SettingsService &settings, LoginItem &login, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QComboBox *addChoice(const char *name, const QList<QVariant> &values);
    void addNotices();
    void retranslate();
    void showValues();
    void setLogin();

    SettingsService &m_settings;
    LoginItem &m_login;
    QList<QLabel *> m_labels;
    QComboBox *m_language;
    QComboBox *m_start;
    ToneLabel *m_startNote;
    QComboBox *m_leftClick;
    QComboBox *m_panel;
    QList<QCheckBox *> m_notices; ///< in the order of Notice
};

} // namespace qiao::ui
