#pragma once

#include <QColor>
#include <QPalette>

namespace qiao::ui {

/// What a colour says. A shape or a word goes with it, always.
enum class Tone {
    Plain, ///< the palette's own text
    Quiet, ///< secondary facts
    Accent, ///< what is live
    Good,
    Attention,
    Trouble,
};

/// Whether \a palette is a dark one.
[[nodiscard]] bool isDark(const QPalette &palette);

/// A dark palette for the style Fusion, where the platform has none.
[[nodiscard]] QPalette fusionDarkPalette();

/// The colour of \a tone for text on \a palette's window or base: contrast of 4.5 : 1 at least (WCAG 2.1,
/// 1.4.3). Ask again after QEvent::PaletteChange.
[[nodiscard]] QColor toneColour(Tone tone, const QPalette &palette);

/// The contrast of two opaque colours as WCAG 2.1 has it, 1 to 21.
[[nodiscard]] double contrast(const QColor &one, const QColor &other);

} // namespace qiao::ui
