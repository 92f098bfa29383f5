#pragma once

#include "translation/json/rawjson.h"

#include <array>

namespace qiao::translation {

/// The one pass over a text that checks it and writes RawJson's index. Iterative: depth costs no stack.
class RawJsonParser
{
public:
    /// Appends the values of \a text to \a nodes, which is empty.
    RawJsonParser(std::string_view text, std::vector<RawJson::Node> &nodes);

    [[nodiscard]] bool run();
    [[nodiscard]] std::string_view error() const { return m_error; }
    [[nodiscard]] std::size_t errorOffset() const { return offset(); }

private:
    struct Open
    {
        std::uint32_t node;
        std::uint32_t lastChild;
    };

    bool element();
    bool member();
    bool value(bool hasKey);
    bool open(RawJson::Kind kind, bool hasKey);
    void close();
    bool string(bool isValue, bool hasKey);
    bool stringBody(bool &escaped);
    bool escape();
    bool utf8Run();
    bool number(bool hasKey);
    bool digits();
    bool word(std::string_view spelling, RawJson::Kind kind, bool hasKey);
    void skipSpace();
    void add(const char *begin, RawJson::Kind kind, bool hasKey, bool escaped);
    void noteChild();
    bool fail(std::string_view what);
    [[nodiscard]] std::uint32_t offset() const { return static_cast<std::uint32_t>(m_at - m_begin); }

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    std::vector<RawJson::Node> &m_nodes;
    std::array<Open, RawJson::maximumDepth> m_open; // not cleared: only what is below m_depth is read
    std::size_t m_depth = 0;
    std::string_view m_error;
};

} // namespace qiao::translation
