#include "base/figures.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::ui::Figures)
};

QString amountText(double amount, Currency currency)
{
    const QString symbol = currency == Currency::Cny ? u"¥"_s : u"$"_s;
    if (amount > 0 && amount < 0.01) {
        return u"<"_s + symbol + QLocale().toString(0.01, 'f', 2);
    }
    return symbol + QLocale().toString(amount, 'f', 2);
}

QString scaled(qint64 count, double unit)
{
    const double value = static_cast<double>(count) / unit;
    return QLocale().toString(value, 'f', std::abs(value) < 9.95 ? 1 : 0);
}

} // namespace

QString countText(qint64 count)
{
    return QLocale().toString(count);
}

QString shortCountText(qint64 count)
{
    if (std::abs(count) < 1'000) {
        return countText(count);
    }
    if (std::abs(count) < 999'500) {
        return Text::tr("%1 k", "thousands").arg(scaled(count, 1e3));
    }
    return Text::tr("%1 M", "millions").arg(scaled(count, 1e6));
}

QString durationText(std::chrono::milliseconds duration)
{
    const auto ms = duration.count();
    if (ms < 1'000) {
        return Text::tr("%1 ms", "milliseconds").arg(QLocale().toString(static_cast<qint64>(ms)));
    }
    if (ms < 60'000) {
        const double seconds = static_cast<double>(ms) / 1e3;
        return Text::tr("%1 s", "seconds").arg(QLocale().toString(seconds, 'f', ms < 10'000 ? 2 : 1));
    }
    const auto seconds = ms / 1'000;
    return Text::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
}

QString shareText(qint64 part, qint64 whole)
{
    if (whole <= 0) {
        return {};
    }
    const double percent = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    return Text::tr("%1 %", "per cent").arg(QLocale().toString(percent, 'f', 0));
}

QString costText(const UsageTotals &totals)
{
    QStringList parts;
    if (totals.cnyMicros > 0) {
        parts.append(costText(Cost{Currency::Cny, totals.cnyMicros}));
    }
    if (totals.usdMicros > 0) {
        parts.append(costText(Cost{Currency::Usd, totals.usdMicros}));
    }
    return parts.join(u" + "_s);
}

QString costText(const Cost &cost)
{
    return amountText(static_cast<double>(cost.micros) / 1e6, cost.currency);
}

} // namespace qiao::ui
