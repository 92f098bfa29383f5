#include "terminal/terminal.h"

#include "console.h"
#include "terminal/printable.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Terminal)
};

} // namespace

Terminal::Terminal(const QProcessEnvironment &environment)
    : m_colours(coloursFor(isTerminal(StandardStream::Output), environment)),
      m_errorColours(coloursFor(isTerminal(StandardStream::Error), environment))
{ }

void Terminal::line(const QString &text)
{
    line(text.toUtf8());
}

void Terminal::line(const QByteArray &text)
{
    m_outputOpen = m_outputOpen && writeAll(StandardStream::Output, text + '\n');
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
    const QString text = painted(mark, colour, m_errorColours) + printable(sentence) + u'\n';
    static_cast<void>(writeAll(StandardStream::Error, text.toUtf8()));
}

} // namespace qiao
