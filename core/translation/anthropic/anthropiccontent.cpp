#include "translation/anthropic/anthropiccontent.h"

#include "translation/anthropic/anthropicid.h"

#include <array>

namespace qiao::translation {

namespace {

using JsonKind = RawJson::Kind;
using Value = RawJson::Value;

constexpr std::size_t mostWaiting = 64u * 1024 * 1024;
// Ids of tool calls count from 0.
constexpr std::uint64_t firstSignature = 1u << 20;

std::string_view inner(const Value &text)
{
    return text.raw().substr(1, text.raw().size() - 2);
}

/// The text of an object that services send in place of one: {"type":"text","text":"…"} and its like.
std::optional<Value> textMember(const Value &object)
{
    for (const char *name : {"text", "content", "thinking"}) {
        const auto member = object.find(name);
        if (member && member->kind() == JsonKind::String) {
            return member;
        }
    }
    return {};
}

struct DeltaMembers
{
    explicit DeltaMembers(const Value &delta)
    {
        for (auto member = delta.firstChild(); member; member = member->nextSibling()) {
            const Value key = *member->key();
            if (key.isString("reasoning_content")) {
                reasoningContent = member;
            } else if (key.isString("reasoning")) {
                reasoning = member;
            } else if (key.isString("content")) {
                content = member;
            } else if (key.isString("refusal")) {
                refusal = member;
            } else if (key.isString("tool_calls")) {
                toolCalls = member;
            }
        }
    }

    std::optional<Value> reasoningContent;
    std::optional<Value> reasoning;
    std::optional<Value> content;
    std::optional<Value> refusal;
    std::optional<Value> toolCalls;
};

bool saysSomething(const std::optional<Value> &value)
{
    return value && value->kind() != JsonKind::Null && value->raw().size() > 2;
}

} // namespace

AnthropicContent::AnthropicContent(const AnthropicAnswerOptions &options, std::uint64_t idSeed)
    : m_idSeed(idSeed), m_echo(options.prefill), m_tools(options, idSeed)
{ }

void AnthropicContent::addDelta(const Value &delta, ContentSink &sink)
{
    if (delta.kind() != JsonKind::Object) {
        return;
    }
    const DeltaMembers members(delta);
    // Some services send their reasoning under both names.
    const bool both = saysSomething(members.reasoningContent);
    if (const auto &reasoning = both ? members.reasoningContent : members.reasoning) {
        addTexts(*reasoning, Kind::Thinking, sink);
    }
    for (const auto &text : {members.content, members.refusal}) {
        if (text) {
            addTexts(*text, Kind::Text, sink);
        }
    }
    if (members.toolCalls && members.toolCalls->kind() == JsonKind::Array) {
        addToolCalls(*members.toolCalls, sink);
    }
}

void AnthropicContent::finish(ContentSink &sink)
{
    closeLastRun();
    giveOut(true, sink);
}

bool AnthropicContent::overflowed() const
{
    return m_waiting + m_tools.waiting() > mostWaiting;
}

void AnthropicContent::addTexts(const Value &value, Kind kind, ContentSink &sink)
{
    if (value.kind() == JsonKind::String) {
        addText(inner(value), kind, sink);
    } else if (value.kind() == JsonKind::Object) {
        if (const auto text = textMember(value)) {
            addText(inner(*text), kind, sink);
        }
    } else if (value.kind() == JsonKind::Array) {
        for (auto element = value.firstChild(); element; element = element->nextSibling()) {
            if (element->kind() != JsonKind::Array) {
                addTexts(*element, kind, sink);
            }
        }
    }
}

void AnthropicContent::addText(std::string_view spelling, Kind kind, ContentSink &sink)
{
    if (spelling.empty()) {
        return;
    }
    m_saidSomething = true;
    m_bytes += spelling.size();
    Run &run = lastRun(kind);
    std::string_view text = run.joiner.add(spelling);
    text = kind == Kind::Text ? m_echo.add(text) : text;
    if (text.empty()) {
        return;
    }
    if (m_runs.size() == 1) {
        begin(run, sink);
        sink.append(text);
        return;
    }
    hold(text, run);
    giveOut(false, sink);
}

void AnthropicContent::addToolCalls(const Value &list, ContentSink &sink)
{
    m_tools.beginEvent();
    for (auto element = list.firstChild(); element; element = element->nextSibling()) {
        if (element->kind() != JsonKind::Object) {
            continue;
        }
        const ToolCallDelta call(*element);
        m_saidSomething = m_saidSomething || !call.empty;
        if (const auto added = m_tools.add(call)) {
            lastRun(Kind::Tools).tools.insert(*added);
        }
        giveOut(false, sink);
    }
}

AnthropicContent::Run &AnthropicContent::lastRun(Kind kind)
{
    if (m_runs.empty() || m_runs.back().kind != kind) {
        closeLastRun();
        m_runs.push_back({kind, {}});
    }
    return m_runs.back();
}

/// Nothing comes to the last run any more: what its text still held back is its end.
void AnthropicContent::closeLastRun()
{
    if (m_runs.empty() || m_runs.back().kind == Kind::Tools) {
        return;
    }
    Run &run = m_runs.back();
    const std::string_view rest = run.joiner.finish();
    hold(run.kind == Kind::Text ? m_echo.add(rest) : rest, run);
    if (run.kind == Kind::Text) {
        hold(m_echo.finish(), run);
    }
    m_replacedHalf = m_replacedHalf || run.joiner.replacedHalf();
    m_replacedByte = m_replacedByte || run.joiner.replacedByte();
}

void AnthropicContent::hold(std::string_view text, Run &run)
{
    run.held += text;
    m_waiting += text.size();
}

void AnthropicContent::giveOut(bool final, ContentSink &sink)
{
    while (!m_runs.empty()) {
        Run &run = m_runs.front();
        const bool more = m_runs.size() > 1;
        if (run.kind == Kind::Tools) {
            const std::size_t before = m_tools.begun();
            const bool over = m_tools.giveOut(run.tools, more, final, sink);
            m_blocks += m_tools.begun() - before;
            if (!over) {
                return;
            }
        } else {
            giveOutText(run, sink);
            if (more || final) {
                endText(run, sink);
            }
        }
        if (!more && !final) {
            return;
        }
        m_runs.pop_front();
    }
}

void AnthropicContent::giveOutText(Run &run, ContentSink &sink)
{
    if (run.held.empty()) {
        return;
    }
    begin(run, sink);
    sink.append(run.held);
    m_waiting -= run.held.size();
    run.held.clear();
}

void AnthropicContent::endText(Run &run, ContentSink &sink)
{
    if (!run.begun) {
        return;
    }
    if (run.kind == Kind::Thinking) {
        // Clients send thinking without a signature back as text, or not at all.
        sink.sign(anthropicId({}, m_idSeed, firstSignature + m_blocks));
    }
    sink.endBlock();
}

void AnthropicContent::begin(Run &run, ContentSink &sink)
{
    if (run.begun) {
        return;
    }
    run.begun = true;
    ++m_blocks;
    if (run.kind == Kind::Text) {
        sink.beginText();
    } else {
        sink.beginThinking();
    }
}

} // namespace qiao::translation
