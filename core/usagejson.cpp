#include <qiao/usagejson.h>

#include <QCoreApplication>
#include <QJsonArray>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

constexpr double microsInOne = 1e6;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Control)
};

struct ByWord
{
    UsageQuery::By by;
    QLatin1StringView word;
};

constexpr std::array byWords{
    ByWord{UsageQuery::By::Hour, "hour"_L1},
    ByWord{UsageQuery::By::Day, "day"_L1},
    ByWord{UsageQuery::By::Account, "account"_L1},
    ByWord{UsageQuery::By::Model, "model"_L1},
    ByWord{UsageQuery::By::Client, "client"_L1},
};

tl::unexpected<Error> rejected(const QString &sentence)
{
    return tl::unexpected(Error{.kind = Error::Kind::Rejected,
        .message = sentence,
        .httpStatus = 400,
        .type = "invalid_request_error",
        .retryHelps = false});
}

QJsonValue dayJson(QDate day)
{
    return day.isValid() ? QJsonValue(day.toString(Qt::ISODate)) : QJsonValue();
}

double units(qint64 micros)
{
    return static_cast<double>(micros) / microsInOne;
}

qint64 micros(const QJsonValue &units)
{
    return std::llround(units.toDouble() * microsInOne);
}

} // namespace

QString usageByWord(UsageQuery::By by)
{
    for (const ByWord &row : byWords) {
        if (row.by == by) {
            return row.word;
        }
    }
    return {};
}

std::optional<UsageQuery::By> usageByFromWord(const QString &word)
{
    for (const ByWord &row : byWords) {
        if (row.word == word) {
            return row.by;
        }
    }
    return std::nullopt;
}

QJsonObject usageQueryJson(const UsageQuery &query)
{
    return {{"by"_L1, usageByWord(query.by)}, {"since"_L1, dayJson(query.since)},
        {"until"_L1, dayJson(query.until)}};
}

Result<UsageQuery> usageQueryFromJson(const QJsonObject &object)
{
    UsageQuery query;
    if (const QJsonValue by = object.value("by"_L1); !by.isUndefined()) {
        const auto known = usageByFromWord(by.toString());
        if (!known) {
            return rejected(
                Text::tr("\"by\" is one of hour, day, account, model and client. Use one of these."));
        }
        query.by = *known;
    }
    for (const auto &[name, day] :
        {std::pair("since"_L1, &query.since), std::pair("until"_L1, &query.until)}) {
        const QJsonValue value = object.value(name);
        if (!value.isUndefined() && !value.isNull()) {
            *day = QDate::fromString(value.toString(), Qt::ISODate);
            if (!day->isValid()) {
                return rejected(Text::tr("\"%1\" is no day. Write it like 2026-11-23.").arg(name));
            }
        }
    }
    return query;
}

QJsonObject usageTotalsJson(const UsageTotals &totals)
{
    return {
        {"requests"_L1, totals.requests},
        {"failed"_L1, totals.failed},
        {"plan_requests"_L1, totals.planRequests},
        {"unpriced_requests"_L1, totals.unpricedRequests},
        {"prompt_tokens"_L1, totals.tokens.promptTokens},
        {"completion_tokens"_L1, totals.tokens.completionTokens},
        {"total_tokens"_L1, totals.tokens.totalTokens},
        {"cached_tokens"_L1, totals.tokens.cachedTokens},
        {"cache_creation_tokens"_L1, totals.tokens.cacheCreationTokens},
        {"reasoning_tokens"_L1, totals.tokens.reasoningTokens},
        {"cny"_L1, units(totals.cnyMicros)},
        {"usd"_L1, units(totals.usdMicros)},
    };
}

UsageTotals usageTotalsFromJson(const QJsonObject &object)
{
    const auto count = [&object](QLatin1StringView name) { return object.value(name).toInteger(); };
    UsageTotals totals;
    totals.requests = count("requests"_L1);
    totals.failed = count("failed"_L1);
    totals.planRequests = count("plan_requests"_L1);
    totals.unpricedRequests = count("unpriced_requests"_L1);
    totals.tokens = {count("prompt_tokens"_L1), count("completion_tokens"_L1), count("total_tokens"_L1),
        count("cached_tokens"_L1), count("cache_creation_tokens"_L1), count("reasoning_tokens"_L1)};
    totals.cnyMicros = micros(object.value("cny"_L1));
    totals.usdMicros = micros(object.value("usd"_L1));
    return totals;
}

QJsonObject usageReportJson(const UsageQuery &query, const UsageReport &report)
{
    QJsonArray lines;
    for (const UsageLine &line : report.lines) {
        QJsonObject object = usageTotalsJson(line.totals);
        object.insert("key"_L1, line.key);
        lines.append(object);
    }
    QJsonObject object = usageQueryJson(query);
    object.insert("lines"_L1, lines);
    object.insert("total"_L1, usageTotalsJson(report.total));
    return object;
}

UsageReport usageReportFromJson(const QJsonObject &object)
{
    UsageReport report;
    for (const QJsonValue &line : object.value("lines"_L1).toArray()) {
        report.lines.append({line["key"_L1].toString(), usageTotalsFromJson(line.toObject())});
    }
    report.total = usageTotalsFromJson(object.value("total"_L1).toObject());
    return report;
}

} // namespace qiao
