#pragma once

#include "base/desktop.h"
#include "base/labels.h"
#include "settingspage/section.h"

#include <qiao/settingsservice.h>

class QCheckBox;
class QPushButton;

namespace qiao::ui {

class SettingRow;

/// Where the server listens, who may call it, and for how long it waits. Object names: those of its rows, and
/// "testPort", "portFinding", "useFreePort", "lan", "lanNote".
class NetworkSection : public Section
{
    Q_OBJECT

public:
    /// Both have to outlive it.
    NetworkSection(SettingsService &settings, Desktop &desktop, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Made so that other computers need it.
    void keyCreated(const qiao::NewClientKey &key);

protected:
    void changeEvent(QEvent *event) override;

private:
    void addPort();
    void addLan();
    void retranslate();
    void testPort();
    void showFinding(const PortFinding &finding);
    void forgetFinding();
    void toggleLan(bool on);
    void createKeyAndAllow();
    void setLan(bool on);
    void showLan(const QString &fault = {});

    SettingsService &m_settings;
    Desktop &m_desktop;
    QList<SettingRow *> m_rows;
    SettingRow *m_host;
    SettingRow *m_port;
    QPushButton *m_test;
    ToneLabel *m_finding;
    QPushButton *m_useFreePort;
    quint16 m_freePort = 0;
    QCheckBox *m_lan;
    ToneLabel *m_lanNote;
};

} // namespace qiao::ui
