#include "accounts/keydetective.h"

#include "accounts/keyanswer.h"
#include "accounts/modelnames.h"
#include "accounts/plans.h"
#include "upstream/chatcall.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace qiao {

namespace {

constexpr qsizetype largestList = 4 * 1024 * 1024; // OpenRouter's holds half of one

QString modelToName(const KeyFinding &finding)
{
    if (!finding.models.isEmpty()) {
        return finding.models.first();
    }
    const QString planned = planOf(finding.candidate.kind).defaultModel;
    return planned.isEmpty() ? QStringLiteral("qwen") : planned;
}

} // namespace

KeyDetective::KeyDetective(Upstream &upstream, std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent), m_upstream(upstream), m_patience(patience)
{ }

void KeyDetective::ask(const QByteArray &key, const QList<KeyCandidate> &candidates, const QUrl &proxy)
{
    m_key = key;
    m_proxy = proxy;
    if (candidates.isEmpty()) {
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT finished({}); }, Qt::QueuedConnection);
        return;
    }
    for (const KeyCandidate &candidate : candidates) {
        m_inquiries.append({.finding = {.candidate = candidate}});
    }
    for (qsizetype i = 0; i < candidates.size(); ++i) {
        auto *call = new CollectedCall(m_upstream,
            modelsCall({.token = m_key, .baseUrl = candidates.at(i).baseUrl, .proxy = m_proxy}), m_patience,
            largestList, this);
        connect(call, &CollectedCall::finished, this, [this, i, call](const auto &answer) {
            call->deleteLater();
            listAnswered(i, answer);
        });
    }
}

void KeyDetective::listAnswered(qsizetype index, const Result<CollectedAnswer> &answer)
{
    Inquiry &inquiry = m_inquiries[index];
    inquiry.listAnswered = true;
    inquiry.finding = answer ? findingOfList(inquiry.finding.candidate, *answer)
                             : findingOfFailure(inquiry.finding.candidate, answer.error());
    if (listIsMissing(inquiry.finding)) {
        askForTheKey(index);
    } else if (inquiry.finding.verdict != KeyFinding::Verdict::Accepted) {
        inquiry.settled = true;
    }
    settleWhatIsClear();
    tell();
}

void KeyDetective::askForTheKey(qsizetype index)
{
    Inquiry &inquiry = m_inquiries[index];
    inquiry.keyAsked = true;
    const KeyCandidate &candidate = inquiry.finding.candidate;
    auto *call = new CollectedCall(m_upstream,
        chatCompletionsCall({.token = m_key, .baseUrl = candidate.baseUrl, .proxy = m_proxy},
            serviceOf(candidate.kind, candidate.baseUrl), emptyChatBody(modelToName(inquiry.finding)), false),
        m_patience, largestList, this);
    connect(call, &CollectedCall::finished, this, [this, index, call](const auto &answer) {
        call->deleteLater();
        keyAnswered(index, answer);
    });
}

void KeyDetective::keyAnswered(qsizetype index, const Result<CollectedAnswer> &answer)
{
    Inquiry &inquiry = m_inquiries[index];
    if (answer) {
        inquiry.finding = findingOfEmptyChat(inquiry.finding, *answer);
    }
    inquiry.settled = true;
    settleWhatIsClear();
    tell();
}

void KeyDetective::settleWhatIsClear()
{
    const auto mayTakeTheKey = [](const Inquiry &inquiry) {
        return inquiry.finding.verdict == KeyFinding::Verdict::Accepted
            || (inquiry.keyAsked && !inquiry.settled);
    };
    const auto takers = std::count_if(m_inquiries.cbegin(), m_inquiries.cend(), mayTakeTheKey);
    const bool allAnswered = std::all_of(m_inquiries.cbegin(), m_inquiries.cend(),
        [](const Inquiry &inquiry) { return inquiry.listAnswered; });
    for (qsizetype i = 0; i < m_inquiries.size(); ++i) {
        Inquiry &inquiry = m_inquiries[i];
        if (inquiry.settled || inquiry.keyAsked || !inquiry.listAnswered) {
            continue;
        }
        if (takers > 1) {
            askForTheKey(i);
        } else if (allAnswered) {
            inquiry.settled = true;
        }
    }
}

void KeyDetective::tell()
{
    const QPointer<KeyDetective> self(this);
    QList<KeyFinding> findings;
    bool allSettled = true;
    for (Inquiry &inquiry : m_inquiries) {
        allSettled = allSettled && inquiry.settled;
        findings.append(inquiry.finding);
    }
    for (qsizetype i = 0; i < findings.size(); ++i) {
        if (m_inquiries.at(i).settled && !std::exchange(m_inquiries[i].told, true)) {
            Q_EMIT found(findings.at(i));
            if (self.isNull()) {
                return;
            }
        }
    }
    if (allSettled) {
        Q_EMIT finished(findings);
    }
}

} // namespace qiao
