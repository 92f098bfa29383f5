#pragma once

#include "translation/json/rawjson.h"

#include <string>
#include <string_view>
#include <vector>

namespace qiao::translation {

/// A JSON object put together from the raw members of many others, in the order in which they first came.
/// Keys and values stay spelled as they were.
class JsonFields
{
public:
    /// Sets a member; null never replaces something.
    void set(std::string_view key, std::string_view raw);
    /// Adds to a string member (\a text is a JSON string); another kind is set.
    void append(std::string_view key, const RawJson::Value &text);
    /// Adds the elements to an array member; another kind is set.
    void extend(std::string_view key, const RawJson::Value &array);
    [[nodiscard]] bool has(std::string_view key) const;

    /// The object's text.
    [[nodiscard]] std::string text() const;

private:
    enum class Form { Raw, Text, Array }; // Text and Array: what stands between the quotes or brackets

    struct Field
    {
        std::string key;
        std::string value;
        Form form = Form::Raw;
    };

    [[nodiscard]] Field &field(std::string_view key);

    std::vector<Field> m_fields;
};

} // namespace qiao::translation
