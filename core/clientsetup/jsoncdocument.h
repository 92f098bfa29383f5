#pragma once

#include "clientsetup/jsoncedit.h"
#include "clientsetup/jsonclayout.h"
#include "translation/json/rawjson.h"

namespace qiao {

/// A text of JSON with comments whose values know their places in it. The text has to outlive it.
class JsoncDocument
{
public:
    using Value = translation::RawJson::Value;
    using Kind = translation::RawJson::Kind;

    explicit JsoncDocument(std::string_view text);
    JsoncDocument(const JsoncDocument &) = delete;
    JsoncDocument &operator=(const JsoncDocument &) = delete;
    ~JsoncDocument() = default;

    /// Why the text cannot be used; nothing for one of blanks and comments, which has no root().
    [[nodiscard]] std::optional<JsoncFault> fault() const;
    [[nodiscard]] bool isBlank() const;
    [[nodiscard]] Value root() const { return m_json.root(); }
    [[nodiscard]] std::string_view text() const { return m_text; }
    [[nodiscard]] JsoncStyle style() const;

    /// Where a path leads.
    struct Place
    {
        std::vector<Value> found; ///< the root, then what each step leads to
        bool conflicts = false; ///< the next step starts at what it can lead nowhere from
    };
    [[nodiscard]] Place place(const JsonPath &path) const;

private:
    std::string_view m_text;
    std::string m_plain;
    translation::RawJson m_json;
    bool m_parsed;
};

/// Where \a value begins, with its key if it has one.
[[nodiscard]] std::size_t beginOf(const JsoncDocument::Value &value);
[[nodiscard]] std::vector<JsoncDocument::Value> childrenOf(const JsoncDocument::Value &container);

} // namespace qiao
