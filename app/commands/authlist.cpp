#include "commands/accountjson.h"
#include "commands/authcommand.h"
#include "commands/authcommands.h"
#include "terminal/accounttable.h"
#include "terminal/terminal.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

class AuthList : public AuthCommand
{
    Q_DECLARE_TR_FUNCTIONS(Auth)

public:
    using AuthCommand::AuthCommand;

    void start() override
    {
        call(u"accounts.list"_s, {}, [this](const QJsonObject &answer) {
            showWarnings(answer);
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
        const QList<AccountSummary> accounts = accountsFromJson(answer);
        if (accounts.isEmpty()) {
            terminal().line(tr("No account yet. Add one to start.") + u' '
                + tr("\"qiao auth add NAME\" signs in or takes a key, \"qiao auth import\" finds what is "
                     "there."));
            return;
        }
        for (const QString &line :
            accountTable(accounts, QDateTime::currentDateTime(), terminal().colours())) {
            terminal().line(line);
        }
        terminal().line(QString());
        terminal().line(answer.value("strategy"_L1) == "failover"_L1
                ? tr("* is the default account. The next usable one takes over while it is out (failover).")
                : tr("* is the default account, which serves what names no other (fixed)."));
    }
};

} // namespace

int runAuthList(const Invocation &invocation, const Program &program)
{
    return runControlCommand<AuthList>(invocation, program);
}

} // namespace qiao
