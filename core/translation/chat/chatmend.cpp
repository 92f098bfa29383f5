#include "translation/chat/chatmend.h"

#include "translation/json/jsontext.h"
#include "translation/json/mixedbits.h"

#include <algorithm>
#include <array>

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;
using Value = RawJson::Value;

bool isText(const std::optional<Value> &value)
{
    return value && value->kind() == Kind::String && value->raw().size() > 2;
}

std::uint64_t hashed(std::string_view text, std::uint64_t hash)
{
    for (const char c : text) { // FNV-1a
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    }
    return hash;
}

/// Members of a delta whose text is something the model said.
bool isModelText(const Value &key)
{
    static constexpr std::array names{"content", "reasoning_content", "reasoning", "refusal"};
    return std::any_of(names.begin(), names.end(), [&key](const char *name) { return key.isString(name); });
}

} // namespace

ChatMender::ChatMender(std::uint64_t idSeed) : m_idSeed(idSeed) { }

const std::vector<Edit> &ChatMender::mend(const ChatChunk &chunk)
{
    m_edits.clear();
    if (!chunk.choices) {
        return m_edits;
    }
    if (m_responseHash == 0) {
        const auto id = chunk.root.find("id");
        m_responseHash = hashed(id ? id->raw() : std::string_view(), 0xCBF29CE484222325u ^ m_idSeed);
    }
    std::int64_t position = 0;
    for (auto choice = chunk.choices->firstChild(); choice; choice = choice->nextSibling()) {
        if (choice->kind() == Kind::Object) {
            mendChoice(*choice, position);
        }
        ++position;
    }
    return m_edits;
}

ChatMender::Choice &ChatMender::choiceOf(const Value &choice, std::int64_t position)
{
    const auto member = choice.find("index");
    const double number = member ? member->number().value_or(-1) : -1;
    const std::int64_t index = number >= 0 && number < 1e6 ? static_cast<std::int64_t>(number) : position;
    for (Choice &state : m_choices) {
        if (state.index == index) {
            return state;
        }
    }
    Choice state;
    state.index = index;
    return m_choices.emplace_back(std::move(state));
}

void ChatMender::mendChoice(const Value &choice, std::int64_t position)
{
    Choice &state = choiceOf(choice, position);
    std::optional<Value> delta;
    for (auto member = choice.firstChild(); member; member = member->nextSibling()) {
        const Value key = *member->key();
        if (key.isString("delta")) {
            delta = member;
        } else if (key.isString("finish_reason") && isText(member)) {
            state.finished = true;
        }
    }
    if (delta && delta->kind() == Kind::Object) {
        mendDelta(*delta, state);
    }
}

void ChatMender::mendDelta(const Value &delta, Choice &state)
{
    std::optional<Value> role;
    std::optional<Value> toolCalls;
    for (auto member = delta.firstChild(); member; member = member->nextSibling()) {
        const Value key = *member->key();
        if (key.isString("role")) {
            role = member;
        } else if (key.isString("tool_calls")) {
            toolCalls = member;
        } else if (isModelText(key)) {
            m_sawToken = m_sawToken || isText(member);
        } else if (key.isString("function_call")) {
            m_sawToken = m_sawToken || member->kind() == Kind::Object;
        }
    }
    if (!state.roleSeen) {
        state.roleSeen = true;
        mendRole(delta, role);
    }
    if (toolCalls && toolCalls->kind() == Kind::Array) {
        mendToolCalls(*toolCalls, state);
    }
}

void ChatMender::mendRole(const Value &delta, const std::optional<Value> &role)
{
    if (isText(role)) {
        return;
    }
    std::string insertion;
    set(role, "role", "\"assistant\"", insertion);
    insertAtFront(delta, std::move(insertion));
    note(Mend::Role);
}

void ChatMender::mendToolCalls(const Value &toolCalls, Choice &state)
{
    state.tools.beginEvent();
    for (auto element = toolCalls.firstChild(); element; element = element->nextSibling()) {
        if (element->kind() != Kind::Object) {
            continue;
        }
        const ToolCallDelta delta(*element);
        const ToolCalls::Place place = state.tools.place(delta);
        mendToolCall(delta, place, state.tools.call(place.call));
        m_sawToken = m_sawToken || isText(delta.name) || isText(delta.arguments);
    }
}

void ChatMender::mendToolCall(const ToolCallDelta &delta, const ToolCalls::Place &place, ToolCall &call)
{
    std::string insertion;
    const std::string index = std::to_string(call.index);
    if (!delta.index || delta.index->raw() != index) {
        set(delta.index, "index", index, insertion);
        note(Mend::ToolIndex);
    }
    if (place.first && !isText(delta.id)) {
        call.id = madeId();
        call.idMade = true;
        set(delta.id, "id", jsonString(call.id), insertion);
        note(Mend::ToolIdentity);
    } else if (call.idMade && isText(delta.id) && !delta.id->isString(call.id)) {
        set(delta.id, "id", jsonString(call.id), insertion); // the id that the client knows stays
    }
    if (place.first && !isText(delta.type)) {
        set(delta.type, "type", "\"function\"", insertion);
        note(Mend::ToolIdentity);
    }
    insertAtFront(delta.element, std::move(insertion));
}

void ChatMender::set(
    const std::optional<Value> &member, std::string_view name, std::string value, std::string &insertion)
{
    if (member) {
        m_edits.push_back({member->begin(), member->raw().size(), std::move(value)});
        return;
    }
    insertion.append(insertion.empty() ? "\"" : ",\"").append(name).append("\":").append(value);
}

void ChatMender::insertAtFront(const Value &object, std::string insertion)
{
    if (insertion.empty()) {
        return;
    }
    insertion += object.firstChild() ? "," : "";
    m_edits.push_back({object.begin() + 1, 0, std::move(insertion)});
}

std::string ChatMender::madeId()
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string id = "call_";
    ++m_idsMade;
    for (std::uint64_t part = 0; part < 2; ++part) {
        std::uint64_t bits = mixedBits(m_responseHash + (2 * m_idsMade + part) * 0x9E3779B97F4A7C15u);
        for (int i = 0; i < 12; ++i, bits >>= 4) {
            id += digits[bits & 15u];
        }
    }
    return id;
}

} // namespace qiao::translation
