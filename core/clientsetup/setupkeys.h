#pragma once

#include "clientsetup/jsoncedit.h"

#include <qiao/clienttools.h>

namespace qiao {

/// The variable from which tools take the key that their settings do not hold themselves.
inline constexpr auto keyVariable = "QIAO_API_KEY";

/// One thing that a setup writes into a tool's settings file.
struct SetupKey
{
    JsonPath path = {};
    std::optional<boost::json::value> value = {}; ///< nothing: it has to go, for it would count before ours
    bool onlyIfAbsent = false; ///< somebody may have said it better
};

/// What points \a tool at \a target, in the order of writing; empty where its settings are no file that Qiao
/// changes.
[[nodiscard]] std::vector<SetupKey> setupKeys(ClientTool tool, const ClientTarget &target);

/// Where a settings file of \a tool has the address that it was pointed at.
[[nodiscard]] JsonPath addressPath(ClientTool tool);

/// \a target with a key and a model in any case.
[[nodiscard]] ClientTarget wholeTarget(ClientTool tool, const ClientTarget &target);

} // namespace qiao
