#pragma once

#include <QString>

class QProcessEnvironment;

namespace qiao {

enum class Colours { Off, On };

/// Colour never speaks alone: what is painted says the same in words or figures.
enum class Colour { Good, Attention, Trouble, Quiet };

/// \a text between the terminal's sequences for \a colour; \a text alone when colours are off.
[[nodiscard]] QString painted(const QString &text, Colour colour, Colours colours);

/// On for a terminal, unless NO_COLOR is set to anything or TERM is "dumb".
[[nodiscard]] Colours coloursFor(bool isTerminal, const QProcessEnvironment &environment);

} // namespace qiao
