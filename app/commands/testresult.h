#pragma once

#include <QJsonObject>
#include <QString>

namespace qiao {

/// What accounts.test answered about the account \a name, or the member "test" of another answer, as a
/// sentence: that it works, or why not. Pure, but for the language.
[[nodiscard]] QString testSentence(const QString &name, const QJsonObject &test);

} // namespace qiao
