#include "server/routetable.h"

#include <QCoreApplication>

namespace qiao {

namespace {

struct Entry
{
    QByteArrayView path;
    Endpoint endpoint;
    QByteArrayView method; ///< "GET" allows HEAD too
};

constexpr Entry entries[] = {
    {"/v1/chat/completions", Endpoint::ChatCompletions, "POST"},
    {"/v1/models", Endpoint::Models, "GET"},
    {"/health", Endpoint::Health, "GET"},
    {"/auth/initiate", Endpoint::SignInStart, "POST"},
    {"/auth/poll", Endpoint::SignInPoll, "POST"},
};
constexpr QByteArrayView modelPrefix = "/v1/models/";

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

bool isKnown(const QByteArray &path)
{
    return entryFor(path) || (path.startsWith(modelPrefix) && path.size() > modelPrefix.size());
}

/// The known path that was probably meant: base URLs are often given with one /v1 too few or too many.
QByteArray likelyPath(const QByteArray &path)
{
    QByteArray candidate = path;
    while (candidate.contains("//")) {
        candidate.replace("//", "/");
    }
    while (candidate.startsWith("/v1/v1/")) {
        candidate.remove(0, 3);
    }
    if (candidate.startsWith("/api/v1/")) {
        candidate.remove(0, 4);
    }
    for (const QByteArray &guess : {candidate, "/v1" + candidate, candidate.mid(3)}) {
        if (guess != path && isKnown(guess)) {
            return guess;
        }
    }
    return {};
}

Error notFound(const QByteArray &path)
{
    const QByteArray meant = likelyPath(path);
    Error error;
    error.kind = Error::Kind::Rejected;
    error.httpStatus = 404;
    error.type = "invalid_request_error";
    error.code = "unknown_url";
    error.retryHelps = false;
    const QString shown = QString::fromUtf8(path);
    error.message = meant.isEmpty()
        ? QCoreApplication::translate(
            "HttpServer", "Qiao has nothing at %1. The base URL for OpenAI clients ends in /v1.")
              .arg(shown)
        : QCoreApplication::translate("HttpServer",
            "Qiao has nothing at %1. Did you mean %2? The base URL for OpenAI clients ends in one /v1.")
              .arg(shown, QString::fromUtf8(meant));
    return error;
}

Error methodNotAllowed(const QByteArray &method, const QByteArray &path, const QByteArray &allow)
{
    Error error;
    error.kind = Error::Kind::Rejected;
    error.httpStatus = 405;
    error.type = "invalid_request_error";
    error.code = "method_not_allowed";
    error.retryHelps = false;
    error.message = QCoreApplication::translate("HttpServer", "%1 is not possible at %2. Allowed: %3.")
                        .arg(QString::fromUtf8(method), QString::fromUtf8(path), QString::fromLatin1(allow));
    return error;
}

Route routeTo(Endpoint endpoint, QByteArrayView allowed, const QByteArray &method, const QByteArray &path)
{
    const bool isGet = allowed == "GET";
    const QByteArray allow = isGet ? QByteArray("GET, HEAD, OPTIONS") : allowed.toByteArray() + ", OPTIONS";
    Route route;
    if (method == allowed || (isGet && method == "HEAD")) {
        route.endpoint = endpoint;
        return route;
    }
    route.headers = {{"Allow", allow}};
    route.isOptions = method == "OPTIONS";
    if (!route.isOptions) {
        route.error = methodNotAllowed(method, path, allow);
    }
    return route;
}

} // namespace

Route routeFor(const QByteArray &method, const QByteArray &path)
{
    if (path == "*") {
        Route route; // "OPTIONS *" asks about the server as a whole; the framing lets no other method have it
        route.isOptions = true;
        route.headers = {{"Allow", "GET, HEAD, POST, OPTIONS"}};
        return route;
    }
    const QByteArray plain = withoutSlashAtEnd(path);
    if (const Entry *entry = entryFor(plain)) {
        return routeTo(entry->endpoint, entry->method, method, plain);
    }
    if (isKnown(plain)) {
        Route route = routeTo(Endpoint::Model, "GET", method, plain);
        route.modelId = QByteArray::fromPercentEncoding(plain.mid(modelPrefix.size()));
        return route;
    }
    Route route;
    route.error = notFound(plain);
    return route;
}

} // namespace qiao
