#pragma once

#include <functional>
#include <string>

namespace qiao::tokenizer {

/// How many times longer \a work takes for ten times the text: processor time, the best of several runs of
/// each. \a make gives a text of that many bytes.
[[nodiscard]] double growth(const std::function<std::string(std::size_t)> &make,
    const std::function<void(const std::string &)> &work);

} // namespace qiao::tokenizer
