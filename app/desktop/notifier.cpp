#include "desktop/notifier.h"

#include "home/livemodel.h"
#include "status/status.h"

using namespace Qt::StringLiterals;

namespace qiao {

using ui::Notice;
using ui::PageId;

namespace {

constexpr auto knownClientsKey = "ui/knownClients"_L1;
constexpr qsizetype mostClients = 100; // whoever sends names at random is not to fill the file

} // namespace

Notifier::Notifier(Service &service, SettingsService &settings, QObject *parent)
    : QObject(parent), m_service(service), m_settings(settings)
{
    connect(&m_service, &Service::accountsChanged, this, &Notifier::followAccounts);
    connect(&m_service, &Service::serverStateChanged, this, &Notifier::followServer);
    connect(&m_service, &Service::requestFinished, this, &Notifier::followRequest);
}

void Notifier::notice(Notice kind, const QString &title, const QString &sentence, PageId page)
{
    if (isShown(m_settings.uiValue(ui::noticesKey), kind)) {
        Q_EMIT noticed(title, sentence, page);
    }
}

void Notifier::followAccounts(const QList<AccountSummary> &accounts)
{
    using State = AccountSummary::State;
    const QMap<QString, State> before = std::exchange(m_states, {});
    for (const AccountSummary &account : accounts) {
        m_states.insert(account.name, account.state);
        const auto known = before.constFind(account.name);
        if (known != before.cend() && *known == account.state) {
            continue;
        }
        const QString sentence = ui::unusableSentence(account, QDateTime::currentDateTime());
        if (account.state == State::NeedsSignIn) {
            notice(Notice::SignIn, tr("Sign in again"), sentence, PageId::Accounts);
        } else if (account.state == State::QuotaUsedUp) {
            notice(Notice::Quota, tr("Used up"), sentence, PageId::Accounts);
        }
    }
}

void Notifier::followServer(const ServerState &state)
{
    if (state.phase == ServerState::Phase::Failed) {
        notice(Notice::Failure, tr("Qiao cannot start"), state.error.message, PageId::Home);
    }
}

void Notifier::followRequest(const RequestRow &row)
{
    if (row.api == RequestRow::Api::None || row.status / 100 != 2) {
        return;
    }
    const QString client = ui::clientName(row.client);
    QStringList known = m_settings.uiValue(knownClientsKey).split(u',', Qt::SkipEmptyParts);
    if (client.isEmpty() || client.contains(u',') || known.contains(client) || known.size() >= mostClients) {
        return;
    }
    known.append(client);
    m_settings.setUiValue(knownClientsKey, known.join(u','));
    notice(Notice::FirstRequest, tr("The first request"), tr("%1 works with Qiao now.").arg(client),
        PageId::Requests);
}

} // namespace qiao
