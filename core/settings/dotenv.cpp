#include "settings/dotenv.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

constexpr qint64 largestFile = 1024 * 1024;

QChar unescaped(QChar letter)
{
    switch (letter.unicode()) {
    case u'n':
        return u'\n';
    case u'r':
        return u'\r';
    case u't':
        return u'\t';
    default:
        return letter;
    }
}

QString quotedValue(QStringView text)
{
    const QChar quote = text.front();
    QString value;
    for (qsizetype i = 1; i < text.size() && text[i] != quote; ++i) {
        if (quote == u'"' && text[i] == u'\\' && i + 1 < text.size()) {
            value += unescaped(text[++i]);
        } else {
            value += text[i];
        }
    }
    return value;
}

QString bareValue(const QString &text)
{
    static const QRegularExpression comment(uR"((^|\s)#)"_s);
    const auto match = comment.match(text);
    return (match.hasMatch() ? text.first(match.capturedStart()) : text).trimmed();
}

} // namespace

QHash<QString, QString> parseDotenv(QByteArrayView text)
{
    static const QRegularExpression assignment(
        uR"(^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)$)"_s);
    if (text.startsWith("\xEF\xBB\xBF")) {
        text = text.sliced(3);
    }
    QHash<QString, QString> values;
    const QStringList lines = QString::fromUtf8(text).split(u'\n');
    for (const QString &line : lines) {
        const auto match = assignment.match(line.endsWith(u'\r') ? line.chopped(1) : line);
        if (!match.hasMatch()) {
            continue;
        }
        const QString value = match.captured(2);
        const bool quoted = value.startsWith(u'"') || value.startsWith(u'\'');
        values.insert(match.captured(1), quoted ? quotedValue(value) : bareValue(value));
    }
    return values;
}

QHash<QString, QString> readDotenv(const QString &path)
{
    QFile file(path);
    // a pipe or a device of that name would hold up the start
    if (!QFileInfo(path).isFile() || file.size() > largestFile || !file.open(QIODevice::ReadOnly)) {
        return {};
    }
    return parseDotenv(file.read(largestFile));
}

} // namespace qiao
