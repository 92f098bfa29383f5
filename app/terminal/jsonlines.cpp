#include "terminal/jsonlines.h"

#include "terminal/printable.h"

#include <qiao/accountwords.h>
#include <qiao/requestjson.h>
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

QByteArray requestEventJson(const RequestRow &row)
{
    QJsonObject object = requestJson(row);
    object.insert(u"type"_s, u"request"_s);
    return line(object);
}

QByteArray eventJson(const QString &type)
{
    return line({{u"type"_s, type}});
}

} // namespace qiao
