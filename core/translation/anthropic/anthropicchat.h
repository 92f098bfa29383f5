#pragma once

#include "translation/anthropic/anthropicmodel.h"
#include "translation/apirequest.h"

#include <string>

namespace qiao::translation {

/// The Anthropic Messages request \a root, which was checked, as a chat completions body for \a resolved,
/// with the way back to a client that asked for \a asked. Pure; the raw slices of \a root end up in the body.
[[nodiscard]] PreparedRequest prepareAsChat(const RawJson::Value &root, const std::string &asked,
    const ResolvedModel &resolved, const ServiceRules &rules);

} // namespace qiao::translation
