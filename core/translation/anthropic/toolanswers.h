#pragma once

#include "translation/anthropic/anthropiccontext.h"
#include "translation/chat/chatmessages.h"
#include "translation/json/rawjson.h"

#include <string>
#include <vector>

namespace qiao::translation {

/// The tool results of one user's turn, until they are put behind the calls they answer.
class ToolAnswers
{
public:
    /// Takes a tool_result block.
    void add(const RawJson::Value &block, AnthropicContext &context);

    /// What the results of a turn come to.
    struct Messages
    {
        std::vector<ChatMessage> tools; ///< one for each call, in the calls' order; cache_control on the last
        std::vector<ChatPart> images; ///< of all results: tool messages take none
        std::vector<ChatPart>
            orphans; ///< results of calls that were not made, as text for the user's message
    };

    /// Ends the turn: pairs the results with \a calls by id. A call without a result is answered with a note;
    /// of calls with the same id all but the first get a new one.
    [[nodiscard]] Messages take(std::vector<ChatToolCall> &calls, AnthropicContext &context);

private:
    struct Result
    {
        std::string callId;
        std::string text; ///< spelled
        std::vector<ChatPart> images;
        bool cached = false;
    };

    /// The result for each call, null where there is none; those of no call go to \a orphans.
    [[nodiscard]] std::vector<Result *> paired(
        const std::vector<ChatToolCall> &calls, std::vector<ChatPart> &orphans, AnthropicContext &context);

    std::vector<Result> m_results;
};

} // namespace qiao::translation
