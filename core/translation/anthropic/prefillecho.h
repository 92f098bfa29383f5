#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace qiao::translation {

/// Takes the words with which the client began the answer off the answer's front, where the model repeats
/// them; white space before them goes too. Pieces are spelled as JSON strings, without the quotes.
class PrefillEcho
{
public:
    explicit PrefillEcho(std::string_view prefill);

    /// What can be passed on now; valid until the next call, and as long as \a spelling.
    [[nodiscard]] std::string_view add(std::string_view spelling);
    /// The text is over: what was held back and is no repetition.
    [[nodiscard]] std::string_view finish();

    [[nodiscard]] bool removed() const { return m_removed; }

private:
    void passOn(std::string_view text);

    std::string m_prefill;
    std::string m_space;
    std::string m_out;
    std::size_t m_matched = 0;
    bool m_decided;
    bool m_removed = false;
};

} // namespace qiao::translation
