#pragma once

#include "base/colours.h"

#include <qiao/signinprogress.h>

namespace qiao::ui {

/// One line about where a sign-in stands.
struct SignInLine
{
    QString text;
    Tone tone = Tone::Plain;
};

/// Pure, but for the language.
[[nodiscard]] SignInLine signInLine(const SignInProgress &progress);

/// What is left until \a end, as 4:05; 0:00 when it has passed.
[[nodiscard]] QString timeLeftText(const QDateTime &end, const QDateTime &now);

} // namespace qiao::ui
