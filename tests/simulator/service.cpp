#include "simulator/service.h"

#include "simulator/behaviourjson.h"
#include "simulator/chatanswer.h"
#include "simulator/errortable.h"
#include "simulator/models.h"

namespace qiao::simulator {

namespace {

QByteArray requestIdOf(const RequestRecord &record)
{
    return "sim-" + QByteArray::number(record.id).rightJustified(8, '0');
}

AnswerPlan literalAnswer(const Behaviour &behaviour)
{
    AnswerPlan plan =
        jsonAnswer(behaviour.status > 0 ? behaviour.status : 200, behaviour.body.value_or(QByteArray()));
    if (!behaviour.body) {
        plan.headers.clear();
    }
    return plan;
}

AnswerPlan literalStream(const Behaviour &behaviour)
{
    AnswerPlan plan;
    plan.status = behaviour.status > 0 ? behaviour.status : 200;
    plan.headers = {{"Content-Type", "text/event-stream;charset=utf-8"}};
    plan.framing = AnswerPlan::Framing::Chunked;
    plan.pieces = behaviour.events;
    return plan;
}

/// An error that does not need a chat request around it.
bool isPlainError(const Behaviour &behaviour)
{
    return !behaviour.error.isEmpty()
        && (behaviour.as == ErrorForm::Status || behaviour.as == ErrorForm::JsonOk);
}

AnswerPlan plainError(const Behaviour &behaviour, const QByteArray &requestId)
{
    const NamedError *error = findError(behaviour.error);
    if (error == nullptr) {
        return errorAnswer(
            500, "simulator", "The script names an error that does not exist: " + behaviour.error, requestId);
    }
    AnswerPlan plan = errorAnswer(*error, requestId);
    if (behaviour.as == ErrorForm::JsonOk) {
        plan.status = 200;
    }
    return plan;
}

AnswerPlan methodNotAllowed(const char *allowed, const QByteArray &requestId)
{
    AnswerPlan plan = errorAnswer(405, "method_not_allowed", "Method Not Allowed", requestId);
    plan.headers.append(std::pair(QByteArray("Allow"), QByteArray(allowed)));
    return plan;
}

QByteArray bearerToken(const HttpRequest &request)
{
    const QByteArray header = headerValue(request.headers, "Authorization");
    return header.startsWith("Bearer ") ? header.sliced(7) : QByteArray();
}

} // namespace

Service::Service(Rules rules, const QList<QByteArray> &keys, std::chrono::seconds accessTokenLife,
    int chunkDelay, qsizetype journalLimit)
    : journal(journalLimit),
      oauth(accessTokenLife),
      apiKeys(keys.cbegin(), keys.cend()),
      m_rules(rules),
      m_chunkDelay(chunkDelay)
{ }

Connection::Answer Service::answer(const HttpRequest &request, int connection, const QByteArray &origin)
{
    Connection::Answer answer;
    answer.entry = journal.add(request, connection);
    const std::optional<Behaviour> scripted = script.take(request);
    const Behaviour behaviour = scripted.value_or(Behaviour{});
    if (scripted) {
        answer.entry->record.behaviour = describe(behaviour);
    }
    if (const auto plan = planPath(request.path)) {
        answer.entry->record.host = plan->host;
    }
    answer.plan = planFor(request, behaviour, answer.entry->record, origin);
    answer.plan.delayPiece = behaviour.chunkDelay >= 0 ? behaviour.chunkDelay : m_chunkDelay;
    applyFaults(answer.plan, behaviour);
    return answer;
}

AnswerPlan Service::planFor(
    const HttpRequest &request, const Behaviour &behaviour, RequestRecord &record, const QByteArray &origin)
{
    if (isPlainError(behaviour)) {
        return plainError(behaviour, requestIdOf(record));
    }
    if (!behaviour.events.isEmpty()) {
        return literalStream(behaviour);
    }
    if (behaviour.status > 0 || behaviour.body) {
        return literalAnswer(behaviour);
    }
    return routed(request, behaviour, record, origin);
}

AnswerPlan Service::routed(
    const HttpRequest &request, const Behaviour &behaviour, RequestRecord &record, const QByteArray &origin)
{
    const QByteArray &path = request.path;
    const QByteArray requestId = requestIdOf(record);
    const bool post = request.method == "POST";
    if (const auto plan = planPath(path)) {
        return planAnswer(*plan, request, behaviour, record);
    }
    if (path == "/api/v1/oauth2/device/code") {
        return post ? oauth.deviceCode(request, origin) : methodNotAllowed("POST", requestId);
    }
    if (path == "/api/v1/oauth2/token") {
        return post ? oauth.token(request, origin) : methodNotAllowed("POST", requestId);
    }
    if (path == "/authorize") {
        return oauth.authorizePage(request);
    }
    if (!isChatPath(path) && !path.endsWith("/models")) {
        return errorAnswer(*findError("wrong-path"), requestId);
    }
    if (!isAuthorized(request)) {
        return errorAnswer(*findError("invalid-token"), requestId);
    }
    if (isChatPath(path)) {
        return post ? chat(request, behaviour, record) : methodNotAllowed("POST", requestId);
    }
    return jsonAnswer(200, modelList(m_rules == Rules::Portal));
}

AnswerPlan Service::planAnswer(
    const PlanPath &path, const HttpRequest &request, const Behaviour &behaviour, RequestRecord &record)
{
    const bool isChat = isChatPath(path.rest);
    const auto chatRequest = readChatRequest(request.body);
    const QByteArray model = isChat && chatRequest ? chatRequest->model : QByteArray();
    if (const auto refused = planRefusal(path, planKeys, bearerToken(request), model, requestIdOf(record))) {
        return *refused;
    }
    if (!isChat) {
        return jsonAnswer(200, planModelList(*path.plan));
    }
    return request.method == "POST" ? chat(request, behaviour, record)
                                    : methodNotAllowed("POST", requestIdOf(record));
}

AnswerPlan Service::chat(const HttpRequest &request, const Behaviour &behaviour, RequestRecord &record)
{
    const QByteArray requestId = requestIdOf(record);
    const auto chatRequest = readChatRequest(request.body);
    if (!chatRequest) {
        return errorAnswer(400, "invalid_request_error", chatRequest.error(), requestId);
    }
    record.images = chatRequest->images;
    const bool dashScopePath = request.path.startsWith("/compatible-mode/") || !record.host.isEmpty();
    const Rules rules = m_rules == Rules::Portal && dashScopePath ? Rules::DashScope : m_rules;
    if (const auto refused = refusal(*chatRequest, rules, requestId)) {
        return *refused;
    }
    return chatAnswerFor(*chatRequest, behaviour, requestId);
}

AnswerPlan Service::chatAnswerFor(
    const ChatRequest &request, const Behaviour &behaviour, const QByteArray &requestId)
{
    const int number = ++m_answers;
    const ChatContent content = decideContent(request, behaviour, number);
    if (request.stream || behaviour.fillBytes != 0) {
        return streamedChatAnswer(content, request, behaviour, number, requestId);
    }
    if (!behaviour.error.isEmpty()) {
        return plainError(behaviour, requestId);
    }
    return plainChatAnswer(content, request, number);
}

bool Service::isAuthorized(const HttpRequest &request) const
{
    const QByteArray token = bearerToken(request);
    return apiKeys.contains(token) || oauth.isAccessTokenValid(token);
}

} // namespace qiao::simulator
