#include "simulator/script.h"

#include "simulator/models.h"

#include <algorithm>

namespace qiao::simulator {

namespace {

bool matchesPath(const QByteArray &path, const QByteArray &wanted)
{
    if (wanted.isEmpty()) {
        return asksModel(path);
    }
    return wanted.contains('*') ? matchesPattern(path, wanted) : path.endsWith(wanted);
}

bool matches(const HttpRequest &request, const Match &match)
{
    return (match.method.isEmpty() || request.method == match.method) && matchesPath(request.path, match.path)
        && (match.bodyContains.isEmpty() || request.body.contains(match.bodyContains))
        && (match.authorizationContains.isEmpty()
            || headerValue(request.headers, "Authorization").contains(match.authorizationContains)
            || headerValue(request.headers, "X-Api-Key").contains(match.authorizationContains));
}

} // namespace

bool isChatPath(const QByteArray &path)
{
    return path.endsWith("/chat/completions");
}

bool isMessagesPath(const QByteArray &path)
{
    return path.endsWith("/apps/anthropic/v1/messages");
}

bool asksModel(const QByteArray &path)
{
    return isChatPath(path) || isMessagesPath(path);
}

std::optional<Behaviour> Script::take(const HttpRequest &request)
{
    const auto found = std::ranges::find_if(
        m_entries, [&](const Behaviour &behaviour) { return matches(request, behaviour.match); });
    if (found == m_entries.end()) {
        return std::nullopt;
    }
    const Behaviour behaviour = *found;
    if (found->times == 1) {
        m_entries.erase(found);
    } else if (found->times > 1) {
        --found->times;
    }
    return behaviour;
}

} // namespace qiao::simulator
