#pragma once

#include "translation/dialect.h"
#include "translation/json/jsonedits.h"
#include "translation/json/rawjson.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace qiao::translation {

/// A chat body while it is prepared: each rule adds what it changes, and all is applied at once.
class ChatDraft
{
public:
    explicit ChatDraft(const RawJson::Value &root) : m_root(root) { }

    [[nodiscard]] const RawJson::Value &root() const { return m_root; }

    /// Edits below the top level.
    [[nodiscard]] std::vector<Edit> &edits() { return m_edits; }
    /// Sets a top-level member: all of that name where it stands, a new one at the end where there is none.
    void set(std::string_view name, const std::string &json);
    /// Takes one top-level member out.
    void remove(const RawJson::Value &member);
    /// Takes out every top-level member of that name; false when there is none.
    bool remove(std::string_view name);
    void note(std::string what, std::string why);

    [[nodiscard]] const std::vector<Change> &changes() const { return m_changes; }
    /// All edits, the top level's included.
    [[nodiscard]] std::vector<Edit> allEdits() const;

private:
    RawJson::Value m_root;
    std::vector<Edit> m_edits;
    std::vector<std::size_t> m_removed; ///< where the members begin
    std::vector<std::string> m_added;
    std::vector<Change> m_changes;
};

/// \a text for a sentence: cut to a readable length, never inside a character.
[[nodiscard]] std::string shortened(std::string_view text);

} // namespace qiao::translation
