#include "translation/toolcalls.h"

#include <algorithm>

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;

/// The index that a value means: a whole number, also one written as 1.0 or "1".
std::optional<std::int64_t> indexOf(const std::optional<RawJson::Value> &value)
{
    constexpr double largest = 1'000'000;
    if (!value) {
        return {};
    }
    if (value->kind() == Kind::String) {
        const std::string digits = value->string();
        const bool number = !digits.empty() && digits.size() <= 6
            && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
        return number ? std::optional<std::int64_t>(std::stoll(digits)) : std::nullopt;
    }
    const double number = value->number().value_or(-1);
    const bool whole =
        number >= 0 && number <= largest && number == static_cast<double>(static_cast<std::int64_t>(number));
    return whole ? std::optional(static_cast<std::int64_t>(number)) : std::nullopt;
}

} // namespace

ToolCallDelta::ToolCallDelta(const RawJson::Value &toolCall) : element(toolCall)
{
    for (auto member = element.firstChild(); member; member = member->nextSibling()) {
        const auto key = member->key();
        if (!key) {
            return;
        }
        empty = false;
        if (key->isString("index")) {
            index = member;
        } else if (key->isString("id")) {
            id = member;
        } else if (key->isString("type")) {
            type = member;
        } else if (key->isString("function")) {
            function = member->kind() == Kind::Object ? member : std::nullopt;
        }
    }
    if (function) {
        name = function->find("name");
        arguments = function->find("arguments");
    }
}

void ToolCalls::beginEvent()
{
    m_lastInThisEvent = false;
}

ToolCalls::Place ToolCalls::place(const ToolCallDelta &delta)
{
    const std::optional<std::int64_t> given = indexOf(delta.index);
    std::optional<std::size_t> found = given ? findByIndex(*given, delta) : findWithoutIndex(delta);
    const bool first = !found;
    const std::size_t position = found ? *found : add(given);
    ToolCall &call = m_calls[position];
    if (call.id.empty()) {
        call.id = delta.idText();
        if (!call.id.empty()) {
            std::size_t &last = m_byId.try_emplace(call.id, position).first->second;
            last = std::max(last, position);
        }
    }
    if (call.name.empty()) {
        call.name = delta.nameText();
    }
    m_lastInThisEvent = m_lastInThisEvent || position + 1 == m_calls.size();
    return {position, first};
}

std::optional<std::size_t> ToolCalls::findByIndex(std::int64_t index, const ToolCallDelta &delta) const
{
    const auto found = m_byIndex.find(index);
    if (found == m_byIndex.end()) {
        return {};
    }
    // Some servers give every call the same index; a new id together with a name tells.
    const ToolCall &call = m_calls[found->second];
    const std::string id = delta.id && delta.name ? delta.idText() : std::string();
    const bool other =
        !id.empty() && !call.id.empty() && !call.idMade && id != call.id && !delta.nameText().empty();
    return other ? std::nullopt : std::optional(found->second);
}

std::optional<std::size_t> ToolCalls::findWithoutIndex(const ToolCallDelta &delta) const
{
    const std::string id = delta.idText();
    if (const auto found = m_byId.find(id); !id.empty() && found != m_byId.end()) {
        return found->second;
    }
    if (m_calls.empty()) {
        return {};
    }
    const std::size_t last = m_calls.size() - 1;
    const ToolCall &call = m_calls[last];
    const std::string name = delta.nameText();
    const bool newName = !name.empty() && !call.name.empty() && name != call.name;
    const bool newId = !id.empty() && !call.idMade;
    return newName || newId || m_lastInThisEvent ? std::nullopt : std::optional(last);
}

std::size_t ToolCalls::add(std::optional<std::int64_t> givenIndex)
{
    ToolCall call;
    call.givenIndex = givenIndex;
    call.index = givenIndex && !m_indexes.contains(*givenIndex) ? *givenIndex : m_nextIndex;
    m_indexes.insert(call.index);
    m_nextIndex = std::max(m_nextIndex, call.index + 1);
    m_byIndex[givenIndex.value_or(call.index)] = m_calls.size();
    m_calls.push_back(std::move(call));
    m_lastInThisEvent = false;
    return m_calls.size() - 1;
}

} // namespace qiao::translation
