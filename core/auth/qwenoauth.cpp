#include "auth/qwenoauth.h"

#include "logging/redaction.h"

#include <boost/json.hpp>

#include <algorithm>
#include <optional>

namespace qiao {

using namespace Qt::StringLiterals;
namespace json = boost::json;

namespace {

/// Public client of the Qwen CLI; it has no secret.
constexpr char clientId[] = "f0304373b74a44d2b584a3fb70ca9e56";
constexpr char scope[] = "openid profile email model.completion";
constexpr char deviceGrant[] = "urn:ietf:params:oauth:grant-type:device_code";

constexpr std::chrono::seconds assumedLifetime = std::chrono::hours(1);
constexpr std::chrono::seconds longestLifetime = std::chrono::hours(10 * 365 * 24);

constexpr std::chrono::seconds assumedCodeLifetime = std::chrono::minutes(15);
constexpr std::chrono::seconds longestCodeLifetime = std::chrono::hours(24);
constexpr std::chrono::seconds assumedInterval{5}; // RFC 8628, section 3.2
constexpr std::chrono::seconds longestInterval = std::chrono::hours(1);
constexpr qsizetype longestUserCode = 64;

using Meaning = PollAnswer::Meaning;

/// What RFC 8628 (section 3.5) and RFC 6749 (section 5.2) call things. Other words are none of the sign-in's.
constexpr struct
{
    QByteArrayView code;
    Meaning meaning;
} pollCodes[] = {
    {"authorization_pending", Meaning::Pending},
    {"slow_down", Meaning::SlowDown},
    {"expired_token", Meaning::Expired},
    {"access_denied", Meaning::Denied},
    {"invalid_grant", Meaning::UnknownCode},
    {"invalid_request", Meaning::Refused},
    {"invalid_client", Meaning::Refused},
    {"invalid_scope", Meaning::Refused},
    {"unauthorized_client", Meaning::Refused},
    {"unsupported_grant_type", Meaning::Refused},
};

QByteArray escaped(const QByteArray &text)
{
    // what encodeURIComponent leaves alone besides letters, digits and "-._~"
    return text.toPercentEncoding("!*'()");
}

QByteArray stringAt(const json::object &object, std::string_view key)
{
    const auto *value = object.if_contains(key);
    const auto *text = value != nullptr ? value->if_string() : nullptr;
    return text != nullptr ? QByteArray(text->data(), static_cast<qsizetype>(text->size())) : QByteArray();
}

/// \a assumed when there is no number from one to \a longest.
std::chrono::seconds secondsAt(const json::object &object, std::string_view key, std::chrono::seconds assumed,
    std::chrono::seconds longest)
{
    const auto *value = object.if_contains(key);
    const double seconds = value != nullptr && value->is_number() ? value->to_number<double>() : 0;
    return seconds >= 1 && seconds <= static_cast<double>(longest.count())
        ? std::chrono::seconds(static_cast<qint64>(seconds))
        : assumed;
}

std::optional<json::object> objectOf(QByteArrayView body)
{
    boost::system::error_code error;
    const auto value =
        json::parse(json::string_view(body.data(), static_cast<std::size_t>(body.size())), error);
    const auto *object = error ? nullptr : value.if_object();
    return object != nullptr ? std::optional(*object) : std::nullopt;
}

bool isSuccess(int httpStatus, const json::object &object)
{
    const auto *error = object.if_contains("error");
    return httpStatus >= 200 && httpStatus < 300 && (error == nullptr || error->is_null());
}

/// As it is shown to a person, perhaps in a terminal: nothing but what can be typed.
QString userCodeOf(const QByteArray &text)
{
    return isToken(text) && text.size() <= longestUserCode ? QString::fromLatin1(text) : QString();
}

QUrl endpoint(const QUrl &base, QLatin1StringView pathBelow)
{
    QUrl url = base;
    QString path = base.path();
    while (path.endsWith(u'/')) {
        path.chop(1);
    }
    url.setPath(path + pathBelow);
    return url;
}

/// Only a short plain word may end up in a sentence or a log: a description could quote the token.
QByteArray plainWord(const QByteArray &text)
{
    const bool plain = text.size() <= 40
        && std::all_of(text.cbegin(), text.cend(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
    return plain ? text : QByteArray();
}

} // namespace

bool isToken(QByteArrayView text)
{
    return !text.isEmpty()
        && std::all_of(text.cbegin(), text.cend(), [](char c) { return c > ' ' && c < '\x7f'; });
}

QUrl tokenEndpoint(const QUrl &base)
{
    return endpoint(base, "/api/v1/oauth2/token"_L1);
}

QUrl deviceEndpoint(const QUrl &base)
{
    return endpoint(base, "/api/v1/oauth2/device/code"_L1);
}

QByteArray deviceBody(const QByteArray &codeChallenge)
{
    return QByteArray("client_id=") + clientId + "&scope=" + escaped(scope)
        + "&code_challenge=" + escaped(codeChallenge) + "&code_challenge_method=S256";
}

tl::expected<DeviceAuthorization, TokenFault> parseDeviceAnswer(int httpStatus, QByteArrayView body)
{
    TokenFault fault{.httpStatus = httpStatus};
    const auto object = objectOf(body);
    if (!object) {
        return tl::make_unexpected(fault);
    }
    fault.code = plainWord(stringAt(*object, "error"));
    const auto url = [&object](std::string_view key) {
        return QUrl(QString::fromUtf8(stringAt(*object, key)), QUrl::StrictMode);
    };
    DeviceAuthorization authorization{
        .deviceCode = stringAt(*object, "device_code"),
        .userCode = userCodeOf(stringAt(*object, "user_code")),
        .verificationUri = url("verification_uri"),
        .verificationUriComplete = url("verification_uri_complete"),
        .lifetime = secondsAt(*object, "expires_in", assumedCodeLifetime, longestCodeLifetime),
        .interval = secondsAt(*object, "interval", assumedInterval, longestInterval),
    };
    if (!isSuccess(httpStatus, *object) || authorization.deviceCode.isEmpty()) {
        return tl::make_unexpected(fault);
    }
    rememberSecret(authorization.deviceCode);
    if (stringAt(*object, "verification_uri_complete").isEmpty()) {
        authorization.verificationUriComplete = authorization.verificationUri;
    }
    if (stringAt(*object, "verification_uri").isEmpty()) {
        authorization.verificationUri = authorization.verificationUriComplete;
    }
    return authorization;
}

QByteArray pollBody(const QByteArray &deviceCode, const QByteArray &codeVerifier)
{
    return "grant_type=" + escaped(deviceGrant) + "&client_id=" + clientId
        + "&device_code=" + escaped(deviceCode) + "&code_verifier=" + escaped(codeVerifier);
}

PollAnswer parsePollAnswer(int httpStatus, QByteArrayView body)
{
    if (const auto granted = parseTokenAnswer(httpStatus, body)) {
        return {.meaning = Meaning::Granted, .tokens = *granted};
    }
    const json::object object = objectOf(body).value_or(json::object());
    const QByteArray code = plainWord(stringAt(object, "error"));
    if (isSuccess(httpStatus, object) && stringAt(object, "status") == "pending") {
        return {.meaning = Meaning::Pending};
    }
    const auto *known = std::find_if(std::begin(pollCodes), std::end(pollCodes),
        [&code](const auto &entry) { return entry.code == code; });
    const bool isKnown = known != std::end(pollCodes) && httpStatus < 500;
    if (isKnown && known->meaning != Meaning::Refused) {
        return {.meaning = known->meaning, .code = code};
    }
    if (httpStatus == 401) {
        return {.meaning = Meaning::UnknownCode, .code = code};
    }
    // a throttle may use any word
    const bool isRefused = isKnown && httpStatus != 429;
    return {.meaning = isRefused ? Meaning::Refused : Meaning::Trouble, .code = code};
}

QByteArray refreshBody(const QByteArray &refreshToken)
{
    return "grant_type=refresh_token&refresh_token=" + escaped(refreshToken) + "&client_id=" + clientId;
}

tl::expected<TokenResponse, TokenFault> parseTokenAnswer(int httpStatus, QByteArrayView body)
{
    TokenFault fault{.refused = httpStatus == 400 || httpStatus == 401, .httpStatus = httpStatus};
    const auto object = objectOf(body);
    if (!object) {
        return tl::make_unexpected(fault);
    }
    fault.code = plainWord(stringAt(*object, "error"));
    TokenResponse response{
        .accessToken = stringAt(*object, "access_token"),
        .refreshToken = stringAt(*object, "refresh_token"),
        .tokenType = stringAt(*object, "token_type"),
        .resourceUrl = stringAt(*object, "resource_url"),
        .lifetime = secondsAt(*object, "expires_in", assumedLifetime, longestLifetime),
    };
    if (!isSuccess(httpStatus, *object) || !isToken(response.accessToken)) {
        return tl::make_unexpected(fault);
    }
    if (!isToken(response.refreshToken)) {
        response.refreshToken.clear();
    }
    rememberSecret(response.accessToken);
    rememberSecret(response.refreshToken);
    return response;
}

} // namespace qiao
