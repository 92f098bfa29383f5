#pragma once

#include "translation/chat/chatevents.h"
#include "translation/json/splice.h"
#include "translation/toolcalls.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace qiao::translation {

/// What is mended in an OpenAI chat stream, each because a client library was seen to break without it.
enum class Mend : std::uint32_t {
    Role = 1, ///< no role in the first delta
    ToolIndex = 2, ///< a tool call delta without an index of its own
    ToolIdentity = 4, ///< a tool call's first delta without id or type
    UsageChunk = 8, ///< a usage chunk that the client did not ask for
    FinishReason = 16,
    Done = 32, ///< no [DONE]
    Encoding = 64, ///< bytes that are no UTF-8
    EmptyEvent = 128,
    Document = 256, ///< one JSON document instead of a stream
};

/// Follows the chunks of one stream and says what to change in each.
class ChatMender
{
public:
    struct Choice
    {
        std::int64_t index = 0;
        bool roleSeen = false;
        bool finished = false;
        ToolCalls tools;
    };

    /// \a idSeed varies the tool call ids that have to be made; equal seeds and streams give equal ids.
    explicit ChatMender(std::uint64_t idSeed);

    /// The edits that \a chunk needs, as offsets into its text; valid until the next call.
    [[nodiscard]] const std::vector<Edit> &mend(const ChatChunk &chunk);

    [[nodiscard]] const std::vector<Choice> &choices() const { return m_choices; }
    [[nodiscard]] bool sawToken() const { return m_sawToken; }
    /// The kinds of mends so far, as a set of Mend.
    [[nodiscard]] std::uint32_t mends() const { return m_mends; }

private:
    [[nodiscard]] Choice &choiceOf(const RawJson::Value &choice, std::int64_t position);
    void mendChoice(const RawJson::Value &choice, std::int64_t position);
    void mendDelta(const RawJson::Value &delta, Choice &state);
    void mendRole(const RawJson::Value &delta, const std::optional<RawJson::Value> &role);
    void mendToolCalls(const RawJson::Value &toolCalls, Choice &state);
    void mendToolCall(const ToolCallDelta &delta, const ToolCalls::Place &place, ToolCall &call);
    /// Puts \a value where \a member is, or collects it for one insertion at the object's front.
    void set(const std::optional<RawJson::Value> &member, std::string_view name, std::string value,
        std::string &insertion);
    void insertAtFront(const RawJson::Value &object, std::string insertion);
    [[nodiscard]] std::string madeId();
    void note(Mend mend) { m_mends |= static_cast<std::uint32_t>(mend); }

    std::uint64_t m_idSeed;
    std::uint64_t m_idsMade = 0;
    std::uint64_t m_responseHash = 0;
    std::vector<Choice> m_choices;
    std::vector<Edit> m_edits;
    std::uint32_t m_mends = 0;
    bool m_sawToken = false;
};

} // namespace qiao::translation
