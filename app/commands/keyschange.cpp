#include "commands/controlcommand.h"
#include "commands/keyscommands.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

class KeysRename : public ControlCommand
{
    Q_DECLARE_TR_FUNCTIONS(Keys)

public:
    using ControlCommand::ControlCommand;

    void start() override
    {
        call(u"keys.rename"_s, {{u"id"_s, argument(0)}, {u"name"_s, argument(1)}},
            [this](const QJsonObject &answer) {
                const QJsonObject key = answer.value("key"_L1).toObject();
                print(tr("The client key %1 is called \"%2\" now.")
                          .arg(argument(0), key.value("name"_L1).toString()),
                    key);
                end(0);
            });
    }
};

class KeysRevoke : public ControlCommand
{
    Q_DECLARE_TR_FUNCTIONS(Keys)

public:
    using ControlCommand::ControlCommand;

    void start() override
    {
        call(u"keys.revoke"_s, {{u"id"_s, argument(0)}}, [this](const QJsonObject &) {
            print(tr("The client key %1 is revoked: nobody is let in with it any more.").arg(argument(0)),
                {{u"revoked"_s, argument(0)}});
            end(0);
        });
    }
};

} // namespace

int runKeysRename(const Invocation &invocation, const Program &program)
{
    return runControlCommand<KeysRename>(invocation, program);
}

int runKeysRevoke(const Invocation &invocation, const Program &program)
{
    return runControlCommand<KeysRevoke>(invocation, program);
}

} // namespace qiao
