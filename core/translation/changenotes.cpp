#include "translation/changenotes.h"

#include <algorithm>
#include <utility>

namespace qiao::translation {

void ChangeNotes::add(std::string what, std::string why)
{
    constexpr std::size_t longest = 40;
    const Change change{std::move(what), std::move(why)};
    const auto known =
        std::ranges::find_if(m_notes, [&change](const Note &note) { return note.change == change; });
    if (known != m_notes.end()) {
        ++known->count;
    } else if (m_notes.size() < longest) {
        m_notes.push_back({change});
    } else {
        ++m_unlisted;
    }
}

std::vector<Change> ChangeNotes::list() const
{
    std::vector<Change> changes;
    for (const Note &note : m_notes) {
        Change change = note.change;
        if (note.count > 1) {
            change.what = std::to_string(note.count) + " × " + change.what;
        }
        changes.push_back(std::move(change));
    }
    if (m_unlisted > 0) {
        changes.push_back({std::to_string(m_unlisted) + " more changes", "the list ends here"});
    }
    return changes;
}

} // namespace qiao::translation
