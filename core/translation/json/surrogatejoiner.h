#pragma once

#include <string>
#include <string_view>

namespace qiao::translation {

/// Puts together the characters that a service cut in two between the pieces of a text, where both halves are
/// spelled as surrogate escapes ("\ud83d" ends one piece, "\ude00" begins the next). A half without its other
/// becomes U+FFFD. Pieces are spelled as JSON strings, without the quotes.
class SurrogateJoiner
{
public:
    /// What can be passed on now; valid until the next call, and as long as \a spelling.
    [[nodiscard]] std::string_view add(std::string_view spelling);
    /// The text is over: what was held back.
    [[nodiscard]] std::string_view finish();

    /// A half had to be replaced.
    [[nodiscard]] bool replaced() const { return m_replaced; }

private:
    void join(std::string_view text);

    std::string m_held; ///< the first half, or nothing
    std::string m_joined;
    bool m_replaced = false;
};

} // namespace qiao::translation
