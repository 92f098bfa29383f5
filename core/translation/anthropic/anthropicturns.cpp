#include "translation/anthropic/anthropicturns.h"

#include "translation/anthropic/anthropicassistant.h"
#include "translation/anthropic/anthropicblocks.h"
#include "translation/json/spelledtext.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace qiao::translation {

namespace {

using Role = ChatMessage::Role;
using Value = RawJson::Value;

bool hasRole(const Value &message, std::string_view role)
{
    const auto value = message.find("role");
    return value && value->isString(role);
}

/// \a text in the words that Claude Code's own prompts use for what neither the user nor a tool said.
std::string asReminder(const std::string &text)
{
    return R"(<system-reminder>\n)" + text + R"(\n</system-reminder>)";
}

/// The texts of a system message that stands inside the conversation.
std::optional<ChatPart> reminderOf(const std::vector<ChatPart> &parts)
{
    const std::string text = joinedTexts(parts, R"(\n\n)");
    if (text.empty()) {
        return std::nullopt;
    }
    const bool cached = std::ranges::any_of(parts, &ChatPart::cached);
    return ChatPart{asReminder(text), false, cached};
}

void appendToText(ChatMessage &message, const ChatPart &part)
{
    ChatPart &text = message.content.back();
    text.text.append(R"(\n\n)").append(part.text);
    text.cached = text.cached || part.cached;
}

} // namespace

void addToLast(std::vector<ChatMessage> &messages, ChatPart part)
{
    if (!messages.empty() && messages.back().role == Role::Tool) {
        part.text = asReminder(part.text);
        appendToText(messages.back(), part);
        return;
    }
    if (messages.empty() || messages.back().role != Role::User) {
        messages.emplace_back();
    }
    messages.back().content.push_back(std::move(part));
}

void AnthropicTurns::add(const Value &message)
{
    if (hasRole(message, "system")) {
        addSystem(message);
        return;
    }
    m_started = true;
    if (!hasRole(message, "assistant")) {
        addUser(message);
        return;
    }
    closeTurn();
    if (m_messages.empty() || m_messages.back().role != Role::Assistant) {
        m_messages.emplace_back().role = Role::Assistant;
    }
    addAssistant(m_messages.back(), message, m_context);
}

void AnthropicTurns::addSystem(const Value &message)
{
    std::vector<ChatPart> parts;
    if (const auto content = message.find("content")) {
        appendContentParts(parts, *content, m_context);
    }
    if (!m_started) {
        std::ranges::move(parts, std::back_inserter(m_leadingSystem));
    } else if (auto reminder = reminderOf(parts)) {
        addReminder(std::move(*reminder));
    }
}

void AnthropicTurns::addReminder(ChatPart reminder)
{
    m_turnOpen = true;
    if (!m_userSeen) {
        m_held.push_back(std::move(reminder));
    } else if (m_userSpoke) {
        m_spoken.back().content.push_back(std::move(reminder));
    } else {
        m_afterResults.push_back(std::move(reminder));
    }
}

void AnthropicTurns::addUser(const Value &message)
{
    ChatMessage said;
    bool hasResults = false;
    if (const auto content = message.find("content")) {
        if (content->kind() == RawJson::Kind::String) {
            appendContentParts(said.content, *content, m_context);
        }
        forEachBlock(*content, [&](const Value &block) {
            if (isBlock(block, "tool_result")) {
                m_answers.add(block, m_context);
                hasResults = true;
            } else if (isBlock(block, "tool_use")) {
                m_context.notes.add("a tool_use left out", "only the assistant calls tools");
            } else {
                appendBlock(said.content, block, m_context);
            }
        });
    }
    m_turnOpen = true;
    if (said.content.empty() && !hasResults) {
        return; // nothing in it
    }
    m_userSeen = true;
    m_userSpoke = !said.content.empty();
    auto &target = m_userSpoke ? said.content : m_afterResults;
    target.insert(m_userSpoke ? target.begin() : target.end(), m_held.begin(), m_held.end());
    m_held.clear();
    if (m_userSpoke) {
        m_spoken.push_back(std::move(said));
    }
}

void AnthropicTurns::closeTurn()
{
    if (!m_turnOpen) {
        return;
    }
    dropEmptyAssistant();
    std::vector<ChatToolCall> none;
    const bool called = !m_messages.empty() && m_messages.back().role == Role::Assistant;
    auto answers = m_answers.take(called ? m_messages.back().calls : none, m_context);
    const bool hasResults = !answers.tools.empty();
    std::ranges::move(answers.tools, std::back_inserter(m_messages));
    tellAfterResults(hasResults);
    if (!answers.images.empty()) {
        ChatMessage &carrier = m_messages.emplace_back();
        carrier.content.push_back({"Images from the tool results above:"});
        std::ranges::move(answers.images, std::back_inserter(carrier.content));
    }
    if (!answers.orphans.empty()) {
        if (m_spoken.empty()) {
            m_spoken.emplace_back();
        }
        auto &content = m_spoken.front().content;
        content.insert(content.begin(), answers.orphans.begin(), answers.orphans.end());
    }
    std::ranges::move(m_spoken, std::back_inserter(m_messages));
    m_spoken.clear();
    m_turnOpen = m_userSeen = m_userSpoke = false;
}

/// Puts the reminders that no user's text took behind the last result, or into a message of their own.
void AnthropicTurns::tellAfterResults(bool hasResults)
{
    std::ranges::move(m_held, std::back_inserter(m_afterResults));
    m_held.clear();
    if (m_afterResults.empty()) {
        return;
    }
    if (!hasResults) {
        m_spoken.emplace(m_spoken.begin())->content = std::move(m_afterResults);
        m_afterResults.clear();
        return;
    }
    for (const ChatPart &reminder : m_afterResults) {
        appendToText(m_messages.back(), reminder);
    }
    m_afterResults.clear();
}

void AnthropicTurns::dropEmptyAssistant()
{
    if (m_messages.empty() || m_messages.back().role != Role::Assistant) {
        return;
    }
    const ChatMessage &assistant = m_messages.back();
    if (assistant.content.empty() && assistant.calls.empty() && assistant.reasoning.empty()) {
        m_messages.pop_back();
    }
}

std::vector<ChatMessage> AnthropicTurns::take()
{
    dropEmptyAssistant();
    const bool unanswered = !m_messages.empty() && !m_messages.back().calls.empty();
    m_turnOpen = m_turnOpen || unanswered;
    closeTurn();
    if (m_messages.empty()) {
        m_messages.emplace_back().content.push_back({"(no text)"});
    }
    return std::move(m_messages);
}

} // namespace qiao::translation
