#include "terminal/terminal.h"

#include "terminal/columns.h"
#include "terminal/printable.h"

#include <QCoreApplication>
#include <QProcessEnvironment>

#include <algorithm>

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
        coloursFor(isTerminal(StandardStream::Error), environment), terminalLines(),
        isScreen && environment.value(u"TERM"_s) != "dumb"_L1};
}

} // namespace

Terminal::Terminal(const QProcessEnvironment &environment) : Terminal(screenBehind(environment), writeAll)
{
    m_look = [environment] { return screenBehind(environment); };
}

Terminal::Terminal(const Screen &screen, Write write) : m_screen(screen), m_write(std::move(write)) { }

void Terminal::line(const QString &text)
{
    line(text.toUtf8());
}

void Terminal::line(const QByteArray &text)
{
    lines(text + '\n');
}

void Terminal::lines(const QByteArray &text)
{
    liveLine({});
    writeOutput(text);
}

void Terminal::liveLine(const QString &text)
{
    if (m_screen.isThere) {
        showLive(text.isEmpty() ? QStringList() : QStringList{text});
    }
}

void Terminal::liveLines(const std::function<QStringList(int most)> &make)
{
    if (!showsLiveLines()) {
        return;
    }
    if (m_look) {
        m_screen = m_look();
    }
    // a block as high as the screen would scroll, and its top could not be reached any more
    showLive(make(std::max(1, m_screen.lines - 1)));
}

void Terminal::showLive(const QStringList &lines)
{
    if (lines.isEmpty() && m_liveCells == 0 && m_liveLinesAbove == 0) {
        return;
    }
    QString text(u'\r');
    if (m_liveLinesAbove > 0) {
        text += u"\x1b[%1A\x1b[J"_s.arg(m_liveLinesAbove);
        m_liveCells = 0;
    }
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString shown = cutToWidth(lines.at(i), m_screen.columns - 1);
        // blanks instead of a sequence that erases: a dumb terminal knows none
        text += (i > 0 ? u"\r\n"_s : QString()) + padded(shown, i == 0 ? m_liveCells : 0);
    }
    if (lines.isEmpty()) {
        text += QString(m_liveCells, u' ') + u'\r';
    }
    m_liveCells = lines.isEmpty() ? 0 : cellWidth(cutToWidth(lines.last(), m_screen.columns - 1));
    m_liveLinesAbove = lines.isEmpty() ? 0 : lines.size() - 1;
    writeOutput(text.toUtf8());
}

void Terminal::warning(const QString &sentence)
{
    errorLine(Text::tr("Warning: "), sentence, Colour::Attention);
}

void Terminal::failure(const QString &sentence)
{
    errorLine(u"qiao: "_s, sentence, Colour::Trouble);
}

void Terminal::logLine(LogLevel level, const QString &line)
{
    const Colour colour = level <= LogLevel::Error ? Colour::Trouble
        : level == LogLevel::Warning               ? Colour::Attention
                                                   : Colour::Quiet;
    liveLine({});
    static_cast<void>(m_write(
        StandardStream::Error, painted(printable(line), colour, m_screen.errorColours).toUtf8() + '\n'));
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
