#include "serverlog.h"

#include "logging/categories.h"
#include "proxycore.h"

#include <qiao/accountwords.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

/// What a client or the service wrote, not endless.
QString shortened(const QString &text)
{
    constexpr qsizetype longest = 400;
    return text.size() > longest ? text.left(longest) + u'…' : text;
}

QString lineOf(const RequestRow &row)
{
    QString line = u"%1 %2 %3 %4 %5 ms"_s.arg(QString::fromLatin1(row.id), QString::fromUtf8(row.method),
        shortened(QString::fromUtf8(pathOf(row))), QString::number(row.status),
        QString::number(row.duration.count()));
    if (row.timeToFirstToken) {
        line += u", first token %1 ms"_s.arg(row.timeToFirstToken->count());
    }
    if (!row.modelAsked.isEmpty()) {
        line += ", model "_L1 + shortened(row.modelAsked);
    }
    if (row.modelUsed != row.modelAsked) {
        line += " as "_L1 + row.modelUsed;
    }
    if (!row.account.isEmpty()) {
        line += ", account "_L1 + row.account;
    }
    if (row.usage) {
        line += u", %1 in, %2 out"_s.arg(row.usage->promptTokens).arg(row.usage->completionTokens);
    }
    if (!row.client.isEmpty()) {
        line += ", client "_L1 + shortened(row.client);
    }
    return row.error.isEmpty() ? line : line + ": "_L1 + shortened(row.error);
}

QString lineOf(const AccountSummary &account)
{
    QString line = u"%1: %2"_s.arg(account.name, stateWord(account.state));
    return account.reason.isEmpty() ? line : line + ": "_L1 + account.reason;
}

} // namespace

ServerLog::ServerLog(const ProxyCore &core, QObject *parent) : QObject(parent)
{
    connect(&core, &ProxyCore::serverStateChanged, this, &ServerLog::logState);
    connect(&core, &ProxyCore::accountsChanged, this, &ServerLog::logAccounts);
    connect(&core, &ProxyCore::requestFinished, this, &logRequest);
    connect(&core, &ProxyCore::warningRaised, this,
        [](const QString &sentence) { qCWarning(serverLog).noquote() << sentence; });
}

void ServerLog::logState(const ServerState &state)
{
    switch (state.phase) {
    case ServerState::Phase::Starting:
        break;
    case ServerState::Phase::Running:
        for (const QUrl &url : state.baseUrls) {
            qCInfo(serverLog).noquote() << "Running on" << url.toString();
        }
        break;
    case ServerState::Phase::Stopping:
        qCInfo(serverLog) << "Stopping";
        break;
    case ServerState::Phase::Stopped:
        qCInfo(serverLog) << "Stopped";
        break;
    case ServerState::Phase::Failed:
        qCCritical(serverLog).noquote() << state.error.message;
        break;
    }
}

void ServerLog::logAccounts(const QList<AccountSummary> &accounts)
{
    QHash<QString, QString> now;
    for (const AccountSummary &account : accounts) {
        const QString line = lineOf(account);
        if (m_accounts.value(account.name) != line) {
            qCInfo(accountsLog).noquote() << line;
        }
        now.insert(account.name, line);
    }
    for (auto before = m_accounts.cbegin(); before != m_accounts.cend(); ++before) {
        if (!now.contains(before.key())) {
            qCInfo(accountsLog).noquote() << before.key() + ": gone"_L1;
        }
    }
    m_accounts = now;
}

void logRequest(const RequestRow &row)
{
    if (row.status >= 500) {
        qCWarning(requestsLog).noquote() << lineOf(row);
    } else if (row.status >= 400 || !row.error.isEmpty() || !row.modelUsed.isEmpty()) {
        qCInfo(requestsLog).noquote() << lineOf(row);
    } else {
        qCDebug(requestsLog).noquote() << lineOf(row);
    }
}

} // namespace qiao
