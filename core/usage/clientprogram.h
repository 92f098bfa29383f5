#pragma once

#include <QString>

namespace qiao {

/// The program that a User-Agent names, without its version: "claude-cli/2.1.330 (external, cli)" is
/// "claude-cli", "OpenAI/Python 1.2.3" is "OpenAI/Python". Where it follows the browsers' pattern
/// ("Mozilla/5.0 (…) …"), the first product that no browser engine names, else "Mozilla". At most 64
/// characters; empty for an empty one. Pure.
[[nodiscard]] QString clientProgram(const QString &userAgent);

} // namespace qiao
