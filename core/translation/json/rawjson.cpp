#include "translation/json/rawjson.h"

#include "translation/json/jsontext.h"
#include "translation/json/rawjsonparser.h"

#include <limits>

namespace qiao::translation {

bool RawJson::parse(std::string_view text)
{
    m_text = text;
    m_nodes.clear();
    m_error = {};
    m_errorOffset = 0;
    if (text.size() >= std::numeric_limits<std::uint32_t>::max()) {
        m_error = "the text is 4 GiB or larger";
        return false;
    }
    if (text.starts_with("\xEF\xBB\xBF")) {
        m_error = "the text starts with a byte order mark";
        return false;
    }
    RawJsonParser parser(text, m_nodes);
    if (parser.run()) {
        return true;
    }
    m_error = parser.error();
    m_errorOffset = parser.errorOffset();
    m_nodes.clear();
    return false;
}

RawJson::Value RawJson::root() const
{
    return {this, 0};
}

std::string_view RawJson::error() const
{
    return m_error;
}

std::size_t RawJson::errorOffset() const
{
    return m_errorOffset;
}

std::string RawJson::Value::string() const
{
    if (kind() != Kind::String) {
        return {};
    }
    const std::string_view inner = raw().substr(1, raw().size() - 2);
    return m_json->m_nodes[m_index].escaped ? unescaped(inner) : std::string(inner);
}

std::optional<double> RawJson::Value::number() const
{
    if (kind() != Kind::Number) {
        return std::nullopt;
    }
    return numberFromText(raw());
}

std::optional<RawJson::Value> RawJson::Value::find(std::string_view name) const
{
    std::optional<Value> found;
    if (kind() != Kind::Object) {
        return found;
    }
    for (auto child = firstChild(); child; child = child->nextSibling()) {
        if (Value(m_json, child->m_index - 1).isString(name)) {
            found = child;
        }
    }
    return found;
}

} // namespace qiao::translation
