#pragma once

#include "console.h"
#include "terminal/colours.h"

#include <functional>

namespace qiao {

/// The program's standard output and error, a line at a time. When nobody reads one of them any more, it is
/// written to no more; that is no error.
class Terminal
{
public:
    /// What is known of the screen behind standard output.
    struct Screen
    {
        bool isThere = false; ///< false: a file or a pipe
        int columns = 80;
        Colours colours = Colours::Off;
        Colours errorColours = Colours::Off;
    };
    using Write = std::function<bool(StandardStream, const QByteArray &)>;

    explicit Terminal(const QProcessEnvironment &environment);
    Terminal(const Screen &screen, Write write);

    [[nodiscard]] Colours colours() const { return m_screen.colours; }
    [[nodiscard]] bool isScreen() const { return m_screen.isThere; }
    /// Cells of a line, as they were at the start.
    [[nodiscard]] int columns() const { return m_screen.columns; }

    /// To standard output.
    void line(const QString &text);
    void line(const QByteArray &text);
    /// Shows \a text on a line that the next liveLine() replaces, and the next line of another kind removes;
    /// cut to the screen's width. Nothing where there is no screen.
    void liveLine(const QString &text);
    /// A sentence to standard error, marked as a warning or as the reason why the program ends.
    void warning(const QString &sentence);
    void failure(const QString &sentence);

private:
    void errorLine(const QString &mark, const QString &sentence, Colour colour);
    void writeOutput(const QByteArray &bytes);

    Screen m_screen;
    Write m_write;
    int m_liveCells = 0;
    bool m_outputOpen = true;
};

} // namespace qiao
