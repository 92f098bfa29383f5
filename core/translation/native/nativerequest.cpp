#include "translation/native/nativerequest.h"

#include "translation/json/jsontext.h"
#include "translation/native/nativeanswer.h"
#include "translation/native/nativedraft.h"
#include "translation/native/nativeendmarker.h"
#include "translation/native/nativemessages.h"
#include "translation/native/nativerules.h"
#include "translation/native/nativethinking.h"
#include "translation/native/nativetools.h"

#include <utility>

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;
using Value = RawJson::Value;

/// Takes the top-level members out that the service is not sent.
void dropFields(NativeDraft &draft)
{
    for (auto member = draft.root().firstChild(); member; member = member->nextSibling()) {
        const Value key = *member->key();
        if (const char *why = whyDropped(NativePlace::Request, key)) {
            draft.body.remove(*member);
            draft.noteDropped(why, {}, key.string());
        }
    }
}

void resolveModel(NativeDraft &draft, const std::string &asked)
{
    if (asked == draft.model) {
        return;
    }
    draft.body.set("model", jsonString(draft.model));
    draft.body.note(
        "model: " + shortened(asked) + " → " + shortened(draft.model), "the alias table names this model");
}

/// What the client wants the answer's text to be, as an instruction: services publish no field for it.
std::vector<SystemText> formatInstruction(NativeDraft &draft)
{
    const auto config = draft.root().find("output_config");
    const auto format = config ? config->find("format") : std::nullopt;
    const auto schema = format ? format->find("schema") : std::nullopt;
    if (!schema || schema->kind() != Kind::Object) {
        return {};
    }
    draft.body.note(
        "output_config.format put into the system prompt", "the service's Anthropic API does not publish it");
    const std::string quoted = jsonString(
        "Answer with one JSON value that is valid against this JSON Schema, and with nothing else, "
        "no Markdown around it:\n"
        + std::string(schema->raw()));
    return {SystemText{quoted.substr(1, quoted.size() - 2), false}};
}

bool isTrue(const std::optional<Value> &value)
{
    return value && value->kind() == Kind::True;
}

/// Whether the service answers with a stream.
bool applyStreaming(NativeDraft &draft)
{
    if (isTrue(draft.root().find("stream"))) {
        return true;
    }
    if (!draft.rule.streamsOnly && !mayThink(draft)) {
        return false;
    }
    draft.body.set("stream", "true");
    draft.body.note("stream: true", "a model that thinks only streams; the answer is put together again");
    return true;
}

/// \a body with the marker of a request that is to be cached by itself. The service publishes markers on
/// blocks alone.
std::string markedAtItsEnd(NativeDraft &draft, std::string body)
{
    if (!cachesAutomatically(draft.root())) {
        return body;
    }
    std::string marked = withEndMarker(body);
    if (marked.empty()) {
        draft.body.note("no cache marker at the end", "no block is there to carry it");
        return body;
    }
    draft.body.note("cache_control put on the last block", "the service takes it there alone");
    return marked;
}

} // namespace

std::optional<std::string> nativeObstacle(std::string_view model, const ServiceRules &rules)
{
    if (!rules.speaksMessages) {
        return "the account's service has no Anthropic API of its own";
    }
    const char *why = whyNoNative(model);
    return why ? std::optional<std::string>(why) : std::nullopt;
}

std::optional<std::string> nativeObstacle(
    const RawJson::Value &root, std::string_view model, const ServiceRules &rules)
{
    auto obstacle = nativeObstacle(model, rules);
    if (!obstacle && wantsWebSearch(root)) {
        obstacle = "the service's Anthropic API does not search the web";
    }
    return obstacle;
}

PreparedRequest prepareNative(const RawJson::Value &root, std::string_view body, const std::string &asked,
    const std::string &model, const ServiceRules &rules)
{
    NativeDraft draft(root, model, ruleForModel(model, rules.service));
    draft.body.note("sent to the service's own Anthropic API", "the account's service has one");
    resolveModel(draft, asked);
    dropFields(draft);
    std::vector<SystemText> system = applyNativeMessages(draft);
    for (SystemText &instruction : formatInstruction(draft)) {
        system.push_back(std::move(instruction));
    }
    applyNativeSystem(draft, system);
    applyNativeTools(draft);
    applyNativeThinking(draft);

    PreparedRequest prepared;
    prepared.api = PreparedRequest::Api::Messages;
    prepared.model = model;
    prepared.streamUpstream = applyStreaming(draft);
    auto edits = draft.body.allEdits();
    prepared.unchanged = edits.empty();
    if (!prepared.unchanged) {
        prepared.body = markedAtItsEnd(draft, spliced(body, std::move(edits)));
    }
    prepared.changes = draft.changes();
    prepared.answer = nativeAnswer({asked});
    return prepared;
}

} // namespace qiao::translation
