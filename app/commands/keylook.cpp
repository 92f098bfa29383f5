#include "commands/keylook.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

bool isKeyCharacter(QChar character)
{
    const char16_t unit = character.unicode();
    return (unit >= u'a' && unit <= u'z') || (unit >= u'A' && unit <= u'Z') || (unit >= u'0' && unit <= u'9')
        || unit == u'-' || unit == u'_' || unit == u'.';
}

} // namespace

bool looksLikeKey(const QString &text)
{
    constexpr qsizetype shortestKey = 11;
    constexpr qsizetype shortestNameless = 32; // ModelScope's tokens are bare UUIDs
    constexpr qsizetype fewestDigits = 6;
    for (const QLatin1StringView beginning : {"sk-"_L1, "ms-"_L1, "Bearer "_L1}) {
        if (text.startsWith(beginning, Qt::CaseInsensitive) && text.size() >= shortestKey) {
            return true;
        }
    }
    const auto digits =
        std::count_if(text.begin(), text.end(), [](QChar character) { return character.isDigit(); });
    return text.size() >= shortestNameless && digits >= fewestDigits
        && std::all_of(text.begin(), text.end(), isKeyCharacter);
}

} // namespace qiao
