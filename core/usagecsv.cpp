#include <qiao/usagecsv.h>

#include <qiao/printable.h>
#include <qiao/usagejson.h>

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

/// Keys are what clients called themselves and what they asked for.
QString quoted(const QString &text)
{
    QString safe = printable(text);
    if (!safe.isEmpty() && u"=+-@"_s.contains(safe.front())) {
        safe.prepend(u'\'');
    }
    const bool needsQuotes = std::any_of(
        safe.begin(), safe.end(), [](QChar character) { return character == u'"' || character == u','; });
    return needsQuotes ? u'"' + safe.replace(u'"', u"\"\""_s) + u'"' : safe;
}

QString units(qint64 micros)
{
    constexpr qint64 microsInOne = 1'000'000;
    return u"%1.%2"_s.arg(micros / microsInOne).arg(micros % microsInOne, 6, 10, QChar(u'0'));
}

} // namespace

QByteArray usageCsv(UsageQuery::By by, const UsageReport &report)
{
    QStringList lines{usageByWord(by)
        + ",requests,failed,plan_requests,unpriced_requests,prompt_tokens,completion_tokens,total_tokens,"
          "cached_tokens,cache_creation_tokens,reasoning_tokens,cny,usd"_L1};
    for (const UsageLine &line : report.lines) {
        const UsageTotals &totals = line.totals;
        const TokenUsage &tokens = totals.tokens;
        QStringList cells{quoted(line.key)};
        for (const qint64 count : {totals.requests, totals.failed, totals.planRequests,
                 totals.unpricedRequests, tokens.promptTokens, tokens.completionTokens, tokens.totalTokens,
                 tokens.cachedTokens, tokens.cacheCreationTokens, tokens.reasoningTokens}) {
            cells.append(QString::number(count));
        }
        cells += {units(totals.cnyMicros), units(totals.usdMicros)};
        lines.append(cells.join(u','));
    }
    return (lines.join("\r\n"_L1) + "\r\n"_L1).toUtf8();
}

} // namespace qiao
