#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qiao::translation {

class RawJsonParser;

/// A JSON text, checked once against RFC 8259 and indexed, whose values stay slices of the caller's bytes:
/// nothing is respelled. The text must outlive the RawJson. Reusable: parse() keeps its storage.
///
/// Strict: UTF-8 must be valid, a byte order mark is refused, nothing may follow the value. A surrogate
/// escape without its partner is grammatical and accepted; string() gives U+FFFD for it.
class RawJson
{
public:
    enum class Kind : std::uint8_t { Null, False, True, Number, String, Array, Object };

    /// Arrays and objects may be nested this deep.
    static constexpr std::size_t maximumDepth = 512;

    /// One value of the text; a cheap handle, valid as long as its RawJson and text are, and until the next
    /// parse(). Moving the RawJson ends it too.
    class Value
    {
    public:
        [[nodiscard]] Kind kind() const;
        /// The value as it was written, quotes and braces included.
        [[nodiscard]] std::string_view raw() const;
        /// Offset of raw() in the text.
        [[nodiscard]] std::size_t begin() const;
        /// Offset of the byte after raw().
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

    /// False when \a text is not one JSON value, nests deeper than maximumDepth, or is 4 GiB or larger;
    /// error() and errorOffset() then say what and where.
    [[nodiscard]] bool parse(std::string_view text);
    /// The whole value; only after a parse() that succeeded.
    [[nodiscard]] Value root() const;
    /// What is wrong, as a clause ("a string is not closed"); empty when nothing is.
    [[nodiscard]] std::string_view error() const;
    /// Where, in bytes from the start of the text.
    [[nodiscard]] std::size_t errorOffset() const;

private:
    friend class RawJsonParser;

    /// Values in the order of the text; an object's keys stand right before their values.
    struct Node
    {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        std::uint32_t next = 0; ///< index of the node after this one and all inside it
        Kind kind = Kind::Null;
        bool escaped = false; ///< a string with a backslash in it
        bool hasKey = false;
        bool last = false; ///< nothing follows it in its container
    };

    std::string_view m_text;
    std::vector<Node> m_nodes;
    std::string_view m_error;
    std::size_t m_errorOffset = 0;
};

// Inline: every event of every stream is walked with these.

inline RawJson::Kind RawJson::Value::kind() const
{
    return m_json->m_nodes[m_index].kind;
}

inline std::string_view RawJson::Value::raw() const
{
    return m_json->m_text.substr(begin(), end() - begin());
}

inline std::size_t RawJson::Value::begin() const
{
    return m_json->m_nodes[m_index].begin;
}

inline std::size_t RawJson::Value::end() const
{
    return m_json->m_nodes[m_index].end;
}

inline bool RawJson::Value::isString(std::string_view text) const
{
    const Node &node = m_json->m_nodes[m_index];
    if (node.kind != Kind::String) {
        return false;
    }
    return node.escaped ? string() == text : raw().substr(1, raw().size() - 2) == text;
}

inline std::optional<RawJson::Value> RawJson::Value::firstChild() const
{
    const Node &node = m_json->m_nodes[m_index];
    if (node.next == m_index + 1) {
        return std::nullopt;
    }
    return Value(m_json, m_index + (node.kind == Kind::Object ? 2 : 1));
}

inline std::optional<RawJson::Value> RawJson::Value::nextSibling() const
{
    const Node &node = m_json->m_nodes[m_index];
    if (m_index == 0 || node.last) {
        return std::nullopt;
    }
    return Value(m_json, node.next + (node.hasKey ? 1 : 0));
}

inline std::optional<RawJson::Value> RawJson::Value::key() const
{
    if (!m_json->m_nodes[m_index].hasKey) {
        return std::nullopt;
    }
    return Value(m_json, m_index - 1);
}

} // namespace qiao::translation
