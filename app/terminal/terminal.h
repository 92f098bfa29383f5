#pragma once

#include "terminal/colours.h"

namespace qiao {

/// The program's standard output and error, a line at a time. When nobody reads one of them any more, it is
/// written to no more; that is no error.
class Terminal
{
public:
    explicit Terminal(const QProcessEnvironment &environment);

    [[nodiscard]] Colours colours() const { return m_colours; }

    /// To standard output.
    void line(const QString &text);
    void line(const QByteArray &text);
    /// A sentence to standard error, marked as a warning or as the reason why the program ends.
    void warning(const QString &sentence);
    void failure(const QString &sentence);

private:
    void errorLine(const QString &mark, const QString &sentence, Colour colour);

    Colours m_colours;
    Colours m_errorColours;
    bool m_outputOpen = true;
};

} // namespace qiao
