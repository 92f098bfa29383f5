#include "commands/help.h"

#include "catalog.h"
#include "console.h"
#include "terminal/columns.h"
#include "terminal/printable.h"

#include <algorithm>

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

/// The commands of \a group, or of the whole program when it is null, by their last word.
void listCommands(const Command *group, HelpWriter &help)
{
    for (const Command *command : commandsOf(group)) {
        const QString name = QString::fromLatin1(command->name);
        help.entry(name.section(u' ', -1), 10, help.text(command->summary));
    }
}

void describeProgram(HelpWriter &help)
{
    help.line(
        help.text(QT_TRANSLATE_NOOP("Commands", "Qiao lets programs that speak the OpenAI API use Qwen.")));
    help.line();
    help.line(help.text(QT_TRANSLATE_NOOP("Commands", "Usage: qiao COMMAND [FLAGS]")));
    help.line();
    listCommands(nullptr, help);
    help.entry(u"--help"_s, 10, help.text(QT_TRANSLATE_NOOP("Commands", "Show this help.")));
    help.entry(u"--version"_s, 10, help.text(QT_TRANSLATE_NOOP("Commands", "Show the version.")));
}

QString argumentWord(const Argument &argument, const HelpWriter &help)
{
    const QString name = help.text(argument.name);
    switch (argument.count) {
    case Argument::Count::One:
        break;
    case Argument::Count::AtMostOne:
        return u'[' + name + u']';
    case Argument::Count::Any:
        return u'[' + name + u"…]"_s;
    }
    return name;
}

QString usageOf(const Command &command, const HelpWriter &help)
{
    QStringList words{u"qiao"_s, QString::fromLatin1(command.name)};
    for (const Argument &argument : command.arguments) {
        words.append(argumentWord(argument, help));
    }
    if (!command.run) {
        words.append(help.text(QT_TRANSLATE_NOOP("Commands", "COMMAND")));
    }
    if (!command.run || !command.flags.empty()) {
        words.append(help.text(QT_TRANSLATE_NOOP("Commands", "[FLAGS]")));
    }
    return words.join(u' ');
}

QString flagTerm(const Flag &flag, const HelpWriter &help)
{
    const QString term = "--"_L1 + QLatin1StringView(flag.name);
    return *flag.value == '\0' ? term : term + u' ' + help.text(flag.value);
}

void describeCommand(const Command &command, HelpWriter &help)
{
    help.line(help.text(QT_TRANSLATE_NOOP("Commands", "Usage: %1")).arg(usageOf(command, help)));
    help.line();
    for (const QString &part : wrapped(help.text(command.summary), textWidth)) {
        help.line(part);
    }
    const bool isGroup = !commandsOf(&command).isEmpty();
    if (isGroup || !command.flags.empty()) {
        help.line();
    }
    if (isGroup) {
        listCommands(&command, help);
    }
    int termWidth = 10;
    for (const Flag &flag : command.flags) {
        termWidth = std::max(termWidth, cellWidth(flagTerm(flag, help)));
    }
    for (const Flag &flag : command.flags) {
        help.entry(flagTerm(flag, help), termWidth, help.text(flag.help));
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
    const QString topic = invocation.arguments.join(u' ');
    const Command *command = findCommand(topic);
    if (!command && !topic.isEmpty()) {
        const QString sentence = program.catalog.text("Commands",
            QT_TRANSLATE_NOOP("Commands", "\"%1\" is not a command; \"%2\" lists those there are."));
        const QString line = "qiao: "_L1 + sentence.arg(printable(topic), u"qiao help"_s) + u'\n';
        static_cast<void>(writeAll(StandardStream::Error, line.toUtf8()));
        return exitUsage;
    }
    const bool written = writeAll(StandardStream::Output, helpText(command, program.catalog).toUtf8());
    return written ? 0 : exitFailure;
}

} // namespace qiao
