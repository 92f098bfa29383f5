#include "simulator/service.h"

#include "simulator/behaviourjson.h"
#include "simulator/chatanswer.h"
#include "simulator/errortable.h"
#include "simulator/messagesanswer.h"
#include "simulator/messageserrors.h"
#include "simulator/messagesrules.h"
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

/// \a path decides in whose shape.
AnswerPlan plainError(const Behaviour &behaviour, const QByteArray &path, const QByteArray &requestId)
{
    const NamedError *error = findError(behaviour.error);
    if (error == nullptr) {
        return errorAnswer(
            500, "simulator", "The script names an error that does not exist: " + behaviour.error, requestId);
    }
    AnswerPlan plan =
        isMessagesPath(path) ? messagesErrorAnswer(*error, requestId) : errorAnswer(*error, requestId);
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

/// The key of a request; the Anthropic API takes it in a header of its own as well.
QByteArray keyOf(const HttpRequest &request)
{
    const QByteArray header = headerValue(request.headers, "Authorization");
    if (header.startsWith("Bearer ")) {
        return header.sliced(7);
    }
    return isMessagesPath(request.path) ? headerValue(request.headers, "X-Api-Key") : QByteArray();
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
        return plainError(behaviour, request.path, requestIdOf(record));
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
    if (!asksModel(path) && !path.endsWith("/models")) {
        return errorAnswer(*findError("wrong-path"), requestId);
    }
    if (!isAuthorized(request)) {
        return errorAnswer(*findError("invalid-token"), requestId);
    }
    if (asksModel(path)) {
        return ask(request, behaviour, record);
    }
    return jsonAnswer(200, modelList(m_rules == Rules::Portal));
}

AnswerPlan Service::planAnswer(
    const PlanPath &path, const HttpRequest &request, const Behaviour &behaviour, RequestRecord &record)
{
    const bool asks = asksModel(path.rest);
    const auto chatRequest = readChatRequest(request.body);
    const QByteArray model = asks && chatRequest ? chatRequest->model : QByteArray();
    if (const auto refused = planRefusal(path, planKeys, keyOf(request), model, requestIdOf(record))) {
        return *refused;
    }
    return asks ? ask(request, behaviour, record) : jsonAnswer(200, planModelList(*path.plan));
}

AnswerPlan Service::ask(const HttpRequest &request, const Behaviour &behaviour, RequestRecord &record)
{
    if (request.method != "POST") {
        return methodNotAllowed("POST", requestIdOf(record));
    }
    return isMessagesPath(request.path) ? messages(request, behaviour, record)
                                        : chat(request, behaviour, record);
}

AnswerPlan Service::messages(const HttpRequest &request, const Behaviour &behaviour, RequestRecord &record)
{
    const QByteArray requestId = requestIdOf(record);
    const auto asked = readMessagesRequest(request.body);
    if (!asked) {
        return messagesErrorAnswer(400, asked.error(), requestId);
    }
    record.images = asked->chat.images;
    if (const auto refused = messagesRefusal(*asked, m_rules, requestId)) {
        return *refused;
    }
    const int number = ++m_answers;
    const ChatContent content = decideContent(asked->chat, behaviour, number);
    if (asked->chat.stream || behaviour.fillBytes != 0) {
        return streamedMessagesAnswer(content, asked->chat, behaviour, number, requestId);
    }
    return behaviour.error.isEmpty() ? plainMessagesAnswer(content, asked->chat, number)
                                     : plainError(behaviour, request.path, requestId);
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
        return plainError(behaviour, {}, requestId);
    }
    return plainChatAnswer(content, request, number);
}

bool Service::isAuthorized(const HttpRequest &request) const
{
    const QByteArray token = keyOf(request);
    return apiKeys.contains(token) || oauth.isAccessTokenValid(token);
}

} // namespace qiao::simulator
