#include "accounts/qwenclicredentials.h"

#include "accounts/hostpolicy.h"
#include "accounts/prettyjson.h"

#include <boost/json.hpp>

#include <cmath>

namespace qiao {

using namespace Qt::StringLiterals;
namespace json = boost::json;

namespace {

constexpr auto refreshBuffer = std::chrono::seconds(30);
/// Beyond this many milliseconds a double has no room for each of them (2^53).
constexpr double largestExpiry = 9007199254740992.0;

QByteArray stringAt(const json::object &object, std::string_view key)
{
    const auto *value = object.if_contains(key);
    const auto *text = value != nullptr ? value->if_string() : nullptr;
    return text != nullptr ? QByteArray(text->data(), static_cast<qsizetype>(text->size())) : QByteArray();
}

/// 0, which is no expiry date, for everything that is not a number in range.
qint64 millisecondsAt(const json::object &object, std::string_view key)
{
    const auto *value = object.if_contains(key);
    if (value == nullptr || !value->is_number()) {
        return 0;
    }
    const double number = value->to_number<double>();
    return std::abs(number) < largestExpiry ? static_cast<qint64>(number) : 0;
}

json::string jsonString(const QByteArray &bytes)
{
    return json::string(bytes.constData(), static_cast<std::size_t>(bytes.size()));
}

} // namespace

tl::expected<QwenCliCredentials, CredentialsFault> parseQwenCliCredentials(QByteArrayView bytes)
{
    boost::system::error_code error;
    auto value = json::parse(json::string_view(bytes.data(), static_cast<std::size_t>(bytes.size())), error);
    if (error) {
        return tl::make_unexpected(CredentialsFault::NotJson);
    }
    auto *object = value.if_object();
    if (object == nullptr) {
        return tl::make_unexpected(CredentialsFault::NoCredentials);
    }
    QwenCliCredentials credentials{
        .accessToken = stringAt(*object, "access_token"),
        .refreshToken = stringAt(*object, "refresh_token"),
        .tokenType = stringAt(*object, "token_type"),
        .resourceUrl = stringAt(*object, "resource_url"),
    };
    const qint64 expiry = millisecondsAt(*object, "expiry_date");
    if (!isToken(credentials.accessToken) || !isToken(credentials.refreshToken)
        || credentials.tokenType.isEmpty() || expiry == 0) {
        return tl::make_unexpected(CredentialsFault::NoCredentials);
    }
    credentials.expiresAt = TimePoint(std::chrono::milliseconds(expiry));
    credentials.document = std::move(*object);
    return credentials;
}

QByteArray serialise(const QwenCliCredentials &credentials)
{
    json::object document = credentials.document;
    document["access_token"] = jsonString(credentials.accessToken);
    document["token_type"] = jsonString(credentials.tokenType);
    document["refresh_token"] = jsonString(credentials.refreshToken);
    if (!credentials.resourceUrl.isEmpty()) {
        document["resource_url"] = jsonString(credentials.resourceUrl);
    }
    document["expiry_date"] = credentials.expiresAt.time_since_epoch().count();
    return prettyJson(document);
}

QwenCliCredentials merged(const QwenCliCredentials &old, const TokenResponse &response, TimePoint now)
{
    QwenCliCredentials fresh = old;
    fresh.accessToken = response.accessToken;
    fresh.expiresAt = now + response.lifetime;
    if (!response.refreshToken.isEmpty()) {
        fresh.refreshToken = response.refreshToken;
    }
    if (!response.tokenType.isEmpty()) {
        fresh.tokenType = response.tokenType;
    }
    if (!response.resourceUrl.isEmpty()) {
        fresh.resourceUrl = response.resourceUrl;
    }
    return fresh;
}

bool isFresh(const QwenCliCredentials &credentials, TimePoint now)
{
    return now < credentials.expiresAt - refreshBuffer;
}

Result<QUrl> serviceBaseUrl(const QByteArray &resourceUrl)
{
    QString text = QString::fromUtf8(resourceUrl).trimmed();
    if (text.isEmpty()) {
        return QUrl(u"https://portal.qwen.ai/v1"_s);
    }
    if (!text.startsWith("http://"_L1, Qt::CaseInsensitive)
        && !text.startsWith("https://"_L1, Qt::CaseInsensitive)) {
        text.prepend("https://"_L1);
    }
    QUrl url(text, QUrl::StrictMode);
    QString path = url.path();
    while (path.endsWith(u'/')) {
        path.chop(1);
    }
    if (!path.endsWith("/v1"_L1)) {
        path += "/v1"_L1;
    }
    url.setPath(path);
    url.setQuery(QString());
    url.setFragment(QString());
    return checkServiceUrl(url).map([&url] { return url; });
}

} // namespace qiao
