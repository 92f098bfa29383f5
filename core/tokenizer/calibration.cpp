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

bool countsEveryPromptExactly(std::string_view model)
{
    const ModelTokens &rule = tokensOfModel(model);
    return rule.exact && rule.published;
}

} // namespace

bool Calibration::learn(std::string_view model, std::int64_t counted, std::int64_t used)
{
    if (counted < smallestSample || used <= 0 || countsEveryPromptExactly(model)) {
        return false;
    }
    const double sample =
        std::clamp(static_cast<double>(used) / static_cast<double>(counted), lowestRatio, highestRatio);
    std::string key = keyOf(model);
    if (const auto known = m_ratios.find(key); known != m_ratios.end()) {
        known->second += step * (sample - known->second);
    } else if (m_ratios.size() < mostModels) {
        m_ratios.emplace(std::move(key), sample);
    } else {
        return false;
    }
    return true;
}

void Calibration::restore(std::string_view model, double ratio)
{
    // Not a number is not within any bounds.
    const bool isUsable = ratio >= lowestRatio && ratio <= highestRatio;
    if (isUsable && m_ratios.size() < mostModels && !countsEveryPromptExactly(model)) {
        m_ratios.emplace(keyOf(model), ratio);
    }
}

double Calibration::ratio(std::string_view model) const
{
    const auto known = m_ratios.find(keyOf(model));
    return known == m_ratios.end() ? 1 : known->second;
}

bool Calibration::knows(std::string_view model) const
{
    return m_ratios.contains(keyOf(model));
}

std::int64_t Calibration::corrected(std::string_view model, std::int64_t counted) const
{
    return static_cast<std::int64_t>(std::llround(static_cast<double>(counted) * ratio(model)));
}

} // namespace qiao::tokenizer
