#include "translation/json/splice.h"

#include <algorithm>
#include <cassert>

namespace qiao::translation {

std::string spliced(std::string_view text, std::vector<Edit> edits)
{
    std::stable_sort(edits.begin(), edits.end(),
        [](const Edit &left, const Edit &right) { return left.offset < right.offset; });
    std::size_t size = text.size();
    for (const Edit &edit : edits) {
        size += edit.replacement.size();
    }
    std::string out;
    out.reserve(size);
    std::size_t at = 0;
    for (const Edit &edit : edits) {
        assert(edit.offset >= at && edit.offset + edit.length <= text.size());
        out.append(text, at, edit.offset - at);
        out.append(edit.replacement);
        at = edit.offset + edit.length;
    }
    out.append(text.substr(at));
    return out;
}

} // namespace qiao::translation
