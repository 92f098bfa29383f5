#include "terminal/jsonlines.h"

#include "terminal/printable.h"
#include "terminal/requestline.h"

#include <qiao/accountwords.h>
#include <qiao/version.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

QByteArray line(const QJsonObject &object)
{
    return printableJson(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue durationOrNull(std::optional<std::chrono::milliseconds> duration)
{
    return duration ? QJsonValue(static_cast<qint64>(duration->count())) : QJsonValue();
}

QString utc(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QJsonArray accountArray(const QList<AccountSummary> &accounts)
{
    QJsonArray array;
    for (const AccountSummary &account : accounts) {
        array.append(QJsonObject{{u"name"_s, account.name}, {u"kind"_s, kindWord(account.kind)},
            {u"state"_s, stateWord(account.state)}, {u"default"_s, account.isDefault},
            {u"host"_s, textOrNull(account.host)}, {u"reason"_s, textOrNull(account.reason)},
            {u"expires_at"_s, account.expiresAt ? QJsonValue(utc(*account.expiresAt)) : QJsonValue()}});
    }
    return array;
}

QJsonValue usageObject(const std::optional<TokenUsage> &usage)
{
    if (!usage) {
        return {};
    }
    return QJsonObject{{u"prompt_tokens"_s, usage->promptTokens},
        {u"completion_tokens"_s, usage->completionTokens}, {u"total_tokens"_s, usage->totalTokens},
        {u"cached_tokens"_s, usage->cachedTokens}, {u"cache_creation_tokens"_s, usage->cacheCreationTokens},
        {u"reasoning_tokens"_s, usage->reasoningTokens}};
}

} // namespace

QByteArray startedJson(
    const ServerState &state, const QList<AccountSummary> &accounts, const LoadedSettings &loaded)
{
    QJsonArray openAiUrls;
    QJsonArray anthropicUrls;
    for (const QUrl &url : state.baseUrls) {
        openAiUrls.append(url.toString() + "/v1"_L1);
        anthropicUrls.append(url.toString() + "/anthropic"_L1);
    }
    return line({{u"type"_s, u"started"_s}, {u"version"_s, QString::fromUtf8(versionString())},
        {u"pid"_s, QCoreApplication::applicationPid()}, {u"port"_s, state.port},
        {u"openai_base_urls"_s, openAiUrls}, {u"anthropic_base_urls"_s, anthropicUrls},
        {u"accounts"_s, accountArray(accounts)},
        {u"reachable_from_network"_s, isReachableFromNetwork(loaded.settings)}});
}

QByteArray accountsJson(const QList<AccountSummary> &accounts)
{
    return line({{u"type"_s, u"accounts"_s}, {u"accounts"_s, accountArray(accounts)}});
}

QByteArray requestJson(const RequestRow &row)
{
    return line({{u"type"_s, u"request"_s}, {u"id"_s, QString::fromUtf8(row.id)},
        {u"started_at"_s, utc(row.startedAt)}, {u"method"_s, QString::fromUtf8(row.method)},
        {u"path"_s, pathOf(row)}, {u"model_asked"_s, textOrNull(row.modelAsked)},
        {u"model_used"_s, textOrNull(row.modelUsed)}, {u"account"_s, textOrNull(row.account)},
        {u"client"_s, textOrNull(row.client)}, {u"stream"_s, row.stream}, {u"status"_s, row.status},
        {u"usage"_s, usageObject(row.usage)}, {u"duration_ms"_s, durationOrNull(row.duration)},
        {u"time_to_first_token_ms"_s, durationOrNull(row.timeToFirstToken)},
        {u"changes"_s, QJsonArray::fromStringList(row.changes)}, {u"error"_s, textOrNull(row.error)}});
}

QByteArray eventJson(const QString &type)
{
    return line({{u"type"_s, type}});
}

} // namespace qiao
