#include "commands/controlcommand.h"
#include "commands/keyscommands.h"
#include "terminal/printable.h"
#include "terminal/terminal.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

class KeysCreate : public ControlCommand
{
    Q_DECLARE_TR_FUNCTIONS(Keys)

public:
    using ControlCommand::ControlCommand;

    void start() override
    {
        call(u"keys.create"_s, {{u"name"_s, argument(0)}}, [this](const QJsonObject &answer) {
            const QString clear = answer.value("client_key"_L1).toString();
            if (wantsJson()) {
                QJsonObject key = answer.value("key"_L1).toObject();
                key.insert(u"client_key"_s, clear);
                printJson(key);
            } else {
                terminal().line(printable(clear));
                terminal().line(tr("Copy it now: it is not kept and cannot be shown again."));
                terminal().line(tr("Every request but those to /health needs a client key now, as "
                                   "\"Authorization: Bearer\" or \"x-api-key\"."));
            }
            end(0);
        });
    }
};

} // namespace

int runKeysCreate(const Invocation &invocation, const Program &program)
{
    return runControlCommand<KeysCreate>(invocation, program);
}

} // namespace qiao
