#pragma once

#include <QJsonObject>
#include <QString>

namespace qiao {

/// What one place said of a key (the notification accounts.finding), as a sentence. Pure, but for the
/// language.
[[nodiscard]] QString findingLine(const QJsonObject &finding);

/// "Models: a, b, c and 6 more."; empty when none are known. Pure, but for the language.
[[nodiscard]] QString modelsLine(const QStringList &models);

} // namespace qiao
