#include "control/methodgroups.h"

#include "control/accountmethods.h"
#include "control/controlmethods.h"
#include "control/keymethods.h"
#include "control/logmethods.h"
#include "control/requestmethods.h"
#include "control/usagemethods.h"

using namespace Qt::StringLiterals;

namespace qiao {

void addServerGroups(ControlMethods &methods, const ServerParts &parts)
{
    methods.add("accounts"_L1, [parts] { return std::make_unique<AccountMethods>(parts.accounts); });
    methods.add("usage"_L1, [parts] { return std::make_unique<UsageMethods>(parts.usage); });
    methods.add("requests"_L1, [parts] {
        const RunningRequests running{parts.live, parts.recorder};
        return std::make_unique<RequestMethods>(parts.usage, &running);
    });
    methods.add("logs"_L1, [parts] { return std::make_unique<LogMethods>(&parts.logs); });
    methods.add(
        "keys"_L1, [parts] { return std::make_unique<KeyMethods>(parts.keys, parts.environmentKeys); });
    methods.add("server"_L1,
        [parts] { return std::make_unique<ServerMethods>(parts.usage, parts.look, parts.stop); });
}

} // namespace qiao
