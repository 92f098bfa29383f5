// Any bytes: the index is well formed, every value is a slice of the text and is that value again on its own.
#include "require.h"

#include "translation/json/rawjson.h"

#include <cstdint>

using qiao::translation::RawJson;

namespace {

void check(const RawJson::Value &value, std::string_view text, int &alone)
{
    require(value.begin() < value.end() && value.end() <= text.size());
    require(value.raw() == text.substr(value.begin(), value.end() - value.begin()));
    require(value.number().has_value() == (value.kind() == RawJson::Kind::Number));
    if (value.kind() == RawJson::Kind::String) {
        require(value.isString(value.string()));
    }
    if (alone-- > 0) {
        RawJson same;
        require(same.parse(value.raw()) && same.root().kind() == value.kind());
    }
    for (auto child = value.firstChild(); child; child = child->nextSibling()) {
        require(child->begin() > value.begin() && child->end() < value.end());
        require(child->key().has_value() == (value.kind() == RawJson::Kind::Object));
        require(!child->key() || value.find(child->key()->string()).has_value());
        check(*child, text, alone);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char *>(data), size);
    RawJson json;
    if (!json.parse(text)) {
        require(!json.error().empty() && json.errorOffset() <= size);
        return 0;
    }
    int alone = 20;
    check(json.root(), text, alone);
    return 0;
}
