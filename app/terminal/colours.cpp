#include "terminal/colours.h"

#include <QProcessEnvironment>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

QLatin1StringView sequence(Colour colour)
{
    switch (colour) {
    case Colour::Good:
        return "\x1b[32m"_L1;
    case Colour::Attention:
        return "\x1b[33m"_L1;
    case Colour::Trouble:
        return "\x1b[31m"_L1;
    case Colour::Quiet:
        return "\x1b[2m"_L1;
    }
    return {};
}

} // namespace

QString painted(const QString &text, Colour colour, Colours colours)
{
    return colours == Colours::Off || text.isEmpty() ? text : sequence(colour) + text + "\x1b[0m"_L1;
}

Colours coloursFor(bool isTerminal, const QProcessEnvironment &environment)
{
    const bool unwanted =
        !environment.value(u"NO_COLOR"_s).isEmpty() || environment.value(u"TERM"_s) == "dumb"_L1;
    return isTerminal && !unwanted ? Colours::On : Colours::Off;
}

} // namespace qiao
