#pragma once

#include "accounts/account.h"
#include "translation/models/modelrules.h"

#include <qiao/settings.h>

#include <string>
#include <vector>

namespace qiao {

/// What the user wants models to be called, whichever account serves.
struct ModelPreferences
{
    std::vector<translation::AliasRule> aliases = {}; ///< tried before the built-in ones
    ModelTiers tiers = {};
    AnthropicPath anthropicPath = AnthropicPath::Auto;
    std::string fixedModel = {}; ///< serves every request; empty: what the client asks for
};

/// What the settings say of models.
[[nodiscard]] ModelPreferences modelPreferences(const Settings &settings);

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
    std::vector<std::string> aliasIds = {}; ///< aliases that name one model, offered like real ids
    /// "claude-<id>" for what is offered, the user's, the tiers, and the built-in ones.
    std::vector<translation::AliasRule> aliases = {};
    std::string fallbackModel = {}; ///< serves ids that nobody knows, with Anthropic's API; empty: none does

    bool speaksMessages = false; ///< the account's service has an Anthropic front
    std::vector<translation::AliasRule> fixed = {}; ///< one rule for every id, where the user fixed a model

    /// For ApiRequest::prepare(); valid while this is and stays as it is.
    [[nodiscard]] translation::ServiceRules rules() const
    {
        return fixed.empty()
            ? translation::ServiceRules{service, aliases, realIds, speaksMessages, fallbackModel}
            : translation::ServiceRules{service, fixed, {}, speaksMessages, fallbackModel};
    }
};

/// \a listed: ids that the service has listed since.
[[nodiscard]] ModelNames modelNames(
    const Account &account, const QStringList &listed, const ModelPreferences &preferences);

/// The name under which clients find \a id that keep only models whose name has "claude" in it (Claude Code's
/// discovery); empty when it is such a name itself, or a pattern.
[[nodiscard]] QString claudeName(const QString &id);

} // namespace qiao
