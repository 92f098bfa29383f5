#include "terminal/printable.h"

using namespace Qt::StringLiterals;

namespace qiao {

QByteArray printableJson(const QByteArray &json)
{
    QString shown;
    shown.reserve(json.size());
    for (const QChar character : QString::fromUtf8(json)) {
        if (const char16_t unit = character.unicode(); isPrintable(unit)) {
            shown += character;
        } else {
            shown += "\\u"_L1 + QString::number(unit, 16).rightJustified(4, u'0');
        }
    }
    return shown.toUtf8();
}

} // namespace qiao
