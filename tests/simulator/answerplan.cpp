#include "simulator/answerplan.h"

#include <algorithm>

namespace qiao::simulator {

namespace {

QByteArray reasonPhrase(int status)
{
    static constexpr struct
    {
        int status;
        const char *reason;
    } reasons[] = {
        {200, "OK"},
        {302, "Found"},
        {307, "Temporary Redirect"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {413, "Content Too Large"},
        {429, "Too Many Requests"},
        {500, "Internal Server Error"},
        {502, "Bad Gateway"},
        {503, "Service Unavailable"},
        {504, "Gateway Timeout"},
        {529, "Overloaded"},
    };
    const auto *found = std::ranges::find(reasons, status, [](const auto &entry) { return entry.status; });
    return found == std::end(reasons) ? QByteArray("Status") : QByteArray(found->reason);
}

void setHeader(HeaderList &headers, const QByteArray &name, const QByteArray &value)
{
    for (auto &header : headers) {
        if (header.first.compare(name, Qt::CaseInsensitive) == 0) {
            header.second = value;
            return;
        }
    }
    headers.append({name, value});
}

} // namespace

AnswerPlan jsonAnswer(int status, const QByteArray &body, const HeaderList &headers)
{
    AnswerPlan plan;
    plan.status = status;
    plan.headers = headers;
    plan.headers.prepend({"Content-Type", "application/json"});
    plan.pieces = {body};
    return plan;
}

QByteArray headBytes(const AnswerPlan &plan)
{
    if (plan.insteadOfHead) {
        return *plan.insteadOfHead;
    }
    QByteArray head =
        "HTTP/1.1 " + QByteArray::number(plan.status) + ' ' + reasonPhrase(plan.status) + "\r\n";
    for (const auto &[name, value] : plan.headers) {
        head += name + ": " + value + "\r\n";
    }
    switch (plan.framing) {
    case AnswerPlan::Framing::Length: {
        qint64 length = 0;
        for (const QByteArray &piece : plan.pieces) {
            length += piece.size();
        }
        head += "Content-Length: " + QByteArray::number(length) + "\r\n";
        break;
    }
    case AnswerPlan::Framing::Chunked:
        head += "Transfer-Encoding: chunked\r\n";
        break;
    case AnswerPlan::Framing::UntilClose:
        break;
    }
    head += plan.close ? "Connection: close\r\n\r\n" : "Connection: keep-alive\r\n\r\n";
    return head;
}

void applyFaults(AnswerPlan &plan, const Behaviour &behaviour)
{
    for (const auto &[name, value] : behaviour.headers) {
        setHeader(plan.headers, name, value);
    }
    if (behaviour.retryAfter >= 0) {
        setHeader(plan.headers, "Retry-After", QByteArray::number(behaviour.retryAfter));
    }
    plan.delayHead = behaviour.delayHead;
    plan.delayFirstPiece = behaviour.delayFirstEvent;
    plan.holdHead = behaviour.holdHead;
    plan.stallAfterPieces = behaviour.stallAfterChunks;
    plan.breakAfterPieces = behaviour.breakAfterChunks;
    plan.breakAfterBytes = behaviour.breakAfterBytes;
    plan.breakWith = behaviour.breakWith;
    plan.dropConnection = behaviour.closeWithoutAnswer;
    plan.close = plan.close || behaviour.closeAfterAnswer;
    if (behaviour.quirks.testFlag(Quirk::SplitUtf8)) {
        plan.writing = AnswerPlan::Writing::SplitUtf8;
    }
    if (behaviour.quirks.testFlag(Quirk::ByteByByte)) {
        plan.writing = AnswerPlan::Writing::ByteByByte;
    }
    if (behaviour.garbage) {
        plan.insteadOfHead = behaviour.garbage;
        plan.framing = AnswerPlan::Framing::UntilClose;
        plan.pieces.clear();
        plan.close = true;
    }
}

} // namespace qiao::simulator
