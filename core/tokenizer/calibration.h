#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace qiao::tokenizer {

/// What real usage teaches about models whose vocabulary is not Qiao's own or whose chat template is not
/// published: how many tokens they make of one that was counted. Models of which both are known are never
/// corrected. Not for several threads at once.
class Calibration
{
public:
    /// Smaller samples teach nothing: what a service adds on its own weighs too much in them.
    static constexpr std::int64_t smallestSample = 1000;
    static constexpr double lowestRatio = 0.7;
    static constexpr double highestRatio = 1.3;
    /// Names come from outside: more of them than this are not kept.
    static constexpr std::size_t mostModels = 256;

    /// The service charged \a used tokens for a prompt that was counted, without any correction, as \a
    /// counted. True when something was learned from it.
    bool learn(std::string_view model, std::int64_t counted, std::int64_t used);
    /// What was learned earlier; see ratios(). Ignored when it is out of bounds, or a sample came since.
    void restore(std::string_view model, double ratio);
    [[nodiscard]] const std::map<std::string, double, std::less<>> &ratios() const { return m_ratios; }
    /// Tokens for each counted one: an exponential average of the samples, 1 before the first.
    [[nodiscard]] double ratio(std::string_view model) const;
    /// There was a sample.
    [[nodiscard]] bool knows(std::string_view model) const;
    /// \a counted times the ratio, rounded.
    [[nodiscard]] std::int64_t corrected(std::string_view model, std::int64_t counted) const;

private:
    std::map<std::string, double, std::less<>> m_ratios; ///< by the model's id in lower case
};

} // namespace qiao::tokenizer
