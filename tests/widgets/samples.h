#pragma once

#include <qiao/accountsummary.h>
#include <qiao/requestrow.h>
#include <qiao/serverstate.h>

namespace qiao::test {

/// Running on 127.0.0.1:8080.
[[nodiscard]] ServerState runningServer();
/// "work" (Coding Plan, the default, usable), "home" (Model Studio, throttled until 14:09), "old" (sign-in,
/// needs signing in).
[[nodiscard]] QList<AccountSummary> sampleAccounts();
/// A streaming request of claude-code that ended well, id "req-000001".
[[nodiscard]] RequestRow sampleRow();

} // namespace qiao::test
