#pragma once

#include "base/labels.h"

#include <qiao/settingsservice.h>

#include <QObject>

class QToolButton;

namespace qiao::ui {

class Section;

/// One setting on the page: its name, an editor, where the value comes from, what is wrong with it. Changes
/// are made as soon as an editor is done. Object names: the setting's, with dots ("server.port"); the same
/// with ".origin", ".reset" and ".note".
class SettingRow : public QObject
{
    Q_OBJECT

public:
    /// \a settings has to outlive it; \a section owns it.
    SettingRow(SettingsService &settings, const QString &key, Section *section);

    /// What the editor holds, as settings.ini would.
    [[nodiscard]] QString editedText() const;
    /// Writes \a text to the setting, as if it had been edited.
    void change(const QString &text);
    void retranslate();

private:
    [[nodiscard]] QWidget *makeEditor(QWidget *parent);
    [[nodiscard]] QWidget *makeChoice(QWidget *parent);
    [[nodiscard]] QWidget *makeNumber(QWidget *parent);
    [[nodiscard]] QWidget *makeText(QWidget *parent);
    void addTo(Section *section);
    void showValue();
    void showText(const QString &text);
    void showNote(const SettingValue &value);

    SettingsService &m_settings;
    const QString m_key;
    QString m_shown; ///< what the editor was given last
    QString m_fault; ///< why the last change was not made
    QLabel *m_label;
    QWidget *m_editor;
    ToneLabel *m_origin;
    QToolButton *m_reset;
    ToneLabel *m_note;
};

} // namespace qiao::ui
