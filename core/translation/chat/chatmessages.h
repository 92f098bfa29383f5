#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace qiao::translation {

/// One part of a message's content.
struct ChatPart
{
    std::string text; ///< spelled (see spelledtext.h); an image's URL
    bool image = false;
    bool cached = false; ///< carries cache_control
};

struct ChatToolCall
{
    std::string id;
    std::string name; ///< at the service
    std::string_view input; ///< a JSON object as the client wrote it; empty = none
};

/// A message of a chat completions body while it is put together.
struct ChatMessage
{
    enum class Role { System, User, Assistant, Tool };

    Role role = Role::User;
    std::vector<ChatPart> content = {};
    std::string reasoning = {}; ///< spelled
    std::vector<ChatToolCall> calls = {};
    std::string callId = {}; ///< of a tool's message
    bool partial = false; ///< the answer goes on from here
};

/// How the service wants messages written.
struct ChatMessageForm
{
    bool textParts = true; ///< several texts may stand as a list of parts
    bool bothReasonings = false; ///< "reasoning" beside "reasoning_content"
};

/// The texts of \a parts, joined by \a separator (spelled).
[[nodiscard]] std::string joinedTexts(const std::vector<ChatPart> &parts, std::string_view separator);

/// Appends \a message as JSON. A content is a list of parts where it holds an image, cache_control or, if the
/// form has it, several texts; else a string. A system message's parts hold what separates them.
void appendMessage(std::string &out, const ChatMessage &message, const ChatMessageForm &form);

} // namespace qiao::translation
