#include "tokenizer/calibration.h"

#include "tokenizer/modeltokens.h"

#include <algorithm>
#include <cmath>

namespace qiao::tokenizer {

namespace {

/// How much of the difference to a new sample is taken over.
constexpr double step = 0.2;

std::string keyOf(std::string_view model)
{
    std::string key(model);
    std::ranges::transform(
        key, key.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return key;
}

} // namespace

void Calibration::learn(std::string_view model, std::int64_t counted, std::int64_t used)
{
    const ModelTokens &rule = tokensOfModel(model);
    if (counted < smallestSample || used <= 0 || (rule.exact && rule.published)) {
        return;
    }
    const double sample =
        std::clamp(static_cast<double>(used) / static_cast<double>(counted), lowestRatio, highestRatio);
    std::string key = keyOf(model);
    if (const auto known = m_ratios.find(key); known != m_ratios.end()) {
        known->second += step * (sample - known->second);
    } else if (m_ratios.size() < mostModels) {
        m_ratios.emplace(std::move(key), sample);
    }
}

double Calibration::ratio(std::string_view model) const
{
    const auto known = m_ratios.find(keyOf(model));
    return known == m_ratios.end() ? 1 : known->second;
}

std::int64_t Calibration::corrected(std::string_view model, std::int64_t counted) const
{
    return static_cast<std::int64_t>(std::llround(static_cast<double>(counted) * ratio(model)));
}

} // namespace qiao::tokenizer
