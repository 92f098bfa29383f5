#include "terminal/columns.h"

#include <algorithm>

namespace qiao {

namespace {

bool isWide(QChar character)
{
    const char16_t unit = character.unicode();
    return (unit >= 0x1100 && unit <= 0x115f) || (unit >= 0x2e80 && unit <= 0xa4cf)
        || (unit >= 0xac00 && unit <= 0xd7a3) || (unit >= 0xf900 && unit <= 0xfaff)
        || (unit >= 0xfe30 && unit <= 0xfe6f) || (unit >= 0xff00 && unit <= 0xff60);
}

int cells(QChar character)
{
    // a surrogate pair counts for two, which fits most of what lies beyond the first plane
    return isWide(character) ? 2 : 1;
}

/// Words, and wide characters one by one: the pieces that a line may end after.
QStringList pieces(const QString &text)
{
    QStringList list(1);
    for (const QChar character : text) {
        const bool punctuation = character.isPunct();
        if (isWide(character) && !punctuation) {
            list.append(QString());
        }
        list.last() += character;
        if (character == u' ' || isWide(character)) {
            list.append(QString());
        }
    }
    list.removeAll(QString());
    return list;
}

} // namespace

int cellWidth(const QString &text)
{
    int width = 0;
    for (const QChar character : text) {
        width += cells(character);
    }
    return width;
}

QString padded(const QString &text, int width)
{
    return text + QString(std::max(0, width - cellWidth(text)), u' ');
}

QString paddedLeft(const QString &text, int width)
{
    return QString(std::max(0, width - cellWidth(text)), u' ') + text;
}

QString cutToWidth(const QString &text, int width)
{
    if (cellWidth(text) <= width) {
        return text;
    }
    QString beginning;
    int used = 1; // the dots
    for (const QChar character : text) {
        used += cells(character);
        if (used > width) {
            break;
        }
        beginning += character;
    }
    return width > 0 ? beginning + u'…' : QString();
}

QStringList wrapped(const QString &text, int width)
{
    QStringList lines(1);
    for (const QString &piece : pieces(text)) {
        if (!lines.last().isEmpty() && cellWidth(lines.last() + piece.trimmed()) > width) {
            lines.last() = lines.last().trimmed();
            lines.append(QString());
        }
        lines.last() += piece;
    }
    lines.last() = lines.last().trimmed();
    return lines;
}

} // namespace qiao
