#include "server/preparedbody.h"

namespace qiao {

PreparedBody prepareBody(
    const translation::ApiRequest &request, const QByteArray &body, const translation::ServiceRules &rules)
{
    const translation::PreparedRequest prepared = request.prepare(rules);
    PreparedBody result{.api = prepared.api,
        .bytes = prepared.unchanged ? body : QByteArray::fromStdString(prepared.body),
        .model = QString::fromStdString(prepared.model),
        .streamUpstream = prepared.streamUpstream,
        .changes = {},
        .answer = prepared.answer};
    for (const translation::Change &change : prepared.changes) {
        result.changes.append(changeSentence(change));
    }
    return result;
}

QString changeSentence(const translation::Change &change)
{
    return QString::fromStdString(change.what + " (" + change.why + ')');
}

} // namespace qiao
