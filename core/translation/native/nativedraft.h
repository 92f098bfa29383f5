#pragma once

#include "translation/chat/chatdraft.h"
#include "translation/json/rawjson.h"
#include "translation/models/modelrules.h"
#include "translation/native/nativerules.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace qiao::translation {

/// A request while it is made fit for the Anthropic API of a service: each step adds what it changes to body,
/// and all is applied at once.
class NativeDraft
{
public:
    /// \a rule has to outlive the draft.
    NativeDraft(const RawJson::Value &root, std::string model, const ModelRule &rule);

    [[nodiscard]] const RawJson::Value &root() const { return body.root(); }
    /// The list that a top-level member is; nullopt when it is none.
    [[nodiscard]] std::optional<RawJson::Value> list(std::string_view name) const;

    /// Takes out of \a object what the service is not sent (see whyDropped()), its cache marker too where the
    /// request has too many. \a also: further members that go.
    void dropMembers(const RawJson::Value &object, NativePlace place,
        const std::function<bool(const RawJson::Value &)> &also = {});
    /// Remembers that a member went, for the list of changes. \a place: what comes before its name.
    void noteDropped(const char *why, std::string_view place, std::string_view name);

    /// Whether the cache marker of \a block, if it has one, is sent on.
    [[nodiscard]] bool keepsMarker(const RawJson::Value &block) const;
    /// "cache_control":{…} with a comma in front where \a block has a marker that is kept; else nothing.
    [[nodiscard]] std::string markerOf(const RawJson::Value &block) const;

    /// All changes, those of the members that went included.
    [[nodiscard]] std::vector<Change> changes() const;

    ChatDraft body;
    std::string model;
    const ModelRule &rule;
    bool insistsOnTool = false; ///< a tool_choice of "any" or of one tool is sent

private:
    struct Dropped
    {
        const char *why;
        std::set<std::string, std::less<>> names;
    };

    void planMarkers();
    void simplifyMarker(const RawJson::Value &control);
    void addMarkersIn(const RawJson::Value &list, std::vector<std::size_t> &found) const;

    std::vector<Dropped> m_dropped;
    std::vector<std::size_t> m_unmarked; ///< where the blocks begin whose marker goes, sorted
    bool m_markerSimplified = false;
};

} // namespace qiao::translation
