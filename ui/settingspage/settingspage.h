#pragma once

#include "base/desktop.h"
#include "base/loginitem.h"
#include "base/page.h"

#include <qiao/service.h>
#include <qiao/settingsservice.h>

class QLabel;
class QScrollArea;

namespace qiao::ui {

class SettingRow;
class Section;

/// Every setting with its value and where that comes from, and the client keys.
class SettingsPage : public Page
{
    Q_OBJECT

public:
    /// All have to outlive it.
    SettingsPage(Service &service, SettingsService &settings, LoginItem &login, Desktop &desktop,
        QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    /// A section without anything of its own, below those that are there.
    struct Plain
    {
        Section *section;
        QList<SettingRow *> rows;
    };

    void addPlain(QWidget *parent, const QStringList &keys);
    void retranslate();

    SettingsService &m_settings;
    QLabel *m_heading;
    QScrollArea *m_scroll;
    QList<Plain> m_plain;
};

} // namespace qiao::ui
