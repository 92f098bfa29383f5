#pragma once

namespace qiao::ui {

/// Distances in device-independent pixels: steps of 4.
constexpr int groupSpacing = 8; ///< inside a group
constexpr int sectionSpacing = 16; ///< between groups
constexpr int pageMargin = 24; ///< at the edges of a page

} // namespace qiao::ui
