#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace qiao::translation {

/// \a json with each byte that is no UTF-8 as the surrogate escape that stands for it ("\udcf0" for F0), so
/// that the JSON can be read and SurrogateJoiner finds the bytes again.
[[nodiscard]] std::string withBytesEscaped(std::string_view json);

/// Puts together the characters that a service cut in two between the pieces of a text: where both halves are
/// spelled as surrogate escapes ("\ud83d" ends one piece, "\ude00" begins the next), and where the bytes of
/// one were cut apart (see withBytesEscaped()). A part without its others becomes U+FFFD. Pieces are spelled
/// as JSON strings, without the quotes.
class SurrogateJoiner
{
public:
    /// What can be passed on now; valid until the next call, and as long as \a spelling.
    [[nodiscard]] std::string_view add(std::string_view spelling);
    /// The text is over: what was held back.
    [[nodiscard]] std::string_view finish();

    /// A half had to be replaced.
    [[nodiscard]] bool replacedHalf() const { return m_replacedHalf; }
    /// An escape had to be replaced that stands for a byte, or is a second half.
    [[nodiscard]] bool replacedByte() const { return m_replacedByte; }

private:
    void join(std::string_view text);
    [[nodiscard]] std::size_t joinBytes(std::string_view text, std::size_t at);
    void replace(bool isByte);

    std::string m_held; ///< the first escapes of a character, or nothing
    std::string m_joined;
    bool m_replacedHalf = false;
    bool m_replacedByte = false;
};

} // namespace qiao::translation
