#include "commands/authcommand.h"
#include "commands/authcommands.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

class AuthDefault : public AuthCommand
{
    Q_DECLARE_TR_FUNCTIONS(Auth)

public:
    using AuthCommand::AuthCommand;

    void start() override
    {
        if (argument(0).isEmpty()) {
            show();
            return;
        }
        call(u"accounts.set_default"_s, {{u"name"_s, argument(0)}}, [this](const QJsonObject &) {
            print(tr("\"%1\" is the default account now.").arg(argument(0)), {{u"default"_s, argument(0)}});
            end(0);
        });
    }

private:
    void show()
    {
        call(u"accounts.list"_s, {}, [this](const QJsonObject &answer) {
            const QString name = answer.value("default"_L1).toString();
            if (name.isEmpty()) {
                fail({.kind = Error::Kind::NeedsLogin,
                    .message = tr("No account can be the default one. Add one to start."),
                    .httpStatus = 404});
                return;
            }
            // the name alone: a script can use it
            print(name, {{u"default"_s, name}});
            end(0);
        });
    }
};

} // namespace

int runAuthDefault(const Invocation &invocation, const Program &program)
{
    return runControlCommand<AuthDefault>(invocation, program);
}

} // namespace qiao
