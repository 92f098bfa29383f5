#include "accounts/qwenclicredentials.h"

#include "accounts/hostpolicy.h"
#include "logging/redaction.h"
#include "translation/json/jsonedits.h"
#include "translation/json/jsontext.h"
#include "translation/json/rawjson.h"

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace qiao {

using namespace Qt::StringLiterals;
using translation::Edit;
using translation::RawJson;

namespace {

constexpr auto refreshBuffer = std::chrono::seconds(30);
/// Beyond this many milliseconds a double has no room for each of them (2^53).
constexpr double largestExpiry = 9007199254740992.0;

std::string_view view(QByteArrayView bytes)
{
    return {bytes.data(), static_cast<std::size_t>(bytes.size())};
}

QByteArray stringAt(const RawJson::Value &object, std::string_view key)
{
    const auto value = object.find(key);
    return value ? QByteArray::fromStdString(value->string()) : QByteArray();
}

/// 0, which is no expiry date, for everything that is not a number in range.
qint64 millisecondsAt(const RawJson::Value &object, std::string_view key)
{
    const auto value = object.find(key);
    const double number = value ? value->number().value_or(0) : 0;
    return std::abs(number) < largestExpiry ? static_cast<qint64>(number) : 0;
}

struct Field
{
    std::string_view key;
    std::string value; ///< as JSON
};

std::vector<Field> fieldsOf(const QwenCliCredentials &credentials)
{
    const auto text = [](const QByteArray &bytes) { return translation::jsonString(view(bytes)); };
    std::vector<Field> fields{
        {"access_token", text(credentials.accessToken)},
        {"token_type", text(credentials.tokenType)},
        {"refresh_token", text(credentials.refreshToken)},
    };
    if (!credentials.resourceUrl.isEmpty()) {
        fields.push_back({"resource_url", text(credentials.resourceUrl)});
    }
    fields.push_back({"expiry_date", std::to_string(credentials.expiresAt.time_since_epoch().count())});
    return fields;
}

/// What stands between \a object's brace and its first key: new members are laid out like the old ones.
std::string_view indentation(std::string_view text, const RawJson::Value &object)
{
    const auto first = object.firstChild();
    const std::size_t begin = object.begin() + 1;
    return first ? text.substr(begin, first->key()->begin() - begin) : "\n  ";
}

} // namespace

tl::expected<QwenCliCredentials, CredentialsFault> parseQwenCliCredentials(QByteArrayView bytes)
{
    RawJson json;
    if (!json.parse(view(bytes))) {
        return tl::make_unexpected(CredentialsFault::NotJson);
    }
    const auto object = json.root();
    QwenCliCredentials credentials{
        .accessToken = stringAt(object, "access_token"),
        .refreshToken = stringAt(object, "refresh_token"),
        .tokenType = stringAt(object, "token_type"),
        .resourceUrl = stringAt(object, "resource_url"),
    };
    const qint64 expiry = millisecondsAt(object, "expiry_date");
    if (!isToken(credentials.accessToken) || !isToken(credentials.refreshToken)
        || credentials.tokenType.isEmpty() || expiry == 0) {
        return tl::make_unexpected(CredentialsFault::NoCredentials);
    }
    rememberSecret(credentials.accessToken);
    rememberSecret(credentials.refreshToken);
    credentials.expiresAt = TimePoint(std::chrono::milliseconds(expiry));
    credentials.document = bytes.toByteArray();
    return credentials;
}

QByteArray serialise(const QwenCliCredentials &credentials)
{
    const QByteArray document = credentials.document.isEmpty() ? "{\n}"_ba : credentials.document;
    RawJson json;
    if (!json.parse(view(document)) || json.root().kind() != RawJson::Kind::Object) {
        Q_ASSERT_X(false, "serialise", "the document is always one that was parsed");
        return {};
    }
    const auto object = json.root();
    std::vector<Edit> edits;
    std::vector<std::string> newMembers;
    for (Field &field : fieldsOf(credentials)) {
        const auto replace = [&](const RawJson::Value &old) { replaceValue(edits, old, field.value); };
        if (object.find(field.key)) {
            forEachMember(object, field.key, replace);
        } else {
            newMembers.push_back(std::string(indentation(view(document), object))
                + translation::jsonString(field.key) + ": " + field.value);
        }
    }
    appendChildren(edits, object, newMembers);
    return QByteArray::fromStdString(spliced(view(document), std::move(edits)));
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
