#pragma once

#include "base/notices.h"
#include "base/page.h"

#include <qiao/service.h>
#include <qiao/settingsservice.h>

#include <QMap>
#include <QObject>

namespace qiao {

/// Decides what is worth a notification of the desktop: each thing once, when it begins, and only what the
/// user did not mute.
class Notifier : public QObject
{
    Q_OBJECT

public:
    /// Both have to outlive it.
    Notifier(Service &service, SettingsService &settings, QObject *parent = nullptr);

Q_SIGNALS:
    /// \a page is where there is more about it.
    void noticed(const QString &title, const QString &sentence, qiao::ui::PageId page);

private:
    void notice(ui::Notice kind, const QString &title, const QString &sentence, ui::PageId page);
    void followAccounts(const QList<AccountSummary> &accounts);
    void followServer(const ServerState &state);
    void followRequest(const RequestRow &row);

    Service &m_service;
    SettingsService &m_settings;
    QMap<QString, AccountSummary::State> m_states; ///< by account
};

} // namespace qiao
