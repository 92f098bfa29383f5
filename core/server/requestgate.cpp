#include "server/requestgate.h"

#include <QCoreApplication>
#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

Error refusal(int status, const QByteArray &code, const QString &message)
{
    Error error;
    error.kind = status == 401 ? Error::Kind::NeedsLogin : Error::Kind::Rejected;
    error.message = message;
    error.httpStatus = status;
    error.type = "invalid_request_error";
    error.code = code;
    error.retryHelps = false;
    return error;
}

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(HttpServer)
};

/// The host of a Host header, lower-case, without port and IPv6 brackets; nullopt when it is none.
std::optional<QByteArray> hostName(const QByteArray &header)
{
    const bool bracketed = header.startsWith('[');
    const qsizetype close = header.indexOf(']');
    if (bracketed && close < 0) {
        return std::nullopt;
    }
    const qsizetype colon = header.indexOf(':', bracketed ? close : 0);
    const QByteArray name =
        bracketed ? header.mid(1, close - 1) : header.left(colon < 0 ? header.size() : colon);
    if (bracketed && close + 1 != (colon < 0 ? header.size() : colon)) {
        return std::nullopt;
    }
    if (colon >= 0 && colon + 1 < header.size()) {
        bool isNumber = false;
        const QByteArray port = header.mid(colon + 1);
        port.toUShort(&isNumber);
        if (!isNumber || port.front() == '+' || port.front() == '-' || port.trimmed() != port) {
            return std::nullopt;
        }
    }
    if (bracketed && QHostAddress(QString::fromLatin1(name)).protocol() != QHostAddress::IPv6Protocol) {
        return std::nullopt;
    }
    return name.isEmpty() ? std::nullopt : std::optional(name.toLower());
}

/// One dot at the end makes a name absolute; the name stays the same.
QByteArray withoutRootDot(const QByteArray &name)
{
    return name.endsWith('.') ? name.chopped(1) : name;
}

QHostAddress plainAddress(const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    QHostAddress plain = isIpv4 ? QHostAddress(ipv4) : address;
    plain.setScopeId({});
    return plain;
}

bool isHostAllowed(const QByteArray &header, const QHostAddress &localAddress, const QStringList &allowed)
{
    const std::optional<QByteArray> host = hostName(header);
    if (!host) {
        return false;
    }
    const QByteArray name = withoutRootDot(*host);
    if (name == "localhost") {
        return true;
    }
    for (const QString &entry : allowed) {
        if (withoutRootDot(entry.toLower().toUtf8()) == name) {
            return true;
        }
    }
    const QHostAddress address(QString::fromLatin1(*host));
    return !address.isNull()
        && (address == QHostAddress(QHostAddress::LocalHost)
            || address == QHostAddress(QHostAddress::LocalHostIPv6) || address == plainAddress(localAddress));
}

bool isOriginAllowed(const QByteArray &origin, const QStringList &allowed)
{
    if (origin.compare("null", Qt::CaseInsensitive) == 0) {
        return false; // every sandboxed page and local file has this one
    }
    for (const QString &entry : allowed) {
        QByteArray known = entry.trimmed().toUtf8();
        if (known.endsWith('/')) {
            known.chop(1);
        }
        if (!known.isEmpty() && known.compare(origin, Qt::CaseInsensitive) == 0) {
            return true;
        }
    }
    return false;
}

bool isJson(const QByteArray &contentType)
{
    const QByteArray type =
        contentType.left(contentType.indexOf(';') < 0 ? contentType.size() : contentType.indexOf(';'))
            .trimmed()
            .toLower();
    return type == "application/json"
        || (type.startsWith("application/") && type.endsWith("+json") && !type.contains(','));
}

/// Looks at every byte of every hash, so that time tells nothing.
bool isKeyKnown(const QByteArray &key, const QList<QByteArray> &hashes)
{
    const QByteArray hash = QCryptographicHash::hash(key, QCryptographicHash::Sha256);
    bool known = false;
    for (const QByteArray &candidate : hashes) {
        int difference = candidate.size() == hash.size() ? 0 : 1;
        for (qsizetype i = 0; i < hash.size(); ++i) {
            difference |= hash.at(i) ^ (i < candidate.size() ? candidate.at(i) : '\0');
        }
        known |= difference == 0;
    }
    return known;
}

/// The key that is known, of those that the request has.
std::optional<QByteArray> validKey(const GateRequest &request, const QList<QByteArray> &hashes)
{
    std::optional<QByteArray> valid;
    if (request.authorization
        && request.authorization->left(7).compare("Bearer ", Qt::CaseInsensitive) == 0) {
        const QByteArray key = request.authorization->mid(7).trimmed();
        valid = isKeyKnown(key, hashes) ? std::optional(key) : std::nullopt;
    }
    return request.apiKey && isKeyKnown(*request.apiKey, hashes) ? request.apiKey : valid;
}

/// What may be shown of a key: four characters, and of a short one none.
QString endOfKey(const QByteArray &key)
{
    constexpr qsizetype shown = 4;
    constexpr qsizetype shortest = 12;
    return key.size() < shortest ? QString() : u"…"_s + QString::fromLatin1(key.last(shown));
}

std::optional<Error> judgeHost(const GateRequest &request, const GateRules &rules)
{
    if (request.host && isHostAllowed(*request.host, request.localAddress, rules.allowedHosts)) {
        return {};
    }
    return refusal(403, "host_not_allowed",
        Text::tr(
            "Qiao does not answer to the host name \"%1\". Use localhost, or add the name to the allowed "
            "hosts.")
            .arg(QString::fromUtf8(request.host.value_or(QByteArray()))));
}

std::optional<Error> judgeOrigin(const GateRequest &request, const GateRules &rules)
{
    if (request.origin) {
        if (isOriginAllowed(*request.origin, rules.allowedOrigins)) {
            return {};
        }
        return refusal(403, "origin_not_allowed",
            Text::tr(
                "Web pages from %1 may not call Qiao. Add this origin to the allowed origins to permit it.")
                .arg(QString::fromUtf8(*request.origin)));
    }
    const QByteArray site = request.fetchSite.value_or(QByteArray()).toLower();
    if (site.contains("cross-site") || site.contains("same-site")) {
        return refusal(403, "origin_not_allowed", Text::tr("Other web sites may not call Qiao."));
    }
    return {};
}

/// What a page of a listed origin is allowed (Fetch standard, CORS protocol).
void addCrossOriginHeaders(const GateRequest &request, Admission &admission)
{
    admission.added = {{"Access-Control-Allow-Origin", *request.origin}, {"Vary", "Origin"}};
    admission.preflight = request.method == "OPTIONS" && request.preflightMethod;
    if (!admission.preflight) {
        admission.added.emplaceBack("Access-Control-Expose-Headers",
            "Retry-After, x-should-retry, x-request-id, request-id, x-qiao-token-count");
        return;
    }
    admission.added.emplaceBack("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS");
    if (request.preflightHeaders) {
        admission.added.emplaceBack("Access-Control-Allow-Headers", *request.preflightHeaders);
    }
    admission.added.emplaceBack("Access-Control-Max-Age", "600");
}

bool isHealth(const QByteArray &path)
{
    return path == "/health" || path == "/health/";
}

} // namespace

Admission judgeRequest(const GateRequest &request, const GateRules &rules)
{
    Admission admission;
    admission.refusal = judgeHost(request, rules);
    if (!admission.refusal) {
        admission.refusal = judgeOrigin(request, rules);
    }
    if (admission.refusal) {
        return admission;
    }
    if (request.origin) {
        addCrossOriginHeaders(request, admission);
        if (admission.preflight) {
            return admission; // a browser sends no key with it
        }
    }
    const bool isKeyNeeded = rules.isKeyNeeded || !rules.clientKeyHashes.isEmpty();
    const std::optional<QByteArray> key =
        isKeyNeeded ? validKey(request, rules.clientKeyHashes) : std::nullopt;
    admission.clientKey = endOfKey(key.value_or(QByteArray()));
    if (isKeyNeeded && !isHealth(request.path) && !key) {
        const bool sentOne = request.authorization || request.apiKey;
        admission.refusal = refusal(401, "invalid_api_key",
            sentOne ? Text::tr(
                "This is not a client key of this Qiao. Copy the right one into the client's API key.")
                    : Text::tr("Qiao asks for a client key. Put it into the client's API key."));
        admission.refusalHeaders = {{"WWW-Authenticate", "Bearer"}};
        return admission;
    }
    if (request.method == "POST" && !isJson(request.contentType.value_or(QByteArray()))) {
        admission.refusal = refusal(415, "unsupported_media_type",
            Text::tr("A POST request needs the header Content-Type: application/json."));
    }
    return admission;
}

} // namespace qiao
