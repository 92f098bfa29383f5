#include "translation/anthropic/anthropicrequest.h"

#include "translation/anthropic/anthropicchat.h"
#include "translation/anthropic/anthropicchecks.h"
#include "translation/anthropic/anthropicmodel.h"
#include "translation/errors/bodyerror.h"
#include "translation/native/nativerequest.h"

#include <utility>

namespace qiao::translation {

tl::expected<AnthropicRequest, RequestError> AnthropicRequest::parse(std::string_view body, Purpose purpose)
{
    AnthropicRequest request;
    request.m_body = body;
    if (!request.m_json.parse(body)) {
        return tl::unexpected(notJson(request.m_json, body));
    }
    const RawJson::Value root = request.m_json.root();
    if (auto error = checkAnthropicBody(root, purpose)) {
        return tl::unexpected(std::move(*error));
    }
    request.m_model = root.find("model")->string();
    if (const auto account = root.find("account")) {
        request.m_account = account->string();
    }
    const auto stream = root.find("stream");
    request.m_stream = stream && stream->kind() == RawJson::Kind::True;
    return request;
}

PreparedRequest AnthropicRequest::prepare(const ServiceRules &rules) const
{
    const ResolvedModel resolved = resolveAnthropicModel(m_model, rules);
    if (!rules.speaksMessages) {
        return prepareAsChat(root(), m_model, resolved, rules);
    }
    const auto obstacle = nativeObstacle(root(), resolved.model, rules);
    if (obstacle) {
        PreparedRequest prepared = prepareAsChat(root(), m_model, resolved, rules);
        prepared.changes.insert(prepared.changes.begin(), {"translated to chat completions", *obstacle});
        return prepared;
    }
    PreparedRequest prepared = prepareNative(root(), m_body, m_model, resolved.model, rules);
    for (Change &change : prepared.changes) {
        if (resolved.change && change.what == resolved.change->what) {
            change.why = resolved.change->why; // only here it is known
        }
    }
    return prepared;
}

} // namespace qiao::translation
