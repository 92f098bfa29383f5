#include "terminal/terminal.h"

#include "terminal/columns.h"
#include "terminal/printable.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Terminal)
};

Terminal::Screen screenBehind(const QProcessEnvironment &environment)
{
    const bool isScreen = isTerminal(StandardStream::Output);
    return {isScreen, terminalColumns(), coloursFor(isScreen, environment),
        coloursFor(isTerminal(StandardStream::Error), environment)};
}

} // namespace

Terminal::Terminal(const QProcessEnvironment &environment) : Terminal(screenBehind(environment), writeAll) { }

Terminal::Terminal(const Screen &screen, Write write) : m_screen(screen), m_write(std::move(write)) { }

void Terminal::line(const QString &text)
{
    line(text.toUtf8());
}

void Terminal::line(const QByteArray &text)
{
    liveLine({});
    writeOutput(text + '\n');
}

void Terminal::liveLine(const QString &text)
{
    if (!m_screen.isThere || (text.isEmpty() && m_liveCells == 0)) {
        return;
    }
    // blanks instead of a sequence that erases: a dumb terminal knows none
    const QString shown = cutToWidth(text, m_screen.columns - 1);
    const int cells = cellWidth(shown);
    QString line = u'\r' + padded(shown, m_liveCells);
    if (text.isEmpty()) {
        line += u'\r';
    }
    m_liveCells = cells;
    writeOutput(line.toUtf8());
}

void Terminal::warning(const QString &sentence)
{
    errorLine(Text::tr("Warning: "), sentence, Colour::Attention);
}

void Terminal::failure(const QString &sentence)
{
    errorLine(u"qiao: "_s, sentence, Colour::Trouble);
}

void Terminal::errorLine(const QString &mark, const QString &sentence, Colour colour)
{
    liveLine({});
    const QString text = painted(mark, colour, m_screen.errorColours) + printable(sentence) + u'\n';
    static_cast<void>(m_write(StandardStream::Error, text.toUtf8()));
}

void Terminal::writeOutput(const QByteArray &bytes)
{
    m_outputOpen = m_outputOpen && m_write(StandardStream::Output, bytes);
}

} // namespace qiao
