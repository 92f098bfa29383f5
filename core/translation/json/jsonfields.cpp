#include "translation/json/jsonfields.h"

#include <algorithm>

namespace qiao::translation {

namespace {

std::string_view inner(const RawJson::Value &value)
{
    return value.raw().substr(1, value.raw().size() - 2);
}

} // namespace

void JsonFields::set(std::string_view key, std::string_view raw)
{
    Field &member = field(key);
    const bool nothingYet = member.form == Form::Raw && member.value.empty();
    if (raw != "null" || nothingYet) {
        member.value = raw;
        member.form = Form::Raw;
    }
}

void JsonFields::append(std::string_view key, const RawJson::Value &text)
{
    if (text.kind() != RawJson::Kind::String) {
        set(key, text.raw());
        return;
    }
    Field &member = field(key);
    if (member.form != Form::Text) {
        member.value.clear();
        member.form = Form::Text;
    }
    // Escapes are whole in each piece, so the pieces' spellings are the spelling of the whole.
    member.value += inner(text);
}

void JsonFields::extend(std::string_view key, const RawJson::Value &array)
{
    if (array.kind() != RawJson::Kind::Array) {
        set(key, array.raw());
        return;
    }
    Field &member = field(key);
    if (member.form != Form::Array) {
        member.value.clear();
        member.form = Form::Array;
    }
    if (array.firstChild()) {
        member.value += member.value.empty() ? "" : ",";
        member.value += inner(array);
    }
}

bool JsonFields::has(std::string_view key) const
{
    return std::any_of(
        m_fields.begin(), m_fields.end(), [key](const Field &member) { return member.key == key; });
}

std::string JsonFields::text() const
{
    std::string out = "{";
    for (const Field &member : m_fields) {
        out.append(out.size() > 1 ? ",\"" : "\"").append(member.key).append("\":");
        switch (member.form) {
        case Form::Raw:
            out += member.value.empty() ? "null" : member.value;
            break;
        case Form::Text:
            out.append("\"").append(member.value).append("\"");
            break;
        case Form::Array:
            out.append("[").append(member.value).append("]");
            break;
        }
    }
    return out += "}";
}

JsonFields::Field &JsonFields::field(std::string_view key)
{
    for (Field &member : m_fields) {
        if (member.key == key) {
            return member;
        }
    }
    return m_fields.emplace_back(Field{std::string(key), {}, Form::Raw});
}

} // namespace qiao::translation
