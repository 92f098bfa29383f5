#pragma once

#include "translation/json/rawjson.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace qiao::translation {

/// One tool call of a choice, as the deltas so far tell it.
struct ToolCall
{
    std::int64_t index = 0; ///< its place in the client's message
    std::optional<std::int64_t> givenIndex; ///< what the service calls it
    std::string id; ///< the service's, or the one made for it
    std::string name;
    bool idMade = false; ///< the service gave none in the first delta
};

/// The members of one element of delta.tool_calls. The values live as long as their RawJson.
struct ToolCallDelta
{
    explicit ToolCallDelta(const RawJson::Value &element);

    [[nodiscard]] std::string idText() const { return id ? id->string() : std::string(); }
    [[nodiscard]] std::string nameText() const { return name ? name->string() : std::string(); }

    RawJson::Value element;
    std::optional<RawJson::Value> index;
    std::optional<RawJson::Value> id;
    std::optional<RawJson::Value> type;
    std::optional<RawJson::Value> function; ///< only if it is an object
    std::optional<RawJson::Value> name;
    std::optional<RawJson::Value> arguments;
    bool empty = true; ///< the element has no member at all
};

/// Finds out which call each delta belongs to: by index; where the service gives none (or gives one index to
/// several calls), by id; else the last call.
class ToolCalls
{
public:
    struct Place
    {
        std::size_t call; ///< position in calls()
        bool first; ///< the call's first delta
    };

    /// Begins the elements of one event: they all belong to different calls.
    void beginEvent();
    [[nodiscard]] Place place(const ToolCallDelta &delta);

    [[nodiscard]] ToolCall &call(std::size_t position) { return m_calls[position]; }
    [[nodiscard]] const std::vector<ToolCall> &calls() const { return m_calls; }

private:
    [[nodiscard]] std::optional<std::size_t> findByIndex(
        std::int64_t index, const ToolCallDelta &delta) const;
    [[nodiscard]] std::optional<std::size_t> findWithoutIndex(const ToolCallDelta &delta) const;
    [[nodiscard]] std::size_t add(std::optional<std::int64_t> givenIndex);

    std::vector<ToolCall> m_calls;
    // The last call of each, so that an answer of very many calls costs no more for each.
    std::unordered_map<std::int64_t, std::size_t> m_byIndex; ///< by what the service calls it
    std::unordered_map<std::string, std::size_t> m_byId;
    std::unordered_set<std::int64_t> m_indexes; ///< those taken in the client's message
    std::int64_t m_nextIndex = 0;
    bool m_lastInThisEvent = false; ///< a delta of this event belongs to the last call
};

} // namespace qiao::translation
