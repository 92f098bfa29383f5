#pragma once

#include <qiao/loglevel.h>

namespace qiao {

/// From now on messages of Qiao's categories (logging/categories.h) up to \a level are written, in the whole
/// process. The environment's QT_LOGGING_RULES go before it. May be called from any thread.
void setLogLevel(LogLevel level);
/// Off before the first setLogLevel().
[[nodiscard]] LogLevel logLevel();

} // namespace qiao
