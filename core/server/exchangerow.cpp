#include "server/exchangerow.h"

#include "accounts/plans.h"
#include "live/liverequests.h"
#include "server/answerrow.h"
#include "server/errorclass.h"
#include "usage/prices.h"

namespace qiao {

ExchangeRow::ExchangeRow(const QByteArray &id, translation::Dialect dialect, const ClientRequest &request,
    LiveRequests &live, const PriceTable &prices)
    : m_live(live), m_prices(prices), m_clock(request.clock), m_row(rowOf(id, request))
{
    m_row.phase = RequestRow::Phase::Waiting;
    m_row.api =
        dialect == translation::Dialect::Anthropic ? RequestRow::Api::Anthropic : RequestRow::Api::OpenAi;
    m_live.began(id, [this] { return now(); });
}

void ExchangeRow::setRequest(const translation::ApiRequest &request)
{
    m_row.modelAsked = QString::fromStdString(request.model());
    m_row.stream = request.stream();
}

void ExchangeRow::setAccount(const Account &account)
{
    m_row.account = account.name;
    // A sign-in has its quota in requests like the plans.
    m_row.onPlan = account.kind == AccountKind::QwenSignIn || planOf(account.kind).isSubscription;
    m_region = account.region;
    changed();
}

void ExchangeRow::setBody(const PreparedBody &body)
{
    m_row.modelUsed = body.model;
    m_bodyChanges = body.changes;
    changed();
}

void ExchangeRow::setPrompt(const TokenCount &prompt, const QString &warning)
{
    m_row.promptEstimate = PromptEstimate{prompt.tokens, prompt.exact};
    m_row.warning = warning;
    changed();
}

void ExchangeRow::setSent()
{
    m_row.queueTime = std::chrono::milliseconds(m_clock.elapsed());
    m_row.connectTime.reset();
    changed();
}

void ExchangeRow::setReached(std::chrono::milliseconds connectTime)
{
    m_row.connectTime = connectTime;
    changed();
}

void ExchangeRow::setAnswer(Answer *answer)
{
    m_answer = answer;
}

void ExchangeRow::addChange(const QString &sentence)
{
    m_row.changes.append(sentence);
    changed();
}

void ExchangeRow::answerProgressed()
{
    if (m_row.phase == RequestRow::Phase::Waiting && m_answer && m_answer->firstToken()) {
        m_row.phase = RequestRow::Phase::Streaming;
    }
    changed();
}

void ExchangeRow::changed()
{
    m_live.changed(m_row.id);
}

RequestRow ExchangeRow::now() const
{
    RequestRow row = m_row;
    row.duration = std::chrono::milliseconds(m_clock.elapsed());
    row.changes = m_bodyChanges + row.changes;
    describeAnswer(row);
    return row;
}

RequestRow ExchangeRow::ended(int status, const Result<void> &result)
{
    RequestRow row = now();
    row.phase = RequestRow::Phase::Ended;
    row.status = status;
    if (!result) {
        row.error = result.error().message;
        row.errorClass = errorClass(result.error());
    }
    addCost(row);
    return row;
}

void ExchangeRow::describeAnswer(RequestRow &row) const
{
    if (!m_answer) {
        return;
    }
    row.timeToFirstToken = m_answer->firstToken();
    row.output = m_answer->output();
    if (const auto usage = m_answer->usage()) {
        row.usage = TokenUsage{usage->promptTokens, usage->completionTokens, usage->totalTokens,
            usage->cachedTokens, usage->cacheCreationTokens, usage->reasoningTokens};
    }
    for (const translation::Change &change : m_answer->changes()) {
        row.changes.append(changeSentence(change));
    }
}

void ExchangeRow::addCost(RequestRow &row) const
{
    if (!row.onPlan && row.usage) {
        row.cost = m_prices.costOf(row.modelUsed, m_region, *row.usage);
    }
}

} // namespace qiao
