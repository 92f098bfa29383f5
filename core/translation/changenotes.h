#pragma once

#include "translation/dialect.h"

#include <cstddef>
#include <string>
#include <vector>

namespace qiao::translation {

/// The list of what was changed while one body was translated. The same change again is counted, and the list
/// stays short however many there are.
class ChangeNotes
{
public:
    void add(std::string what, std::string why);
    [[nodiscard]] std::vector<Change> list() const;

private:
    struct Note
    {
        Change change;
        std::size_t count = 1;
    };

    std::vector<Note> m_notes;
    std::size_t m_unlisted = 0;
};

} // namespace qiao::translation
