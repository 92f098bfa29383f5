#pragma once

#include "translation/anthropic/anthropiccontext.h"
#include "translation/anthropic/toolanswers.h"
#include "translation/chat/chatmessages.h"
#include "translation/json/rawjson.h"

#include <string>
#include <vector>

namespace qiao::translation {

/// Brings the messages of an Anthropic body into the order that chat services insist on.
///
/// A turn is what stands between two assistant messages. Of a user's turn come the tool results first, as
/// the messages that answer the calls before it, then their images, then what the user said. Assistant
/// messages that follow one another become one, and those with nothing in them go.
///
/// System messages before the conversation belong to the system prompt (leadingSystem()). Later ones stay
/// where they were, as a <system-reminder> in the user's text, or in the last tool result where the user said
/// nothing: never in the system prompt, whose change would void the service's cache, and never as a user
/// message after tool results, at which Qwen's templates drop earlier thinking.
class AnthropicTurns
{
public:
    explicit AnthropicTurns(AnthropicContext &context) : m_context(context) { }

    void add(const RawJson::Value &message);
    /// All messages, at least one; call it once, after the last add().
    [[nodiscard]] std::vector<ChatMessage> take();
    [[nodiscard]] const std::vector<ChatPart> &leadingSystem() const { return m_leadingSystem; }

private:
    void addSystem(const RawJson::Value &message);
    void addUser(const RawJson::Value &message);
    void addReminder(ChatPart reminder);
    void closeTurn();
    void tellAfterResults(bool hasResults);
    void dropEmptyAssistant();

    AnthropicContext &m_context;
    std::vector<ChatMessage> m_messages;
    std::vector<ChatPart> m_leadingSystem;
    bool m_started = false; ///< something else than a system message came

    // the user's turn
    bool m_turnOpen = false;
    bool m_userSpoke = false; ///< the turn's last user message had more than results
    bool m_userSeen = false; ///< the turn has a user message
    ToolAnswers m_answers;
    std::vector<ChatMessage> m_spoken; ///< what the user said
    std::vector<ChatPart> m_held; ///< reminders for the next user message
    std::vector<ChatPart> m_afterResults; ///< reminders for the last result
};

/// Adds \a part to what the model reads last: to a user's message or, as a <system-reminder>, to a tool's.
void addToLast(std::vector<ChatMessage> &messages, ChatPart part);

} // namespace qiao::translation
