#include "server/sessionkey.h"

#include <QCryptographicHash>

#include <algorithm>

namespace qiao {

using translation::RawJson;

namespace {

constexpr std::size_t longestId = 128;

bool isSessionId(std::string_view text)
{
    return !text.empty() && text.size() <= longestId && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.'
            || c == '_' || c == '-';
    });
}

QByteArray bytes(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

QByteArray hashed(std::string_view text)
{
    return QCryptographicHash::hash(bytes(text), QCryptographicHash::Sha256).toHex();
}

QByteArray headerKey(const ClientRequest &request, QByteArrayView name)
{
    const QByteArray value = request.header(name).value_or(QByteArray()).trimmed();
    return isSessionId({value.constData(), static_cast<std::size_t>(value.size())}) ? value : QByteArray();
}

std::string sessionInUserId(const std::string &userId)
{
    RawJson json;
    if (userId.starts_with('{') && json.parse(userId)) {
        const auto id = json.root().find("session_id");
        return id ? id->string() : std::string();
    }
    constexpr std::string_view mark = "_session_";
    const std::size_t at = userId.rfind(mark);
    return at == std::string::npos ? std::string() : userId.substr(at + mark.size());
}

QByteArray metadataKey(const RawJson::Value &root)
{
    const auto metadata = root.find("metadata");
    const auto userId = metadata ? metadata->find("user_id") : std::nullopt;
    const std::string id = userId ? sessionInUserId(userId->string()) : std::string();
    return isSessionId(id) ? bytes(id) : QByteArray();
}

QByteArray cacheKey(const RawJson::Value &root)
{
    const auto key = root.find("prompt_cache_key");
    const std::string text = key ? key->string() : std::string();
    if (text.empty()) {
        return {};
    }
    return isSessionId(text) ? bytes(text) : hashed(text);
}

bool hasRole(const RawJson::Value &message, std::string_view role)
{
    const auto found = message.find("role");
    return found && found->isString(role);
}

/// Content as it was written: the next request of the conversation repeats it byte for byte.
void addContent(QCryptographicHash &hash, const RawJson::Value &message)
{
    const std::string_view content = message.find("content") ? message.find("content")->raw() : "";
    hash.addData(bytes(content));
    hash.addData(QByteArray(1, '\0'));
}

QByteArray beginningKey(const RawJson::Value &root)
{
    const auto messages = root.find("messages");
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (auto message = messages ? messages->firstChild() : std::nullopt; message;
         message = message->nextSibling()) {
        if (hasRole(*message, "system") || hasRole(*message, "developer")) {
            addContent(hash, *message);
        } else if (hasRole(*message, "user")) {
            addContent(hash, *message);
            break;
        }
    }
    return hash.result().toHex();
}

} // namespace

QByteArray sessionKey(const ClientRequest &request, const translation::ApiRequest &body)
{
    const RawJson::Value root = body.root();
    if (const QByteArray key = headerKey(request, "X-Claude-Code-Session-Id"); !key.isEmpty()) {
        return "claude:" + key;
    }
    if (const QByteArray key = metadataKey(root); !key.isEmpty()) {
        return "claude:" + key;
    }
    if (const QByteArray key = cacheKey(root); !key.isEmpty()) {
        return "cache:" + key;
    }
    for (const QByteArrayView name : {QByteArrayView("session_id"), QByteArrayView("session-id")}) {
        if (const QByteArray key = headerKey(request, name); !key.isEmpty()) {
            return "codex:" + key;
        }
    }
    return "begin:" + beginningKey(root);
}

} // namespace qiao
