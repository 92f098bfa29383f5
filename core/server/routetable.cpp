#include "server/routetable.h"

#include "server/likelypath.h"

#include <QCoreApplication>

#include <algorithm>

namespace qiao {

using translation::Dialect;

namespace {

struct Entry
{
    QByteArrayView path;
    Endpoint endpoint;
    QByteArrayView methods; ///< "GET" allows HEAD too
    std::optional<Dialect> dialect; ///< nothing: as the client speaks
};

constexpr Entry entries[] = {
    {"/v1/chat/completions", Endpoint::ChatCompletions, "POST", Dialect::OpenAi},
    {"/v1/models", Endpoint::Models, "GET", {}},
    {"/v1/messages", Endpoint::Messages, "POST", Dialect::Anthropic},
    {"/v1/messages/count_tokens", Endpoint::CountTokens, "POST", Dialect::Anthropic},
    {"/api/hello", Endpoint::Hello, "GET", Dialect::Anthropic},
    {"/anthropic/v1/models", Endpoint::Models, "GET", Dialect::Anthropic},
    {"/anthropic/v1/messages", Endpoint::Messages, "POST", Dialect::Anthropic},
    {"/anthropic/v1/messages/count_tokens", Endpoint::CountTokens, "POST", Dialect::Anthropic},
    {"/anthropic/api/hello", Endpoint::Hello, "GET", Dialect::Anthropic},
    {"/health", Endpoint::Health, "GET", Dialect::OpenAi},
    {"/runtime/log-level", Endpoint::LogLevel, "GET, POST", Dialect::OpenAi},
    {"/auth/initiate", Endpoint::SignInStart, "POST", Dialect::OpenAi},
    {"/auth/poll", Endpoint::SignInPoll, "POST", Dialect::OpenAi},
    {"/metrics", Endpoint::Metrics, "GET", Dialect::OpenAi},
};
constexpr QByteArrayView modelPrefixes[] = {"/v1/models/", "/anthropic/v1/models/"};
/// What is there, or below, is Anthropic's even where there is nothing.
constexpr QByteArrayView anthropicPaths[] = {"/anthropic", "/v1/messages", "/messages"};

const Entry *entryFor(const QByteArray &path)
{
    for (const Entry &entry : entries) {
        if (entry.path == path) {
            return &entry;
        }
    }
    return nullptr;
}

QByteArray withoutSlashAtEnd(const QByteArray &path)
{
    return path.size() > 1 && path.endsWith('/') ? path.chopped(1) : path;
}

/// What comes before the id in the path of a model; empty when \a path is none.
QByteArrayView modelPrefix(const QByteArray &path)
{
    for (const QByteArrayView prefix : modelPrefixes) {
        if (path.startsWith(prefix) && path.size() > prefix.size()) {
            return prefix;
        }
    }
    return {};
}

/// The id in the path of a model, percent-encoded; empty when \a path is none.
QByteArray encodedModelId(const QByteArray &path)
{
    const QByteArrayView prefix = modelPrefix(path);
    return prefix.isEmpty() ? QByteArray() : path.mid(prefix.size());
}

bool isKnown(const QByteArray &path)
{
    return entryFor(path) || !encodedModelId(path).isEmpty();
}

bool isAtOrBelow(const QByteArray &path, QByteArrayView place)
{
    return path.startsWith(place) && (path.size() == place.size() || path.at(place.size()) == '/');
}

Error rejected(int status, const char *code, const QString &sentence)
{
    Error error;
    error.kind = Error::Kind::Rejected;
    error.httpStatus = status;
    error.type = "invalid_request_error";
    error.code = code;
    error.retryHelps = false;
    error.message = sentence;
    return error;
}

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(HttpServer)
};

Error notFound(const QByteArray &path, Dialect dialect)
{
    const QByteArray meant = likelyPath(path, isKnown);
    const QString bases = dialect == Dialect::Anthropic
        ? Text::tr("The base URL ends in /anthropic for Claude Code and Anthropic's own libraries, in "
                   "/anthropic/v1 for the AI SDK.")
        : Text::tr("The base URL for OpenAI clients ends in one /v1.");
    const QString shown = QString::fromUtf8(path);
    const QString sentence = meant.isEmpty()
        ? Text::tr("Qiao has nothing at %1. %2").arg(shown, bases)
        : Text::tr("Qiao has nothing at %1. Did you mean %2? %3").arg(shown, QString::fromUtf8(meant), bases);
    return rejected(404, "unknown_url", sentence);
}

Error methodNotAllowed(const QByteArray &method, const QByteArray &path, const QByteArray &allow)
{
    return rejected(405, "method_not_allowed",
        Text::tr("%1 is not possible at %2. Allowed: %3.")
            .arg(QString::fromUtf8(method), QString::fromUtf8(path), QString::fromLatin1(allow)));
}

void lead(
    Route &route, Endpoint endpoint, QByteArrayView methods, const QByteArray &method, const QByteArray &path)
{
    const QByteArray allowed = methods.toByteArray().replace("GET", "GET, HEAD");
    const QByteArray allow = allowed + ", OPTIONS";
    if ((", " + allowed + ',').contains(", " + method + ',')) {
        route.endpoint = endpoint;
        return;
    }
    route.headers = {{"Allow", allow}};
    route.isOptions = method == "OPTIONS";
    if (!route.isOptions) {
        route.error = methodNotAllowed(method, path, allow);
    }
}

} // namespace

Dialect dialectOf(const QByteArray &path, bool namesAnthropicVersion)
{
    const QByteArray plain = withoutSlashAtEnd(path);
    if (const Entry *entry = entryFor(plain); entry && entry->dialect) {
        return *entry->dialect;
    }
    const bool isAnthropic = namesAnthropicVersion
        || std::any_of(std::begin(anthropicPaths), std::end(anthropicPaths),
            [&plain](QByteArrayView place) { return isAtOrBelow(plain, place); });
    return isAnthropic ? Dialect::Anthropic : Dialect::OpenAi;
}

Route routeFor(const QByteArray &method, const QByteArray &path, bool namesAnthropicVersion)
{
    Route route{.dialect = dialectOf(path, namesAnthropicVersion)};
    if (path == "*") {
        // "OPTIONS *" asks about the server as a whole; the framing lets no other method have it
        route.isOptions = true;
        route.headers = {{"Allow", "GET, HEAD, POST, OPTIONS"}};
        return route;
    }
    const QByteArray plain = withoutSlashAtEnd(path);
    if (const Entry *entry = entryFor(plain)) {
        lead(route, entry->endpoint, entry->methods, method, plain);
    } else if (const QByteArray id = encodedModelId(plain); !id.isEmpty()) {
        lead(route, Endpoint::Model, "GET", method, plain);
        route.modelId = QByteArray::fromPercentEncoding(id);
    } else {
        route.error = notFound(plain, route.dialect);
    }
    return route;
}

QByteArray knownPath(const QByteArray &path)
{
    const QByteArray plain = withoutSlashAtEnd(path);
    if (const Entry *entry = entryFor(plain)) {
        return entry->path.toByteArray();
    }
    const QByteArrayView prefix = modelPrefix(plain);
    return prefix.isEmpty() ? QByteArray() : prefix.toByteArray() + "{id}";
}

} // namespace qiao
