#pragma once

#include "console.h"
#include "terminal/colours.h"

#include <qiao/loglevel.h>

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
        int lines = 24;
        bool movesCursor = false; ///< understands the sequences that move the cursor and erase
    };
    using Write = std::function<bool(StandardStream, const QByteArray &)>;

    explicit Terminal(const QProcessEnvironment &environment);
    Terminal(const Screen &screen, Write write);

    [[nodiscard]] Colours colours() const { return m_screen.colours; }
    [[nodiscard]] bool isScreen() const { return m_screen.isThere; }
    /// Whether somebody still reads standard output.
    [[nodiscard]] bool isOutputOpen() const { return m_outputOpen; }
    /// Whether liveLines() can show anything.
    [[nodiscard]] bool showsLiveLines() const { return m_screen.isThere && m_screen.movesCursor; }
    /// Cells of a line, as they were at the start or when liveLines() last looked.
    [[nodiscard]] int columns() const { return m_screen.columns; }

    /// To standard output.
    void line(const QString &text);
    void line(const QByteArray &text);
    /// Whole lines with their ends, as they are.
    void lines(const QByteArray &text);
    /// Shows \a text on a line that the next liveLine() replaces, and the next line of another kind removes;
    /// cut to the screen's width. Nothing where there is no screen.
    void liveLine(const QString &text);
    /// The same for several lines; \a make gives them for the screen as it is now, at most as many as it is
    /// asked for. Nothing where the cursor cannot be moved.
    void liveLines(const std::function<QStringList(int most)> &make);
    /// A sentence to standard error, marked as a warning or as the reason why the program ends.
    void warning(const QString &sentence);
    void failure(const QString &sentence);
    /// A line of the log to standard error.
    void logLine(LogLevel level, const QString &line);

private:
    void showLive(const QStringList &lines);
    void errorLine(const QString &mark, const QString &sentence, Colour colour);
    void writeOutput(const QByteArray &bytes);

    std::function<Screen()> m_look; ///< at the screen as it is now; none in front of a played one
    Screen m_screen;
    Write m_write;
    int m_liveCells = 0; ///< of the line that the cursor is on
    qsizetype m_liveLinesAbove = 0;
    bool m_outputOpen = true;
};

} // namespace qiao
