#include "accounts/hostpolicy.h"
#include "accounts/keydetective.h"
#include "accounts/plans.h"

#include <qiao/accountwords.h>

#include <QCoreApplication>

#include <algorithm>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestKey = 4096;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::KeyDetective)
};

tl::unexpected<Error> rejected(const QString &message)
{
    return tl::make_unexpected(Error{.kind = Error::Kind::Rejected,
        .message = message,
        .httpStatus = 400,
        .type = "invalid_request_error",
        .retryHelps = false});
}

bool canStandInHeader(const QByteArray &key)
{
    return !key.isEmpty() && key.size() <= longestKey
        && std::all_of(key.cbegin(), key.cend(), [](char c) { return c > ' ' && c < '\x7f'; });
}

/// An Anthropic base as people mean it: clients differ in how much of the path they add themselves.
QUrl mendedAnthropic(const QUrl &url)
{
    QUrl base = url;
    QString path = base.path();
    for (const QLatin1StringView ending : {"/"_L1, "/messages"_L1, "/v1"_L1, "/"_L1}) {
        while (path.endsWith(ending)) {
            path.chop(ending.size());
        }
    }
    base.setPath(path);
    return base;
}

KeyCandidate candidateAt(const Plan &plan, const PlanHost &host, const KeyHints &hints, const QUrl &plansUrl)
{
    const QUrl anthropic = hints.anthropicBaseUrl.isEmpty()
        ? redirectedToStandIn(QUrl(host.anthropicBaseUrl), plansUrl)
        : mendedAnthropic(hints.anthropicBaseUrl);
    return {.kind = plan.kind,
        .region = host.region,
        .baseUrl = redirectedToStandIn(QUrl(host.baseUrl), plansUrl),
        .anthropicBaseUrl = anthropic};
}

bool isTheServices(const Plan &plan)
{
    return !plan.hosts.empty() && std::all_of(plan.hosts.begin(), plan.hosts.end(), [](const PlanHost &host) {
        return isQwenHost(QUrl(host.baseUrl).host());
    });
}

/// Checks what can be checked before any place is looked up.
Result<void> checkHints(const KeyHints &hints)
{
    if (hints.kind == AccountKind::QwenSignIn) {
        return rejected(Text::tr("A Qwen sign-in has no key. Sign in instead."));
    }
    for (const QUrl &url : {hints.baseUrl, hints.anthropicBaseUrl}) {
        if (url.isEmpty()) {
            continue;
        }
        if (const auto typed = checkTypedUrl(url); !typed) {
            return rejected(typed.error().message);
        }
    }
    if (!hints.baseUrl.isEmpty()) {
        return {};
    }
    if (hints.kind == AccountKind::Custom) {
        return rejected(Text::tr("A service of your own has no known address. Add it with --base-url."));
    }
    if (hints.region == "workspace"_L1) {
        return rejected(Text::tr("A workspace has an address of its own. Add it with --base-url, for example "
                                 "https://WORKSPACE.REGION.maas.aliyuncs.com/compatible-mode/v1."));
    }
    return {};
}

/// \a url as people mean it, see keyCandidates().
QUrl mended(const QUrl &url, const PlanHost *host, const QString &emptyPath)
{
    QUrl base = url;
    base.setQuery(QString());
    base.setFragment(QString());
    QString path = base.path();
    const auto withoutSlashes = [&path] {
        while (path.endsWith(u'/')) {
            path.chop(1);
        }
    };
    withoutSlashes();
    if (constexpr auto endpoint = "/chat/completions"_L1; path.endsWith(endpoint)) {
        path.chop(endpoint.size());
        withoutSlashes();
    }
    const bool anothersPath =
        host != nullptr && !host->anthropicBaseUrl.isEmpty() && path == QUrl(host->anthropicBaseUrl).path();
    base.setPath(path.isEmpty() || anothersPath ? emptyPath : path);
    return base;
}

/// The one candidate for a typed address.
Result<QList<KeyCandidate>> typedCandidate(const KeyHints &hints, const QUrl &plansUrl)
{
    const RecognisedHost recognised = recogniseHost(hints.baseUrl);
    const bool known = recognised.kind != AccountKind::Custom;
    const QString host = hints.baseUrl.host();
    if (known && hints.kind && *hints.kind != AccountKind::Custom && *hints.kind != recognised.kind) {
        return rejected(
            Text::tr("%1 is an address of %2, not of %3. Leave --kind out, or give another address.")
                .arg(host, kindName(recognised.kind), kindName(*hints.kind)));
    }
    if (!recognised.region.isEmpty() && !hints.region.isEmpty() && hints.region != recognised.region) {
        return rejected(Text::tr("%1 is an address for %2, not for %3. Leave --region out, or give another "
                                 "address.")
                            .arg(host, regionName(recognised.region), regionName(hints.region)));
    }
    const AccountKind kind = known ? recognised.kind : hints.kind.value_or(AccountKind::Custom);
    const PlanHost *planned = known ? planHost(planOf(kind), recognised.region) : nullptr;
    const bool isWorkspace = known && planned == nullptr;
    const QString emptyPath = planned != nullptr ? QUrl(planned->baseUrl).path()
        : isWorkspace                            ? u"/compatible-mode/v1"_s
                                                 : u"/v1"_s;
    const QUrl base = mended(hints.baseUrl, planned, emptyPath);
    QUrl anthropic = mendedAnthropic(hints.anthropicBaseUrl);
    if (anthropic.isEmpty()) {
        anthropic = redirectedToStandIn(anthropicBaseOf(base), plansUrl);
    }
    return QList{KeyCandidate{.kind = kind,
        .region = recognised.region.isEmpty() ? hints.region : recognised.region,
        .baseUrl = known ? redirectedToStandIn(base, plansUrl) : base,
        .anthropicBaseUrl = anthropic}};
}

/// The kinds whose hosts \a key may be offered to: the named one, then the service's own that it looks like.
Result<QList<AccountKind>> kindsToAsk(const QByteArray &key, const KeyHints &hints)
{
    const QList<AccountKind> alike = kindsOfKey(key);
    QList<AccountKind> kinds;
    if (hints.kind) {
        kinds.append(*hints.kind);
    }
    const bool mayAskOthers = !hints.kind || isTheServices(planOf(*hints.kind));
    for (const AccountKind kind : alike) {
        if (mayAskOthers && isTheServices(planOf(kind)) && !kinds.contains(kind)) {
            kinds.append(kind);
        }
    }
    if (!kinds.isEmpty()) {
        return kinds;
    }
    if (!alike.isEmpty()) {
        return rejected(Text::tr("This looks like a key of %1. Add --kind %2 to offer it there.")
                            .arg(kindName(alike.first()), kindWord(alike.first())));
    }
    return rejected(Text::tr("This does not look like a key for Qwen. Say what it is for with --kind or "
                             "--base-url."));
}

Result<void> checkRegion(const QString &region, const QList<KeyCandidate> &places, AccountKind kind)
{
    QStringList regions;
    for (const KeyCandidate &place : places) {
        if (place.kind == kind && !place.region.isEmpty()) {
            regions.append(place.region);
        }
    }
    if (region.isEmpty() || regions.contains(region)) {
        return {};
    }
    if (regions.isEmpty()) {
        return rejected(Text::tr("%1 has no regions. Leave --region out.").arg(kindName(kind)));
    }
    return rejected(Text::tr("There is no such region of %1. Use one of: %2.")
                        .arg(kindName(kind), regions.join(u", "_s)));
}

} // namespace

Result<QList<KeyCandidate>> keyCandidates(const QByteArray &key, const KeyHints &hints, const QUrl &plansUrl)
{
    if (!canStandInHeader(key)) {
        return rejected(Text::tr("This cannot be a key: it is empty, far too long, or holds a space or a "
                                 "character that no key has. Copy it again."));
    }
    if (const auto checked = checkHints(hints); !checked) {
        return tl::make_unexpected(checked.error());
    }
    if (!hints.baseUrl.isEmpty()) {
        return typedCandidate(hints, plansUrl);
    }
    const auto kinds = kindsToAsk(key, hints);
    if (!kinds) {
        return tl::make_unexpected(kinds.error());
    }
    QList<KeyCandidate> places;
    for (const AccountKind kind : *kinds) {
        for (const PlanHost &host : planOf(kind).hosts) {
            places.append(candidateAt(planOf(kind), host, hints, plansUrl));
        }
    }
    if (const auto checked = checkRegion(hints.region, places, kinds->first()); !checked) {
        return tl::make_unexpected(checked.error());
    }
    const auto isNamed = [&hints](const KeyCandidate &place) {
        return (!hints.kind || place.kind == *hints.kind)
            && (hints.region.isEmpty() || place.region == hints.region);
    };
    std::stable_partition(places.begin(), places.end(), isNamed);
    return places;
}

} // namespace qiao
