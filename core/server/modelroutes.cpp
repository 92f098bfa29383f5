#include "server/modelroutes.h"

#include "server/accountwish.h"
#include "server/modelcatalog.h"

namespace qiao {

Result<QByteArray> modelsAnswer(ModelCatalog &models, const Route &route, const ClientRequest &request)
{
    const QString forced = forcedAccount(request);
    if (route.endpoint == Endpoint::Model) {
        return models.find(forced, QString::fromUtf8(route.modelId), route.dialect);
    }
    if (route.dialect == translation::Dialect::OpenAi) {
        return models.list(forced);
    }
    return modelPage(request.query).and_then([&](const ModelPage &page) {
        return models.anthropicList(forced, page);
    });
}

} // namespace qiao
