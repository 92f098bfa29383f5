// Any text may be a tool's settings. What is put into it is there afterwards, nothing that was there has
// changed, and taking it out again leaves what means the same.

#include "require.h"

#include "accounts/jsonwithcomments.h"
#include "clientsetup/jsoncedit.h"

#include <boost/json.hpp>

#include <cstddef>
#include <cstdint>

namespace {

std::size_t commentBytes(const std::string &text)
{
    const std::string plain = qiao::withoutComments(text);
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bytes += plain[i] != text[i] && text[i] != ',' ? 1U : 0U;
    }
    return bytes;
}

void tryPath(const std::string &text, const qiao::JsonPath &path)
{
    const bool wasThere = qiao::jsonAt(text, path).has_value();
    const auto more = qiao::withJsonAt(text, path, boost::json::object{{"b", boost::json::array{1, "two"}}});
    if (!more) {
        return;
    }
    require(!qiao::faultIn(*more));
    const auto value = qiao::jsonAt(*more, path);
    require(value && qiao::canonicalJson(*value) == R"([{"b":[1,"two"]}])");
    if (!wasThere) {
        require(commentBytes(*more) == commentBytes(text));
        const std::string less = qiao::withoutJsonAt(*more, path);
        require(!qiao::faultIn(less));
        require(commentBytes(less) == commentBytes(text));
        // numbers beyond a double have no canonical form
        const std::string canonical = qiao::canonicalJson(text);
        const bool isComparable = path.size() == 1 && canonical.starts_with('[') && !qiao::isBlankJsonc(text);
        require(!isComparable || qiao::canonicalJson(less) == canonical);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char *>(data), size);
    if (qiao::faultIn(text)) {
        return 0;
    }
    tryPath(text, {{"new"}});
    tryPath(text, {{"a"}});
    tryPath(text, {{"a"}, {"b"}});
    tryPath(text, {{"l"}, {"k", "v"}, {"a"}});
    const std::string less = qiao::withoutJsonAt(text, {{"a"}});
    require(!qiao::faultIn(less));
    return 0;
}
