#pragma once

#include <cstddef>
#include <string_view>

namespace qiao::translation {

/// Follows the arguments of a tool call piece by piece and knows when their object is closed. Pieces are
/// spelled as JSON strings, without the quotes.
class ArgumentsScan
{
public:
    void add(std::string_view spelling);

    [[nodiscard]] bool complete() const { return m_complete; }

private:
    void step(char c);

    std::size_t m_depth = 0;
    bool m_inString = false;
    bool m_escaped = false;
    bool m_complete = false;
};

} // namespace qiao::translation
