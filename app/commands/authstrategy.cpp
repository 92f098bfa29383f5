#include "commands/authcommand.h"
#include "commands/authcommands.h"
#include "terminal/terminal.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

class AuthStrategy : public AuthCommand
{
    Q_DECLARE_TR_FUNCTIONS(Auth)

public:
    using AuthCommand::AuthCommand;

    void start() override
    {
        const QString strategy = argument(0);
        if (strategy.isEmpty()) {
            show();
        } else if (strategy == "fixed"_L1 || strategy == "failover"_L1) {
            choose(strategy);
        } else {
            failUsage(tr("\"%1\" is no strategy. Use fixed or failover.").arg(strategy));
        }
    }

private:
    void show()
    {
        call(u"accounts.list"_s, {}, [this](const QJsonObject &answer) {
            const QString strategy = answer.value("strategy"_L1).toString();
            print(strategy, {{u"strategy"_s, strategy}});
            end(0);
        });
    }

    void choose(const QString &strategy)
    {
        const QJsonObject parameters{{u"strategy"_s, strategy}};
        call(u"accounts.set_strategy"_s, parameters, [this, strategy, parameters](const QJsonObject &) {
            const bool isFixed = strategy == "fixed"_L1;
            print(isFixed ? tr("The default account serves every request that names no other.")
                          : tr("The next usable account takes over while the default one is out."),
                parameters);
            if (!isFixed) {
                terminal().warning(
                    tr("The terms of subscription plans forbid getting round a quota with another account, "
                       "so no plan takes over from a used-up one."));
            }
            end(0);
        });
    }
};

} // namespace

int runAuthStrategy(const Invocation &invocation, const Program &program)
{
    return runControlCommand<AuthStrategy>(invocation, program);
}

} // namespace qiao
