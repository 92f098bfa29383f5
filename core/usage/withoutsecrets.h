#pragma once

#include <qiao/requestrow.h>

#include <QList>

namespace qiao {

/// \a rows with secrets taken out of every text that somebody else wrote.
[[nodiscard]] QList<RequestRow> withoutSecrets(QList<RequestRow> rows);

} // namespace qiao
