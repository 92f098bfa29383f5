#include "tokenizer/imagetokens.h"

#include <algorithm>
#include <cmath>

namespace qiao::tokenizer {

std::int64_t imageTokens(ImageSize size, const ImageRule &rule, std::optional<double> mostPixels)
{
    const auto side = static_cast<double>(rule.side);
    const double width = size.width;
    const double height = size.height;
    const double fewest = static_cast<double>(fewestImageTokens) * side * side;
    const double most = std::clamp(mostPixels.value_or(static_cast<double>(rule.mostTokens) * side * side),
        fewest, static_cast<double>(highResolutionTokens) * side * side);
    double columns = std::nearbyint(width / side);
    double rows = std::nearbyint(height / side);
    const double pixels = columns * rows * side * side;
    if (pixels > most) {
        const double scale = std::sqrt(width * height / most);
        columns = std::floor(width / scale / side);
        rows = std::floor(height / scale / side);
    } else if (pixels < fewest) {
        const double scale = std::sqrt(fewest / (width * height));
        columns = std::ceil(width * scale / side);
        rows = std::ceil(height * scale / side);
    }
    return std::max(fewestImageTokens, static_cast<std::int64_t>(columns * rows));
}

} // namespace qiao::tokenizer
