#pragma once

#include "accounts/account.h"
#include "translation/modelrules.h"

#include <string>
#include <vector>

namespace qiao {

/// Whose rules requests of an account of \a kind follow; \a baseUrl decides only where the kind does not.
[[nodiscard]] translation::Service serviceOf(AccountKind kind, const QUrl &baseUrl);

/// The ids that \a account is known to open, each once: its own list, then its plan's table.
[[nodiscard]] QStringList knownModels(const Account &account);

/// What serves requests of \a account for other makers' models: the plan's default where the account opens
/// it, else the first of the plan's that it opens and that sees images; empty: such requests go through as
/// they are.
[[nodiscard]] QString defaultModel(const Account &account);

/// What models are called when they are asked of an account.
struct ModelNames
{
    translation::Service service = translation::Service::Other;
    std::vector<std::string> realIds = {};
    std::vector<translation::AliasRule> aliases = {}; ///< the user's, then the built-in ones

    /// For ChatRequest::prepare(); valid while this is and stays as it is.
    [[nodiscard]] translation::ServiceRules rules() const { return {service, aliases, realIds}; }
};

/// \a listed: ids that the service has listed since; \a userAliases: tried before the built-in ones.
[[nodiscard]] ModelNames modelNames(const Account &account, const QStringList &listed,
    const std::vector<translation::AliasRule> &userAliases);

} // namespace qiao
