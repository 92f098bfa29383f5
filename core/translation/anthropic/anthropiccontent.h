#pragma once

#include "translation/anthropic/anthropicanswer.h"
#include "translation/anthropic/anthropictooluse.h"
#include "translation/anthropic/contentsink.h"
#include "translation/anthropic/prefillecho.h"
#include "translation/json/rawjson.h"
#include "translation/json/surrogatejoiner.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

namespace qiao::translation {

/// Makes content blocks of the deltas of a chat answer. Each piece is given out as soon as it can be: what
/// belongs to the open block at once; what belongs to another while the arguments of the open tool call are
/// not complete waits, so that no block has to be opened twice.
class AnthropicContent
{
public:
    AnthropicContent(const AnthropicAnswerOptions &options, std::uint64_t idSeed);

    /// A choice's delta, or its message.
    void addDelta(const RawJson::Value &delta, ContentSink &sink);
    /// The answer is over: gives out what waits and ends the open block.
    void finish(ContentSink &sink);

    /// The service said something: text, reasoning, or a tool call.
    [[nodiscard]] bool saidSomething() const { return m_saidSomething; }
    /// A block was begun.
    [[nodiscard]] bool sawToken() const { return m_blocks > 0; }
    [[nodiscard]] bool usedTool() const { return m_tools.begun() > 0; }
    /// Bytes of text and arguments so far, as spelled by the service.
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }
    /// More waits than an answer can be worth; nothing good will come.
    [[nodiscard]] bool overflowed() const;
    [[nodiscard]] bool echoRemoved() const { return m_echo.removed(); }
    /// As the joiners of all texts.
    [[nodiscard]] bool replacedHalf() const { return m_replacedHalf; }
    [[nodiscard]] bool replacedByte() const { return m_replacedByte; }
    [[nodiscard]] const ToolUses &tools() const { return m_tools; }

private:
    enum class Kind { Text, Thinking, Tools };

    /// A run of text, or of tool calls with nothing between them.
    struct Run
    {
        Kind kind;
        std::string held; ///< text that waits
        SurrogateJoiner joiner = {};
        bool begun = false;
        ToolUseQueue tools = {}; ///< calls that are not begun
    };

    void addTexts(const RawJson::Value &value, Kind kind, ContentSink &sink);
    void addText(std::string_view spelling, Kind kind, ContentSink &sink);
    void addToolCalls(const RawJson::Value &list, ContentSink &sink);
    [[nodiscard]] Run &lastRun(Kind kind);
    void closeLastRun();
    void hold(std::string_view text, Run &run);
    void giveOut(bool final, ContentSink &sink);
    void giveOutText(Run &run, ContentSink &sink);
    void endText(Run &run, ContentSink &sink);
    void begin(Run &run, ContentSink &sink);

    std::uint64_t m_idSeed;
    PrefillEcho m_echo;
    ToolUses m_tools;
    std::deque<Run> m_runs; ///< the first is the one that is given out
    std::size_t m_bytes = 0;
    std::size_t m_waiting = 0;
    std::size_t m_blocks = 0;
    bool m_saidSomething = false;
    bool m_replacedHalf = false;
    bool m_replacedByte = false;
};

} // namespace qiao::translation
