#include "control/servermethods.h"

#include "control/accountjson.h"
#include "usage/usagestore.h"

#include <qiao/usagejson.h>
#include <qiao/version.h>
#include <qiao/whenfinished.h>

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace qiao {

ServerMethods::ServerMethods(UsageStore &store, Look look, Stop stop)
    : m_store(store), m_look(std::move(look)), m_stop(std::move(stop))
{
    add("server.status"_L1, &ServerMethods::status);
    add("server.stop"_L1, &ServerMethods::stop);
}

void ServerMethods::status(const ControlCall &call)
{
    const QDate today = QDate::currentDate();
    whenFinished(m_store.report({UsageQuery::By::Day, today, today}), call.caller,
        [this, call](const Result<UsageReport> &report) {
            QJsonObject status = server();
            status.insert("today"_L1, report ? QJsonValue(usageTotalsJson(report->total)) : QJsonValue());
            status.insert("today_error"_L1, report ? QJsonValue() : QJsonValue(report.error().message));
            call.reply(status);
        });
}

void ServerMethods::stop(const ControlCall &call)
{
    const QJsonObject now = server();
    QJsonObject answer;
    for (const auto name : {"running"_L1, "pid"_L1, "active_requests"_L1}) {
        answer.insert(name, now.value(name));
    }
    call.reply(answer);
    if (m_stop) {
        m_stop();
    }
}

QJsonObject ServerMethods::server() const
{
    if (!m_look) {
        return {{"running"_L1, false}, {"version"_L1, QJsonValue()}, {"pid"_L1, QJsonValue()},
            {"started_at"_L1, QJsonValue()}, {"base_urls"_L1, QJsonArray()},
            {"active_requests"_L1, QJsonValue()}};
    }
    const RunningServer now = m_look();
    QJsonArray urls;
    for (const QUrl &url : now.baseUrls) {
        urls.append(url.toString());
    }
    return {{"running"_L1, true}, {"version"_L1, QString::fromUtf8(versionString())},
        {"pid"_L1, QCoreApplication::applicationPid()}, {"started_at"_L1, timeJson(now.startedAt)},
        {"base_urls"_L1, urls}, {"active_requests"_L1, static_cast<qint64>(now.activeRequests)}};
}

} // namespace qiao
