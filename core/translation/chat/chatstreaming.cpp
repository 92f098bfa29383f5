#include "translation/chat/chatstreaming.h"

namespace qiao::translation {

namespace {

constexpr std::string_view why = "token counts come with it";

bool isTrue(const std::optional<RawJson::Value> &value)
{
    return value && value->kind() == RawJson::Kind::True;
}

/// Whether a client that wrote this wants one answer. A "stream" of a wrong type is the service's to judge.
bool wantsOneAnswer(const std::optional<RawJson::Value> &stream)
{
    return !stream || stream->kind() == RawJson::Kind::False || stream->kind() == RawJson::Kind::Null;
}

/// Turns include_usage on in one stream_options object; false when it is already, or is of a wrong type.
bool includeUsage(ChatDraft &draft, const RawJson::Value &options)
{
    bool present = false;
    bool changed = false;
    forEachMember(options, "include_usage", [&](const RawJson::Value &usage) {
        present = true;
        if (usage.kind() == RawJson::Kind::False || usage.kind() == RawJson::Kind::Null) {
            replaceValue(draft.edits(), usage, "true");
            changed = true;
        }
    });
    if (!present) {
        const std::string member = R"("include_usage":true)";
        appendChildren(draft.edits(), options, {&member, 1});
        changed = true;
    }
    return changed;
}

void askForUsage(ChatDraft &draft)
{
    const std::string enabled = R"({"include_usage":true})";
    if (!draft.root().find("stream_options")) {
        draft.set("stream_options", enabled);
        draft.note("stream_options.include_usage added", std::string(why));
        return;
    }
    bool changed = false;
    forEachMember(draft.root(), "stream_options", [&](const RawJson::Value &options) {
        if (options.kind() == RawJson::Kind::Null) {
            replaceValue(draft.edits(), options, enabled);
            changed = true;
        } else if (options.kind() == RawJson::Kind::Object) {
            changed = includeUsage(draft, options) || changed;
        }
    });
    if (changed) {
        draft.note("stream_options.include_usage: true", std::string(why));
    }
}

} // namespace

bool applyStreaming(ChatDraft &draft, const ModelRule &rule)
{
    const auto stream = draft.root().find("stream");
    bool streams = isTrue(stream);
    if (rule.streamsOnly && wantsOneAnswer(stream)) {
        draft.set("stream", "true");
        draft.note("stream: true", "this model only streams; the answer is put together again");
        streams = true;
    }
    if (streams) {
        askForUsage(draft);
    }
    return streams;
}

} // namespace qiao::translation
