#pragma once

#include "translation/dialect.h"
#include "translation/models/modelrules.h"

#include <optional>
#include <string>

namespace qiao::translation {

struct ResolvedModel
{
    std::string model; ///< at the service
    std::optional<Change> change; ///< where it is not what the client asked for
};

/// Which model serves a client that asks for \a asked: the alias table's, else the id itself if the account
/// or a rule knows it, else the rules' fallback. A suffix "[1m]", by which Claude Code means a context of a
/// million tokens, is no part of the id.
[[nodiscard]] ResolvedModel resolveAnthropicModel(const std::string &asked, const ServiceRules &rules);

} // namespace qiao::translation
