#include "logging/categories.h"

namespace qiao {

// Only fatal ones before somebody listens: commands would print the others.
Q_LOGGING_CATEGORY(serverLog, "qiao.server", QtFatalMsg)
Q_LOGGING_CATEGORY(requestsLog, "qiao.requests", QtFatalMsg)
Q_LOGGING_CATEGORY(upstreamLog, "qiao.upstream", QtFatalMsg)
Q_LOGGING_CATEGORY(accountsLog, "qiao.accounts", QtFatalMsg)
Q_LOGGING_CATEGORY(usageLog, "qiao.usage", QtFatalMsg)

} // namespace qiao
