#include "translation/errors/bodyerror.h"

#include <algorithm>

namespace qiao::translation {

RequestError notJson(const RawJson &json, std::string_view body)
{
    const std::string_view before = body.substr(0, json.errorOffset());
    const std::size_t lineBegin = before.rfind('\n') + 1; // npos + 1 is 0
    const auto line = std::ranges::count(before, '\n') + 1;
    return {"The request body is not valid JSON: " + std::string(json.error()) + " (line "
            + std::to_string(line) + ", column " + std::to_string(before.size() - lineBegin + 1) + ").",
        {}, {}};
}

} // namespace qiao::translation
