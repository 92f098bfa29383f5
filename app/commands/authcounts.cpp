#include "commands/authcommand.h"
#include "commands/authcommands.h"
#include "terminal/accounttable.h"
#include "terminal/terminal.h"

#include <qiao/accountwords.h>

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

class AuthCounts : public AuthCommand
{
    Q_DECLARE_TR_FUNCTIONS(Auth)

public:
    using AuthCommand::AuthCommand;

    void start() override
    {
        call(u"accounts.counts"_s, {}, [this](const QJsonObject &answer) {
            if (wantsJson()) {
                printJson(answer);
            } else {
                show(answer);
            }
            end(0);
        });
    }

private:
    void show(const QJsonObject &answer)
    {
        QList<AccountSummary> accounts;
        for (const QJsonValue &value : answer.value("accounts"_L1).toArray()) {
            AccountSummary account;
            account.name = value["name"_L1].toString();
            account.requestsToday = value["requests"_L1].toInteger();
            account.tokensToday = value["tokens"_L1].toInteger();
            accounts.append(account);
        }
        if (accounts.isEmpty()) {
            terminal().line(tr("No account yet. Add one to start."));
            return;
        }
        for (const QString &line : countsTable(accounts, terminal().colours())) {
            terminal().line(line);
        }
        const QDateTime resetsAt =
            QDateTime::fromString(answer.value("resets_at"_L1).toString(), Qt::ISODate);
        if (resetsAt.isValid()) {
            terminal().line(QString());
            terminal().line(tr("Counted since the service's midnight; the next one is at %1.")
                                .arg(hourText(resetsAt, QDateTime::currentDateTime())));
        }
    }
};

} // namespace

int runAuthCounts(const Invocation &invocation, const Program &program)
{
    return runControlCommand<AuthCounts>(invocation, program);
}

} // namespace qiao
