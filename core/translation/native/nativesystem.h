#pragma once

#include "translation/native/nativedraft.h"

#include <string>
#include <vector>

namespace qiao::translation {

/// A text for the model from somebody else than the user, on its way to another place.
struct SystemText
{
    std::string spelled; ///< what stands between the quotes of a JSON string
    bool marker = false; ///< a cache marker comes with it

    /// A text block of it.
    [[nodiscard]] std::string block() const;
    /// The same in the tags that tell a model who speaks.
    [[nodiscard]] SystemText reminder() const;
};

/// What a message of the role "system" says.
[[nodiscard]] SystemText systemTextOf(const NativeDraft &draft, const RawJson::Value &message);

/// Takes Claude Code's billing line, which changes with each request and so keeps every prompt out of the
/// cache, and empty blocks out of "system", and adds \a more at its end.
void applyNativeSystem(NativeDraft &draft, const std::vector<SystemText> &more);

} // namespace qiao::translation
