#include "server/preparedbody.h"

namespace qiao {

PreparedBody prepareBody(
    const translation::ChatRequest &chat, const QByteArray &body, const translation::ServiceRules &rules)
{
    const translation::PreparedChat prepared = chat.prepare(rules);
    PreparedBody result{.bytes = prepared.unchanged ? body : QByteArray::fromStdString(prepared.body),
        .model = QString::fromStdString(prepared.model),
        .streamUpstream = prepared.streamUpstream,
        .changes = {}};
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
