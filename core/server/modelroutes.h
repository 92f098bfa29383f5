#pragma once

#include "server/clientrequest.h"
#include "server/routetable.h"

#include <qiao/result.h>

namespace qiao {

class ModelCatalog;

/// The answer to GET …/models and …/models/{id}, for the account that \a request forces or the default one,
/// in the dialect of \a route.
[[nodiscard]] Result<QByteArray> modelsAnswer(
    ModelCatalog &models, const Route &route, const ClientRequest &request);

} // namespace qiao
