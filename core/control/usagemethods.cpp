#include "control/usagemethods.h"

#include "usage/usagestore.h"

#include <qiao/usagejson.h>
#include <qiao/whenfinished.h>

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Control)
};

Result<HistoryDay> dayFrom(const QJsonValue &value)
{
    HistoryDay day{QDate::fromString(value["day"_L1].toString(), Qt::ISODate), value["account"_L1].toString(),
        value["requests"_L1].toInteger()};
    day.tokens.promptTokens = value["prompt_tokens"_L1].toInteger();
    day.tokens.completionTokens = value["completion_tokens"_L1].toInteger();
    day.tokens.totalTokens = day.tokens.promptTokens + day.tokens.completionTokens;
    day.tokens.cachedTokens = value["cached_tokens"_L1].toInteger();
    day.tokens.cacheCreationTokens = value["cache_creation_tokens"_L1].toInteger();
    if (!day.day.isValid() || day.account.isEmpty() || day.requests < 0 || day.tokens.promptTokens < 0
        || day.tokens.completionTokens < 0) {
        return tl::unexpected(Error{.kind = Error::Kind::Rejected,
            .message =
                Text::tr("A day of a history names a day, an account and what was used. Leave out those "
                         "that do not."),
            .httpStatus = 400,
            .retryHelps = false});
    }
    return day;
}

Result<UsageHistory> historyFrom(const ControlCall &call)
{
    UsageHistory history{call.text("path"_L1), {}};
    for (const QJsonValue &value : call.parameters.value("days"_L1).toArray()) {
        const Result<HistoryDay> day = dayFrom(value);
        if (!day) {
            return tl::unexpected(day.error());
        }
        history.days.append(*day);
    }
    return history;
}

} // namespace

UsageMethods::UsageMethods(UsageStore &store) : m_store(store)
{
    add("usage.report"_L1, &UsageMethods::report);
    add("usage.import"_L1, &UsageMethods::importHistory, {"path"_L1});
}

void UsageMethods::report(const ControlCall &call)
{
    const Result<UsageQuery> query = usageQueryFromJson(call.parameters);
    if (!query) {
        call.reply(tl::make_unexpected(query.error()));
        return;
    }
    whenFinished(
        m_store.report(*query), call.caller, [call, query = *query](const Result<UsageReport> &report) {
            call.reply(
                report.map([&query](const UsageReport &made) { return usageReportJson(query, made); }));
        });
}

void UsageMethods::importHistory(const ControlCall &call)
{
    const Result<UsageHistory> history = historyFrom(call);
    if (!history) {
        call.reply(tl::make_unexpected(history.error()));
        return;
    }
    whenFinished(m_store.importHistory(*history), call.caller, [call](const Result<ImportedUsage> &imported) {
        call.reply(imported.map([](const ImportedUsage &added) {
            return QJsonObject{{"days"_L1, added.days}, {"requests"_L1, added.requests},
                {"prompt_tokens"_L1, added.tokens.promptTokens},
                {"completion_tokens"_L1, added.tokens.completionTokens}};
        }));
    });
}

} // namespace qiao
