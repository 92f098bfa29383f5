#pragma once

#include "server/clientrequest.h"

#include <qiao/requestrow.h>

namespace qiao {

/// The row of \a request, as far as it is known when the request comes.
[[nodiscard]] RequestRow rowOf(const QByteArray &id, const ClientRequest &request);

/// Puts into \a row how its \a request ended, which is now.
void endRow(RequestRow &row, const ClientRequest &request, int status, const QString &error);

} // namespace qiao
