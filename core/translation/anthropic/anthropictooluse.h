#pragma once

#include "translation/anthropic/anthropicanswer.h"
#include "translation/anthropic/argumentsscan.h"
#include "translation/anthropic/contentsink.h"
#include "translation/json/surrogatejoiner.h"
#include "translation/toolcalls.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace qiao::translation {

/// Tool calls that wait for their turn: index and position.
using ToolUseQueue = std::set<std::pair<std::int64_t, std::size_t>>;

/// The tool calls of one answer on their way to tool_use blocks.
class ToolUses
{
public:
    ToolUses(const AnthropicAnswerOptions &options, std::uint64_t idSeed);

    /// Begins the elements of one event.
    void beginEvent() { m_calls.beginEvent(); }
    /// Takes in one element of delta.tool_calls. A call that is new is returned, for the queue that it joins.
    [[nodiscard]] std::optional<ToolUseQueue::value_type> add(const ToolCallDelta &delta);
    /// Gives out what can be of the open call and those in \a queue. A block is begun with the first of its
    /// arguments, when name and id are known as well as they ever will be; it ends when its arguments are
    /// complete and something else waits (\a more), or when the answer is over (\a final). True when nothing
    /// is open or waits.
    [[nodiscard]] bool giveOut(ToolUseQueue &queue, bool more, bool final, ContentSink &sink);

    /// How many blocks were begun.
    [[nodiscard]] std::size_t begun() const { return m_begun; }
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }
    /// Bytes of arguments that wait for their turn.
    [[nodiscard]] std::size_t waiting() const { return m_waiting; }

    // What was mended.
    [[nodiscard]] bool madeId() const { return m_madeId; }
    [[nodiscard]] bool droppedNameless() const { return m_droppedNameless; }
    [[nodiscard]] bool droppedLate() const { return m_droppedLate; }
    [[nodiscard]] bool interleaved() const { return m_interleaved; }
    /// As the joiners of all texts.
    [[nodiscard]] bool replacedHalf() const { return m_replacedHalf; }
    [[nodiscard]] bool replacedByte() const { return m_replacedByte; }

private:
    struct Tool
    {
        enum class State { Waiting, Open, Over };

        State state = State::Waiting;
        std::string name;
        std::string held; ///< arguments that wait
        SurrogateJoiner joiner;
        ArgumentsScan scan;
    };

    void addName(std::string_view piece, Tool &tool);
    void addArguments(const RawJson::Value &arguments, Tool &tool);
    void hold(std::string_view spelling, Tool &tool);
    [[nodiscard]] bool beginNext(ToolUseQueue &queue, bool final, ContentSink &sink);
    void endJoiner(Tool &tool);
    [[nodiscard]] std::string idOf(std::size_t position);
    [[nodiscard]] std::string_view clientName(const Tool &tool) const;

    std::vector<std::pair<std::string, std::string>> m_names;
    std::uint64_t m_idSeed;
    ToolCalls m_calls;
    std::vector<Tool> m_tools; ///< as in m_calls
    std::optional<std::size_t> m_open;
    std::unordered_set<std::string> m_ids;
    std::size_t m_begun = 0;
    std::size_t m_bytes = 0;
    std::size_t m_waiting = 0;
    bool m_madeId = false;
    bool m_droppedNameless = false;
    bool m_droppedLate = false;
    bool m_interleaved = false;
    bool m_replacedHalf = false;
    bool m_replacedByte = false;
};

} // namespace qiao::translation
