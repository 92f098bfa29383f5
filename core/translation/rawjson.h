#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qiao::translation {

/// A JSON text, checked once against RFC 8259 and indexed, whose values stay slices of the caller's bytes:
/// nothing is respelled. The text must outlive the RawJson. Reusable: parse() keeps its storage.
class RawJson
{
public:
    enum class Kind : std::uint8_t { Null, False, True, Number, String, Array, Object };

    /// One value of the text; a cheap handle, valid as long as its RawJson and text are.
    class Value
    {
    public:
        [[nodiscard]] Kind kind() const;
        /// The value as it was written, quotes and braces included.
        [[nodiscard]] std::string_view raw() const;
        /// Offset of raw() in the text.
        [[nodiscard]] std::size_t begin() const;
        [[nodiscard]] std::size_t end() const;
        /// A string's text with escapes resolved (UTF-8); empty for other kinds.
        [[nodiscard]] std::string string() const;
        /// Whether this is the string \a text, escapes resolved, without allocating in the common case.
        [[nodiscard]] bool isString(std::string_view text) const;
        /// A number as a double (1e400 is infinity); nullopt for other kinds.
        [[nodiscard]] std::optional<double> number() const;

        /// Elements of an array or values of an object, in order; nullopt past the end.
        [[nodiscard]] std::optional<Value> firstChild() const;
        [[nodiscard]] std::optional<Value> nextSibling() const;
        /// The key of an object's value; no value for array elements and the root.
        [[nodiscard]] std::optional<Value> key() const;
        /// The last member of that name of an object; nullopt when absent or not an object.
        [[nodiscard]] std::optional<Value> find(std::string_view name) const;

    private:
        friend class RawJson;
        Value(const RawJson *json, std::uint32_t index) : m_json(json), m_index(index) { }
        const RawJson *m_json;
        std::uint32_t m_index;
    };

    /// False when \a text is not one JSON value, nests deeper than 512, or is larger than 4 GiB; error() and
    /// errorOffset() then say what and where.
    [[nodiscard]] bool parse(std::string_view text);
    [[nodiscard]] Value root() const;
    [[nodiscard]] std::string_view error() const;
    [[nodiscard]] std::size_t errorOffset() const;

private:
    struct Node; // laid out by rawjson.cpp
    std::string_view m_text;
    std::vector<Node> m_nodes;
    std::string_view m_error;
    std::size_t m_errorOffset = 0;
};

} // namespace qiao::translation
