#include "usage/usagewords.h"

#include "base/figures.h"

#include <qiao/printable.h>

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace qiao::ui {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::ui::UsageWords)
};

QString clockText(int hour)
{
    return QLocale().toString(QTime(hour % 24, 0), QLocale::ShortFormat);
}

QString hourName(const QString &key)
{
    const QTime time = QTime::fromString(key.section(u'T', 1), Qt::ISODate);
    return time.isValid() ? clockText(time.hour()) : key;
}

QString dayName(const QString &key)
{
    const QDate day = QDate::fromString(key, Qt::ISODate);
    //: The format of a day in a list of days
    return day.isValid() ? QLocale().toString(day, Text::tr("ddd, d MMM")) : key;
}

} // namespace

QString usageGroupName(UsageQuery::By by)
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

QString usageLineName(UsageQuery::By by, const QString &key)
{
    if (key.isEmpty()) {
        return Text::tr("unknown");
    }
    switch (by) {
    case UsageQuery::By::Hour:
        return hourName(key);
    case UsageQuery::By::Day:
        return dayName(key);
    default:
        return printable(key);
    }
}

QString hourText(int hour)
{
    //: The beginning and the end of an hour
    return Text::tr("%1 – %2").arg(clockText(hour), clockText(hour + 1));
}

QString costNote(const UsageTotals &totals)
{
    QStringList sentences;
    if (totals.planRequests == 1) {
        sentences.append(Text::tr("One request counts against a plan and has no price."));
    } else if (totals.planRequests > 1) {
        sentences.append(Text::tr("%1 requests count against a plan and have no price.")
                             .arg(countText(totals.planRequests)));
    }
    if (totals.unpricedRequests == 1) {
        sentences.append(
            Text::tr("One request is missing in the cost, for the price of its model is not known."));
    } else if (totals.unpricedRequests > 1) {
        sentences.append(
            Text::tr("%1 requests are missing in the cost, for the prices of their models are not known.")
                .arg(countText(totals.unpricedRequests)));
    }
    return sentences.join(u'\n');
}

} // namespace qiao::ui
