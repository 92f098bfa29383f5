#pragma once

#include "translation/native/nativesystem.h"

#include <vector>

namespace qiao::translation {

/// Finds a new place for the messages of the role "system" that stand between others: services know only user
/// and assistant. None is moved to the head of the prompt but those that stood there: that would take the
/// prompt out of the cache.
///
///     for each message in order: folding.see(message)      // true: it goes
///     folding.apply();
class SystemFolding
{
public:
    explicit SystemFolding(NativeDraft &draft) : m_draft(draft) { }

    /// The next message. True when it is a system message: what it says is put elsewhere, and it goes.
    [[nodiscard]] bool see(const RawJson::Value &message);
    /// Adds what was gathered to the user messages that it belongs to. Before anything is taken out of them.
    void apply();

    /// Those that stood before every user message: they join the system prompt.
    [[nodiscard]] const std::vector<SystemText> &leading() const { return m_leading; }
    /// A user message of those after which no user message came; empty when there are none.
    [[nodiscard]] std::string trailingMessage() const;

private:
    struct Target
    {
        RawJson::Value message;
        std::vector<SystemText> before;
        std::vector<SystemText> after;
    };

    void seeUser(const RawJson::Value &message);
    void addTo(const Target &target);
    void addToString(const Target &target, const RawJson::Value &content);
    void addToBlocks(const Target &target, const RawJson::Value &content);
    void addToResult(const RawJson::Value &result, const std::vector<SystemText> &texts);

    NativeDraft &m_draft;
    std::vector<SystemText> m_leading;
    std::vector<SystemText> m_waiting; ///< for the next user message
    std::vector<Target> m_targets; ///< user messages that something is added to
    bool m_sawUser = false;
    bool m_afterAssistant = false;
    bool m_afterToolUse = false; ///< the assistant message before called tools: their results come first
};

} // namespace qiao::translation
