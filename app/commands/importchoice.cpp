#include "commands/importchoice.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace qiao {

std::optional<QList<int>> parseImportChoice(const QByteArray &answer, int count)
{
    const QString text = QString::fromUtf8(answer).trimmed().toLower();
    const bool all = text == "all"_L1 || text == u"全部";
    QList<bool> picked(count, all);
    if (!all) {
        static const QRegularExpression separators(u"[\\s,，、]+"_s);
        static const QRegularExpression range(u"^(\\d{1,4})(?:-(\\d{1,4}))?$"_s);
        for (const QString &part : text.split(separators, Qt::SkipEmptyParts)) {
            const QRegularExpressionMatch match = range.match(part);
            const int first = match.captured(1).toInt();
            const int last = match.captured(2).isEmpty() ? first : match.captured(2).toInt();
            if (!match.hasMatch() || first < 1 || last < first || last > count) {
                return std::nullopt;
            }
            for (int number = first; number <= last; ++number) {
                picked[number - 1] = true;
            }
        }
    }
    QList<int> numbers;
    for (int i = 0; i < count; ++i) {
        if (picked.at(i)) {
            numbers.append(i + 1);
        }
    }
    return numbers;
}

} // namespace qiao
