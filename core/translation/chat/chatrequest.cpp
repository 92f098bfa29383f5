#include "translation/chat/chatrequest.h"

#include "translation/chat/chataggregate.h"
#include "translation/chat/chatdraft.h"
#include "translation/chat/chatstream.h"
#include "translation/chat/chatstreaming.h"
#include "translation/chat/chatsystem.h"
#include "translation/chat/chatthinking.h"
#include "translation/errors/bodyerror.h"
#include "translation/json/jsontext.h"

#include <algorithm>
#include <optional>

namespace qiao::translation {

namespace {

std::optional<RequestError> checkMessages(const RawJson::Value &root)
{
    const auto messages = root.find("messages");
    if (!messages) {
        return RequestError{"The request has no messages: send a non-empty list of them.", "messages", {}};
    }
    if (messages->kind() != RawJson::Kind::Array || !messages->firstChild()) {
        return RequestError{"messages must be a non-empty list.", "messages", {}};
    }
    return std::nullopt;
}

std::optional<RequestError> checkModel(const RawJson::Value &root)
{
    const auto model = root.find("model");
    if (!model) {
        return RequestError{"The request names no model.", "model", {}};
    }
    if (model->kind() != RawJson::Kind::String || model->isString("")) {
        return RequestError{"model must be the name of a model, as a string.", "model", {}};
    }
    return std::nullopt;
}

std::optional<RequestError> checkTemperature(const RawJson::Value &root)
{
    const auto temperature = root.find("temperature");
    const auto degrees = temperature ? temperature->number() : std::nullopt;
    if (!degrees || (*degrees >= 0 && *degrees <= 2)) {
        return std::nullopt;
    }
    return RequestError{"temperature must be between 0 and 2, and is " + shortened(temperature->raw()) + '.',
        "temperature", {}};
}

std::optional<RequestError> checkAccount(const RawJson::Value &root)
{
    const auto account = root.find("account");
    if (!account || account->kind() == RawJson::Kind::String || account->kind() == RawJson::Kind::Null) {
        return std::nullopt;
    }
    return RequestError{"account must be the name of an account, as a string.", "account", {}};
}

std::optional<RequestError> check(const RawJson::Value &root)
{
    if (root.kind() != RawJson::Kind::Object) {
        return RequestError{"The request body must be a JSON object.", {}, {}};
    }
    for (const auto &step : {checkModel, checkMessages, checkTemperature, checkAccount}) {
        if (auto error = step(root)) {
            return error;
        }
    }
    return std::nullopt;
}

void resolveModel(ChatDraft &draft, const std::string &asked, const std::string &model, Service service)
{
    if (asked == model) {
        return;
    }
    draft.set("model", jsonString(model));
    draft.note("model: " + shortened(asked) + " → " + shortened(model),
        service == Service::Portal ? "a Qwen sign-in serves this model" : "the alias table names this model");
}

void clampTokens(ChatDraft &draft, const ModelRule &rule)
{
    if (!rule.outputTokens) {
        return;
    }
    const std::string limit = std::to_string(*rule.outputTokens);
    for (const std::string_view name : {"max_tokens", "max_completion_tokens"}) {
        std::optional<RawJson::Value> clamped;
        forEachMember(draft.root(), name, [&](const RawJson::Value &value) {
            if (value.number().value_or(0) > static_cast<double>(*rule.outputTokens)) {
                replaceValue(draft.edits(), value, limit);
                clamped = value;
            }
        });
        if (clamped) {
            draft.note(std::string(name) + ": " + shortened(clamped->raw()) + " → " + limit,
                "the most this model writes");
        }
    }
}

/// Back to a client that speaks what the service speaks.
class ChatAnswerTranslation final : public AnswerTranslation
{
public:
    explicit ChatAnswerTranslation(bool keepUsageChunk) : m_keepUsageChunk(keepUsageChunk) { }

    [[nodiscard]] std::unique_ptr<StreamTranslator> stream(const AnswerContext &context) const override
    {
        return std::make_unique<ChatStream>(
            ChatStreamOptions{m_keepUsageChunk, context.idSeed, context.error});
    }
    [[nodiscard]] std::unique_ptr<WholeTranslator> whole(const AnswerContext &context) const override
    {
        return std::make_unique<ChatAggregate>(context.idSeed, context.error);
    }

private:
    bool m_keepUsageChunk;
};

} // namespace

tl::expected<ChatRequest, RequestError> ChatRequest::parse(std::string_view body)
{
    ChatRequest request;
    request.m_body = body;
    if (!request.m_json.parse(body)) {
        return tl::unexpected(notJson(request.m_json, body));
    }
    const RawJson::Value root = request.m_json.root();
    if (auto error = check(root)) {
        return tl::unexpected(std::move(*error));
    }
    request.m_model = root.find("model")->string();
    if (const auto account = root.find("account")) {
        request.m_account = account->string();
    }
    const auto stream = root.find("stream");
    request.m_stream = stream && stream->kind() == RawJson::Kind::True;
    const auto options = root.find("stream_options");
    const auto usage = options ? options->find("include_usage") : std::nullopt;
    request.m_wantsUsage = usage && usage->kind() == RawJson::Kind::True;
    return request;
}

PreparedRequest ChatRequest::prepare(const ServiceRules &rules) const
{
    PreparedRequest prepared;
    prepared.model = resolveAlias(m_model, rules.aliases, rules.realIds);
    const ModelRule &rule = ruleForModel(prepared.model, rules.service);

    ChatDraft draft(m_json.root());
    if (draft.remove("account")) {
        draft.note("account removed", "it is meant for Qiao");
    }
    resolveModel(draft, m_model, prepared.model, rules.service);
    if (rules.service == Service::Portal) {
        putSystemFirst(draft);
    } else {
        renameDeveloperRole(draft);
    }
    clampTokens(draft, rule);
    applyThinking(draft, rule);
    prepared.streamUpstream = applyStreaming(draft, rule);

    auto edits = draft.allEdits();
    prepared.unchanged = edits.empty();
    if (!prepared.unchanged) {
        prepared.body = spliced(m_body, std::move(edits));
    }
    prepared.changes = draft.changes();
    prepared.answer = std::make_shared<ChatAnswerTranslation>(m_wantsUsage);
    return prepared;
}

} // namespace qiao::translation
