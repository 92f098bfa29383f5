#pragma once

#include <QByteArray>

namespace qiao {

/// \a text with what looks like a secret in it, and \a key wherever it stands, so shortened that nobody can
/// use it and its owner still tells it from another ("sk-sp-…9f2c"). What stands for a key where none is
/// needed stays.
[[nodiscard]] QByteArray maskedSecrets(const QByteArray &text, const QByteArray &key);

} // namespace qiao
