#include "server/accountbody.h"

#include "server/modelcatalog.h"

namespace qiao {

using Api = translation::PreparedRequest::Api;

PreparedBody bodyFor(const Account &account, const Credential &credential, ModelCatalog &models,
    const translation::ApiRequest &request, const QByteArray &body)
{
    translation::ServiceRules rules = models.names(account).rules();
    rules.speaksMessages = rules.speaksMessages && !credential.anthropicBaseUrl.isEmpty();
    PreparedBody prepared = prepareBody(request, body, rules);
    if (prepared.api == Api::Messages && models.lacksMessages(account, prepared.model)) {
        rules.speaksMessages = false;
        prepared = prepareBody(request, body, rules);
    }
    return prepared;
}

QByteArray chatBodyFor(const Account &account, ModelCatalog &models, const translation::ApiRequest &request,
    const QByteArray &body)
{
    translation::ServiceRules rules = models.names(account).rules();
    rules.speaksMessages = false;
    return prepareBody(request, body, rules).bytes;
}

} // namespace qiao
