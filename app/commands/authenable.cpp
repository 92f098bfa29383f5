#include "commands/authcommand.h"
#include "commands/authcommands.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

class AuthEnable : public AuthCommand
{
    Q_DECLARE_TR_FUNCTIONS(Auth)

public:
    AuthEnable(const Surroundings &surroundings, bool enables) : AuthCommand(surroundings), m_enables(enables)
    { }

    void start() override
    {
        const QString method = m_enables ? u"accounts.enable"_s : u"accounts.disable"_s;
        call(method, {{u"name"_s, argument(0)}}, [this](const QJsonObject &) {
            const QString sentence =
                m_enables ? tr("\"%1\" is used again.") : tr("\"%1\" is kept, but gets no requests.");
            print(sentence.arg(argument(0)), {{u"name"_s, argument(0)}, {u"enabled"_s, m_enables}});
            end(0);
        });
    }

private:
    bool m_enables;
};

int runEnable(const Invocation &invocation, const Program &program, bool enables)
{
    return runControlCommand(invocation, program, [enables](const AuthCommand::Surroundings &surroundings) {
        return std::unique_ptr<AuthCommand>(std::make_unique<AuthEnable>(surroundings, enables));
    });
}

} // namespace

int runAuthEnable(const Invocation &invocation, const Program &program)
{
    return runEnable(invocation, program, true);
}

int runAuthDisable(const Invocation &invocation, const Program &program)
{
    return runEnable(invocation, program, false);
}

} // namespace qiao
