#include "auth/qwenoauth.h"

#include <boost/json.hpp>

#include <algorithm>

namespace qiao {

using namespace Qt::StringLiterals;
namespace json = boost::json;

namespace {

/// Public client of the Qwen CLI; it has no secret.
constexpr char clientId[] = "f0304373b74a44d2b584a3fb70ca9e56";

constexpr auto assumedLifetime = std::chrono::hours(1);
constexpr double longestLifetime = 10.0 * 365 * 24 * 3600;

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

std::chrono::seconds lifetimeAt(const json::object &object, std::string_view key)
{
    const auto *value = object.if_contains(key);
    const double seconds = value != nullptr && value->is_number() ? value->to_number<double>() : 0;
    if (seconds < 1 || seconds > longestLifetime) {
        return assumedLifetime;
    }
    return std::chrono::seconds(static_cast<qint64>(seconds));
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
    QUrl url = base;
    QString path = base.path();
    while (path.endsWith(u'/')) {
        path.chop(1);
    }
    url.setPath(path + "/api/v1/oauth2/token"_L1);
    return url;
}

QByteArray refreshBody(const QByteArray &refreshToken)
{
    return "grant_type=refresh_token&refresh_token=" + escaped(refreshToken) + "&client_id=" + clientId;
}

tl::expected<TokenResponse, TokenFault> parseTokenAnswer(int httpStatus, QByteArrayView body)
{
    TokenFault fault{.refused = httpStatus == 400 || httpStatus == 401, .httpStatus = httpStatus};
    boost::system::error_code error;
    const auto value =
        json::parse(json::string_view(body.data(), static_cast<std::size_t>(body.size())), error);
    const auto *object = error ? nullptr : value.if_object();
    if (object == nullptr) {
        return tl::make_unexpected(fault);
    }
    fault.code = plainWord(stringAt(*object, "error"));
    const auto *errorMember = object->if_contains("error");
    TokenResponse response{
        .accessToken = stringAt(*object, "access_token"),
        .refreshToken = stringAt(*object, "refresh_token"),
        .tokenType = stringAt(*object, "token_type"),
        .resourceUrl = stringAt(*object, "resource_url"),
        .lifetime = lifetimeAt(*object, "expires_in"),
    };
    const bool granted = httpStatus >= 200 && httpStatus < 300
        && (errorMember == nullptr || errorMember->is_null()) && isToken(response.accessToken);
    if (!granted) {
        return tl::make_unexpected(fault);
    }
    if (!isToken(response.refreshToken)) {
        response.refreshToken.clear();
    }
    return response;
}

} // namespace qiao
