#pragma once

#include "tokenizer/tokenizer.h"

#include <string>

namespace qiao::tokenizer {

/// The file that is built into the programs.
[[nodiscard]] std::string builtInVocabulary();

/// One tokenizer with it, for all tests of a program.
[[nodiscard]] const Tokenizer &builtInTokenizer();

} // namespace qiao::tokenizer
