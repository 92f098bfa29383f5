#pragma once

#include "base/desktop.h"
#include "base/labels.h"
#include "settingspage/section.h"

#include <qiao/settingsservice.h>

class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace qiao::ui {

class NewKeyBox;

/// The client keys: make, name, show once, revoke. Object names: "keys", "keyName", "createKey", "renameKey",
/// "revokeKey", "keyNote".
class KeySection : public Section
{
    Q_OBJECT

public:
    /// Both have to outlive it.
    KeySection(SettingsService &settings, Desktop &desktop, QWidget *parent = nullptr);

    void showNewKey(const NewClientKey &key);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void connectParts();
    void retranslate();
    void showKeys();
    void showNote(const QString &fault = {});
    void showButtons();
    void create();
    void rename(QTreeWidgetItem *item);
    void askToRevoke();

    SettingsService &m_settings;
    Desktop &m_desktop;
    QTreeWidget *m_keys;
    QPushButton *m_rename;
    QPushButton *m_revoke;
    QLineEdit *m_name;
    QPushButton *m_create;
    NewKeyBox *m_newKey;
    ToneLabel *m_note;
};

} // namespace qiao::ui
