#pragma once

#include <qiao/accountkind.h>

#include <QByteArray>
#include <QLatin1StringView>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <span>

namespace qiao {

struct Account;

/// One address that a plan is reached at.
struct PlanHost
{
    QLatin1StringView region; ///< a word of regionName(); empty where there is one host for the world
    QLatin1StringView baseUrl; ///< OpenAI base, without a trailing slash
    QLatin1StringView anthropicBaseUrl; ///< empty: none
};

/// What follows from an account's kind. One row a kind; the only place where the kinds differ.
struct Plan
{
    AccountKind kind;
    std::span<const PlanHost> hosts; ///< empty: the user types the address, or the tokens name it
    /// Beginnings of this kind's keys ("sk-sp-"); several kinds may share one. Empty: keys tell nothing.
    std::span<const QLatin1StringView> keyPrefixes;
    /// Environment variables that hold a key of this kind.
    std::span<const QLatin1StringView> keyVariables;
    /// Ids that the plan is known to open, best first; the account's own list comes before them.
    std::span<const QLatin1StringView> models;
    /// Serves requests for other makers' models (claude-*, gpt-*) and can see images; empty: none does.
    QLatin1StringView defaultModel;
    /// Serve requests for Anthropic's small and large models (haiku, opus); empty: the default one does.
    QLatin1StringView fastModel = {};
    QLatin1StringView strongModel = {};
    /// Paid by the period with a quota: never used to get round another's quota, and its terms allow
    /// interactive tools only.
    bool isSubscription = false;
    /// Takes DashScope's headers and body extras (X-DashScope-CacheControl, …).
    bool takesDashScopeExtras = false;
    /// Source text of the context qiao::Accounts: what the terms ask of the user; null: nothing to say.
    const char *termsNotice = nullptr;
};

[[nodiscard]] const Plan &planOf(AccountKind kind);

/// The plan's host in \a region (empty: its only one); null when there is none.
[[nodiscard]] const PlanHost *planHost(const Plan &plan, const QString &region);

/// The kind and region that a base URL belongs to: by its host, workspace hosts included; Custom when it is
/// nobody's.
struct RecognisedHost
{
    AccountKind kind = AccountKind::Custom;
    QString region = {};
};
[[nodiscard]] RecognisedHost recogniseHost(const QUrl &baseUrl);

/// Where the service that \a baseUrl belongs to offers Anthropic's API, as far as its host tells; empty: it
/// does not, or the host is nobody's. In front of a stand-in's hosts (redirectedToStandIn()) it is the
/// stand-in's.
[[nodiscard]] QUrl anthropicBaseOf(const QUrl &baseUrl);

/// Whether the service of \a account offers Anthropic's API itself. Never for a sign-in: its token is the
/// portal's.
[[nodiscard]] bool speaksMessages(const Account &account);

/// Kinds whose keys begin like \a key, in the order in which they are to be tried.
[[nodiscard]] QList<AccountKind> kindsOfKey(const QByteArray &key);

/// \a url with \a plansUrl (a loopback address) in front of its host, for programs that stand in for every
/// plan: http://127.0.0.1:9 and https://coding.dashscope.aliyuncs.com/v1 give
/// http://127.0.0.1:9/coding.dashscope.aliyuncs.com/v1. \a url itself when \a plansUrl is empty.
[[nodiscard]] QUrl redirectedToStandIn(const QUrl &url, const QUrl &plansUrl);

} // namespace qiao
