#include "terminal/usagetable.h"

#include "terminal/printable.h"
#include "terminal/texttable.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(UsageTable)
};

constexpr double microsInOne = 1e6;

using Figure = qint64 UsageTotals::*;

QString number(qint64 count)
{
    return QLocale().toString(count);
}

/// Cents, or ten thousandths where some amount would be none in cents.
int decimalsFor(const UsageReport &report, Figure micros)
{
    constexpr qint64 cent = 10'000;
    const bool hasSmall = std::any_of(report.lines.begin(), report.lines.end(),
        [&](const UsageLine &line) { return line.totals.*micros > 0 && line.totals.*micros < cent; });
    return hasSmall ? 4 : 2;
}

QString money(qint64 micros, int decimals)
{
    return QLocale().toString(static_cast<double>(micros) / microsInOne, 'f', decimals);
}

QString titleOf(UsageQuery::By by)
{
    switch (by) {
    case UsageQuery::By::Hour:
        return Text::tr("Hour");
    case UsageQuery::By::Day:
        return Text::tr("Day");
    case UsageQuery::By::Account:
        return Text::tr("Account");
    case UsageQuery::By::Model:
        return Text::tr("Model");
    case UsageQuery::By::Client:
        break;
    }
    return Text::tr("Client");
}

QString keyText(UsageQuery::By by, const QString &key)
{
    if (key.isEmpty()) {
        return u"–"_s;
    }
    return by == UsageQuery::By::Hour ? QString(key).replace(u'T', u' ') : printable(key);
}

/// A column of figures.
struct FigureColumn
{
    QString title;
    std::function<QString(const UsageTotals &)> text;
};

FigureColumn counts(const QString &title, Figure figure)
{
    return {title, [figure](const UsageTotals &totals) { return number(totals.*figure); }};
}

FigureColumn tokens(const QString &title, qint64 TokenUsage::*figure)
{
    return {title, [figure](const UsageTotals &totals) { return number(totals.tokens.*figure); }};
}

FigureColumn amounts(const QString &title, Figure micros, int decimals)
{
    return {title, [micros, decimals](const UsageTotals &totals) { return money(totals.*micros, decimals); }};
}

QList<FigureColumn> figureColumns(const UsageReport &report)
{
    QList<FigureColumn> columns{
        counts(Text::tr("Requests"), &UsageTotals::requests),
        counts(Text::tr("Failed"), &UsageTotals::failed),
    };
    if (report.total.planRequests > 0) {
        //: Requests of accounts whose plan counts requests
        columns.append(counts(Text::tr("On plans"), &UsageTotals::planRequests));
    }
    columns += {
        //: Tokens of prompts
        tokens(Text::tr("In"), &TokenUsage::promptTokens),
        //: Tokens of prompts that came from the service's cache
        tokens(Text::tr("Cached"), &TokenUsage::cachedTokens),
        //: Tokens of answers
        tokens(Text::tr("Out"), &TokenUsage::completionTokens),
        //: Tokens of answers that were reasoning
        tokens(Text::tr("Reasoning"), &TokenUsage::reasoningTokens),
    };
    if (report.total.cnyMicros > 0) {
        columns.append(
            amounts(u"¥"_s, &UsageTotals::cnyMicros, decimalsFor(report, &UsageTotals::cnyMicros)));
    }
    if (report.total.usdMicros > 0) {
        columns.append(
            amounts(u"$"_s, &UsageTotals::usdMicros, decimalsFor(report, &UsageTotals::usdMicros)));
    }
    return columns;
}

} // namespace

QStringList usageTable(UsageQuery::By by, const UsageReport &report, Colours colours)
{
    const QList<FigureColumn> figures = figureColumns(report);
    QList<TextColumn> columns{{titleOf(by)}};
    for (const FigureColumn &figure : figures) {
        columns.append({figure.title, TextColumn::Side::Right});
    }
    const auto row = [&figures](const QString &key, const UsageTotals &totals) {
        QList<TextCell> cells{{key}};
        for (const FigureColumn &figure : figures) {
            cells.append({figure.text(totals)});
        }
        return cells;
    };
    QList<QList<TextCell>> rows;
    for (const UsageLine &line : report.lines) {
        rows.append(row(keyText(by, line.key), line.totals));
    }
    rows.append(QList<TextCell>());
    rows.append(row(Text::tr("Total"), report.total));
    QStringList lines = textTable(columns, rows, colours);
    if (report.total.unpricedRequests > 0) {
        lines.append(QString());
        lines.append(
            Text::tr("Requests whose model's price is not known and that are missing in the cost: %1. "
                     "Add the price to prices.json.")
                .arg(number(report.total.unpricedRequests)));
    }
    return lines;
}

QString totalsLine(const UsageTotals &totals)
{
    QStringList parts{
        Text::tr("Requests: %1 (%2 failed)").arg(number(totals.requests), number(totals.failed)),
        Text::tr("tokens in: %1").arg(number(totals.tokens.promptTokens)),
        Text::tr("out: %1").arg(number(totals.tokens.completionTokens))};
    const auto add = [&parts](QChar sign, qint64 micros) {
        if (micros > 0) {
            constexpr qint64 cent = 10'000;
            parts.append(sign + money(micros, micros < cent ? 4 : 2));
        }
    };
    add(u'¥', totals.cnyMicros);
    add(u'$', totals.usdMicros);
    return parts.join(u" · "_s);
}

} // namespace qiao
