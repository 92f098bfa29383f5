#include "commands/authcommand.h"
#include "commands/authcommands.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

class AuthRename : public AuthCommand
{
    Q_DECLARE_TR_FUNCTIONS(Auth)

public:
    using AuthCommand::AuthCommand;

    void start() override
    {
        const QJsonObject names{{u"name"_s, argument(0)}, {u"new_name"_s, argument(1)}};
        call(u"accounts.rename"_s, names, [this, names](const QJsonObject &) {
            print(tr("\"%1\" is called \"%2\" now.").arg(argument(0), argument(1)), names);
            end(0);
        });
    }
};

} // namespace

int runAuthRename(const Invocation &invocation, const Program &program)
{
    return runControlCommand<AuthRename>(invocation, program);
}

} // namespace qiao
