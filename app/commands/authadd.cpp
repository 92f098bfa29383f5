#include "commands/authaddkey.h"
#include "commands/authcommands.h"
#include "commands/authsignin.h"

namespace qiao {

int runAuthAdd(const Invocation &invocation, const Program &program)
{
    return invocation.flags.contains(QStringLiteral("key"))
        ? runControlCommand<AuthAddKey>(invocation, program)
        : runControlCommand<AuthSignIn>(invocation, program);
}

} // namespace qiao
