#include "translation/native/nativefold.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;
using Value = RawJson::Value;

constexpr std::string_view gap = R"(\n\n)";

bool hasRole(const Value &message, std::string_view role)
{
    const auto value = message.find("role");
    return value && value->isString(role);
}

bool callsTools(const Value &message)
{
    const auto content = message.find("content");
    for (auto block = content && content->kind() == Kind::Array ? content->firstChild() : std::nullopt; block;
         block = block->nextSibling()) {
        if (nativeBlock(*block) == NativeBlock::ToolUse) {
            return true;
        }
    }
    return false;
}

std::string joined(const std::vector<SystemText> &texts)
{
    std::string all;
    for (const SystemText &text : texts) {
        all.append(all.empty() ? "" : gap).append(text.spelled);
    }
    return all;
}

bool anyMarker(const std::vector<SystemText> &texts)
{
    return std::ranges::any_of(texts, [](const SystemText &text) { return text.marker; });
}

std::string blocks(const std::vector<SystemText> &texts)
{
    std::string all;
    for (const SystemText &text : texts) {
        all.append(all.empty() ? "" : ",").append(text.block());
    }
    return all;
}

/// The last tool result, where the list holds nothing else.
std::optional<Value> onlyResults(const Value &content)
{
    std::optional<Value> last;
    for (auto block = content.firstChild(); block; block = block->nextSibling()) {
        if (nativeBlock(*block) != NativeBlock::ToolResult) {
            return std::nullopt;
        }
        last = block;
    }
    return last;
}

} // namespace

bool SystemFolding::see(const Value &message)
{
    if (hasRole(message, "system")) {
        const SystemText text = systemTextOf(m_draft, message);
        if (text.spelled.empty()) {
            return true;
        }
        if (!m_sawUser) {
            m_leading.push_back(text);
        } else if (m_afterAssistant) {
            m_waiting.push_back(text.reminder());
        } else {
            m_targets.back().after.push_back(text.reminder());
        }
        return true;
    }
    if (hasRole(message, "user")) {
        seeUser(message);
    } else {
        m_afterAssistant = true;
        m_afterToolUse = callsTools(message);
    }
    return false;
}

void SystemFolding::seeUser(const Value &message)
{
    Target target{message, {}, {}};
    (m_afterToolUse ? target.after : target.before) = std::exchange(m_waiting, {});
    if (!m_targets.empty() && m_targets.back().before.empty() && m_targets.back().after.empty()) {
        m_targets.pop_back();
    }
    m_targets.push_back(std::move(target));
    m_sawUser = true;
    m_afterAssistant = false;
    m_afterToolUse = false;
}

void SystemFolding::apply()
{
    for (const Target &target : m_targets) {
        if (!target.before.empty() || !target.after.empty()) {
            addTo(target);
        }
    }
}

std::string SystemFolding::trailingMessage() const
{
    return m_waiting.empty() ? std::string() : R"({"role":"user","content":[)" + blocks(m_waiting) + "]}";
}

void SystemFolding::addTo(const Target &target)
{
    const auto content = target.message.find("content");
    if (content && content->kind() == Kind::String) {
        addToString(target, *content);
    } else if (content && content->kind() == Kind::Array) {
        addToBlocks(target, *content);
    } else {
        std::vector<SystemText> all = target.before;
        all.insert(all.end(), target.after.begin(), target.after.end());
        const std::string list = '[' + blocks(all) + ']';
        if (content) {
            replaceValue(m_draft.body.edits(), *content, list);
        } else {
            const std::string member = R"("content":)" + list;
            appendChildren(m_draft.body.edits(), target.message, {&member, 1});
        }
    }
}

void SystemFolding::addToString(const Target &target, const Value &content)
{
    auto &edits = m_draft.body.edits();
    if (anyMarker(target.before) || anyMarker(target.after)) {
        const std::string open = target.before.empty() ? "[" : '[' + blocks(target.before) + ',';
        const std::string close = target.after.empty() ? "]" : ',' + blocks(target.after) + ']';
        edits.push_back({content.begin(), 0, open + R"({"type":"text","text":)"});
        edits.push_back({content.end(), 0, '}' + close});
        return;
    }
    if (!target.before.empty()) {
        edits.push_back({content.begin() + 1, 0, joined(target.before) + std::string(gap)});
    }
    if (!target.after.empty()) {
        edits.push_back({content.end() - 1, 0, std::string(gap) + joined(target.after)});
    }
}

void SystemFolding::addToBlocks(const Target &target, const Value &content)
{
    if (const auto result = onlyResults(content); result && target.before.empty()) {
        addToResult(*result, target.after);
        return;
    }
    auto &edits = m_draft.body.edits();
    const bool empty = !content.firstChild();
    if (!target.before.empty()) {
        edits.push_back(
            {content.begin() + 1, 0, blocks(target.before) + (empty && target.after.empty() ? "" : ",")});
    }
    if (!target.after.empty()) {
        const std::string added = blocks(target.after);
        appendChildren(edits, content, {&added, 1});
    }
}

/// Qwen's templates forget the thinking so far at a user's text: after results there must be none that is
/// new.
void SystemFolding::addToResult(const Value &result, const std::vector<SystemText> &texts)
{
    auto &edits = m_draft.body.edits();
    const auto content = result.find("content");
    std::vector<std::string> members;
    if (content && content->kind() == Kind::String) {
        const std::string_view before = content->raw().size() > 2 ? gap : std::string_view();
        edits.push_back({content->end() - 1, 0, std::string(before) + joined(texts)});
    } else if (content && content->kind() == Kind::Array) {
        const std::string added = SystemText{joined(texts), false}.block();
        appendChildren(edits, *content, {&added, 1});
    } else if (content) {
        replaceValue(edits, *content, '"' + joined(texts) + '"');
    } else {
        members.push_back(R"("content":")" + joined(texts) + '"');
    }
    if (anyMarker(texts) && !result.find("cache_control")) {
        members.push_back(R"("cache_control":)" + std::string(cacheMarker));
    }
    appendChildren(edits, result, members);
}

} // namespace qiao::translation
