#include "server/answerrow.h"

#include "server/preparedbody.h"

namespace qiao {

RequestRow rowOf(const QByteArray &id, const ClientRequest &request)
{
    RequestRow row{id, request.receivedAt, request.method, request.path};
    row.client = QString::fromUtf8(request.header("User-Agent").value_or(QByteArray()));
    return row;
}

void endRow(RequestRow &row, const ClientRequest &request, int status, const QString &error)
{
    row.status = status;
    row.error = error;
    row.duration = std::chrono::milliseconds(request.clock.elapsed());
}

void describeAnswer(const Answer &answer, RequestRow &row)
{
    row.timeToFirstToken = answer.firstToken();
    if (const auto usage = answer.usage()) {
        row.usage = TokenUsage{usage->promptTokens, usage->completionTokens, usage->totalTokens,
            usage->cachedTokens, usage->cacheCreationTokens, usage->reasoningTokens};
    }
    for (const translation::Change &change : answer.changes()) {
        row.changes.append(changeSentence(change));
    }
}

} // namespace qiao
