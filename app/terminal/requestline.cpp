#include "terminal/requestline.h"

#include "terminal/columns.h"
#include "terminal/printable.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(RequestLine)
};

constexpr int timeWidth = 8;
constexpr int requestWidth = 27; // POST /anthropic/v1/messages
constexpr int modelWidth = 26;
constexpr int accountWidth = 10;
constexpr int statusWidth = 6;
constexpr int tokensWidth = 16;
constexpr int durationWidth = 8;
constexpr auto gap = "  "_L1;
constexpr QChar nothing = u'–';

/// At most \a longest characters of what a client or the service wrote.
QString shortened(const QString &text, qsizetype longest)
{
    const QString shown = printable(text.left(longest));
    return text.size() > longest ? shown + u'…' : shown;
}

QString models(const RequestRow &row)
{
    constexpr qsizetype longest = 60;
    if (row.modelAsked.isEmpty() && row.modelUsed.isEmpty()) {
        return QString(nothing);
    }
    if (row.modelUsed.isEmpty() || row.modelUsed == row.modelAsked) {
        return shortened(row.modelAsked, longest);
    }
    const QString asked = row.modelAsked.isEmpty() ? QString(nothing) : shortened(row.modelAsked, longest);
    return asked + u" → "_s + shortened(row.modelUsed, longest);
}

QString tokens(const RequestRow &row)
{
    if (!row.usage) {
        return QString(nothing);
    }
    return u"%1/%2/%3"_s.arg(row.usage->promptTokens)
        .arg(row.usage->completionTokens)
        .arg(row.usage->totalTokens);
}

QString time(std::optional<std::chrono::milliseconds> duration)
{
    if (!duration) {
        return QString(nothing);
    }
    const qint64 milliseconds = duration->count();
    return milliseconds < 1000 ? u"%1 ms"_s.arg(milliseconds)
                               : u"%1 s"_s.arg(static_cast<double>(milliseconds) / 1000, 0, 'f', 2);
}

Colour statusColour(int status)
{
    if (status >= 500) {
        return Colour::Trouble;
    }
    return status >= 400 ? Colour::Attention : Colour::Good;
}

} // namespace

QString requestHeader(Colours colours)
{
    const QString line = padded(Text::tr("Time"), timeWidth) + gap + padded(Text::tr("Request"), requestWidth)
        + gap + padded(Text::tr("Model"), modelWidth) + gap + padded(Text::tr("Account"), accountWidth) + gap
        + padded(Text::tr("Status"), statusWidth) + gap + paddedLeft(Text::tr("In/out/total"), tokensWidth)
        + gap + paddedLeft(Text::tr("Duration"), durationWidth)
        + gap
        //: Time from the arrival of a request to the first token of its answer
        + Text::tr("First token");
    return painted(line, Colour::Quiet, colours);
}

QString requestLine(const RequestRow &row, Colours colours)
{
    constexpr qsizetype longestPath = 80;
    constexpr qsizetype longestError = 400;
    const QString request = shortened(QString::fromUtf8(row.method), 16) + u' '
        + shortened(QString::fromUtf8(pathOf(row)), longestPath);
    const QString account = row.account.isEmpty() ? QString(nothing) : printable(row.account);
    const Colour colour = statusColour(row.status);
    QString line = painted(row.startedAt.toLocalTime().toString(u"HH:mm:ss"_s), Colour::Quiet, colours) + gap
        + padded(request, requestWidth) + gap + padded(models(row), modelWidth) + gap
        + padded(account, accountWidth) + gap
        + painted(padded(QString::number(row.status), statusWidth), colour, colours) + gap
        + paddedLeft(tokens(row), tokensWidth) + gap + paddedLeft(time(row.duration), durationWidth) + gap
        + time(row.timeToFirstToken);
    if (!row.error.isEmpty()) {
        line += gap + painted(shortened(row.error, longestError), colour, colours);
    }
    return line;
}

} // namespace qiao
