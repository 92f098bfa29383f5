#include "commands/help.h"

#include "catalog.h"
#include "console.h"
#include "terminal/columns.h"
#include "terminal/printable.h"

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

constexpr int textWidth = 78;

class HelpWriter
{
public:
    explicit HelpWriter(const Catalog &catalog) : m_catalog(catalog) { }

    [[nodiscard]] QString text(const char *source) const { return m_catalog.text("Commands", source); }

    void line(const QString &line = {}) { m_lines.append(line); }

    /// A term and its explanation, which wraps beside it.
    void entry(const QString &term, int termWidth, const QString &explanation)
    {
        QString start = "  "_L1 + padded(term, termWidth) + "  "_L1;
        const int indent = termWidth + 4;
        for (const QString &part : wrapped(explanation, textWidth - indent)) {
            line(start + part);
            start = QString(indent, u' ');
        }
    }

    [[nodiscard]] QString result() const { return m_lines.join(u'\n'); }

private:
    const Catalog &m_catalog;
    QStringList m_lines;
};

void describeProgram(HelpWriter &help)
{
    help.line(
        help.text(QT_TRANSLATE_NOOP("Commands", "Qiao lets programs that speak the OpenAI API use Qwen.")));
    help.line();
    help.line(help.text(QT_TRANSLATE_NOOP("Commands", "Usage: qiao COMMAND [FLAGS]")));
    help.line();
    for (const Command &command : commandTable()) {
        help.entry(QString::fromLatin1(command.name), 10, help.text(command.summary));
    }
    help.entry(u"--help"_s, 10, help.text(QT_TRANSLATE_NOOP("Commands", "Show this help.")));
    help.entry(u"--version"_s, 10, help.text(QT_TRANSLATE_NOOP("Commands", "Show the version.")));
}

void describeCommand(const Command &command, HelpWriter &help)
{
    QString usage = "qiao "_L1 + QLatin1StringView(command.name);
    if (*command.argument != '\0') {
        usage += " ["_L1 + help.text(command.argument) + u']';
    }
    if (!command.flags.empty()) {
        usage += u' ' + help.text(QT_TRANSLATE_NOOP("Commands", "[FLAGS]"));
    }
    help.line(help.text(QT_TRANSLATE_NOOP("Commands", "Usage: %1")).arg(usage));
    help.line();
    help.line(help.text(command.summary));
    if (!command.flags.empty()) {
        help.line();
    }
    for (const Flag &flag : command.flags) {
        QString term = "--"_L1 + QLatin1StringView(flag.name);
        if (*flag.value != '\0') {
            term += u' ' + help.text(flag.value);
        }
        help.entry(term, 16, help.text(flag.help));
    }
}

} // namespace

QString helpText(const Command *command, const Catalog &catalog)
{
    HelpWriter help(catalog);
    if (command) {
        describeCommand(*command, help);
    } else {
        describeProgram(help);
    }
    help.line();
    return help.result();
}

int runHelp(const Invocation &invocation, const Program &program)
{
    const Command *command = findCommand(invocation.argument);
    if (!command && !invocation.argument.isEmpty()) {
        const QString sentence = program.catalog.text("Commands",
            QT_TRANSLATE_NOOP("Commands", "\"%1\" is not a command; \"qiao help\" lists those there are."));
        const QString line = "qiao: "_L1 + sentence.arg(printable(invocation.argument)) + u'\n';
        static_cast<void>(writeAll(StandardStream::Error, line.toUtf8()));
        return exitUsage;
    }
    const bool written = writeAll(StandardStream::Output, helpText(command, program.catalog).toUtf8());
    return written ? 0 : 1;
}

} // namespace qiao
