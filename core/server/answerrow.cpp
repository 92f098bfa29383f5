#include "server/answerrow.h"

#include "server/preparedbody.h"

namespace qiao {

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
