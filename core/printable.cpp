#include <qiao/printable.h>

#include <QList>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

bool isControl(char32_t character)
{
    return character < 0x20 || (character >= 0x7f && character <= 0x9f);
}

bool changesLayout(char32_t character)
{
    return character == 0x061c || character == 0x200e || character == 0x200f
        || (character >= 0x2028 && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069)
        || character == 0xfeff;
}

QString hex(char32_t character, int digits)
{
    return QString::number(static_cast<uint>(character), 16).rightJustified(digits, u'0');
}

} // namespace

bool isPrintable(char32_t character)
{
    return !isControl(character) && !changesLayout(character);
}

QString printable(const QString &text)
{
    QString shown;
    shown.reserve(text.size());
    for (const uint character : text.toUcs4()) {
        if (isControl(character)) {
            shown += "\\x"_L1 + hex(character, 2);
        } else if (changesLayout(character)) {
            shown += "\\u"_L1 + hex(character, 4);
        } else {
            const char32_t single = character;
            shown += QString::fromUcs4(&single, 1);
        }
    }
    return shown;
}

} // namespace qiao
