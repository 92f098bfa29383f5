#include "commands/period.h"

using namespace Qt::StringLiterals;

namespace qiao {

std::optional<QDate> parseDay(const QString &text, QDate today)
{
    constexpr int mostDays = 36'500;
    if (text == "today"_L1) {
        return today;
    }
    if (text == "yesterday"_L1) {
        return today.addDays(-1);
    }
    if (text.endsWith(u'd')) {
        const std::optional<int> days = parseRowCount(text.chopped(1), mostDays);
        return days ? std::optional(today.addDays(1 - *days)) : std::nullopt;
    }
    // of a longer text, fromString() takes the beginning
    constexpr qsizetype length = 10;
    const QDate day = QDate::fromString(text, Qt::ISODate);
    return day.isValid() && text.size() == length ? std::optional(day) : std::nullopt;
}

std::optional<int> parseRowCount(const QString &text, int most)
{
    bool isNumber = false;
    const int count = text.toInt(&isNumber);
    // toInt() takes blanks and signs too
    const bool isPlain = isNumber && text.front().isDigit() && text.back().isDigit();
    return isPlain && count >= 1 && count <= most ? std::optional(count) : std::nullopt;
}

} // namespace qiao
