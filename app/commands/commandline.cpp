#include "commands/commandline.h"

#include "catalog.h"
#include "terminal/printable.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

bool asksForHelp(const QString &argument)
{
    return argument == "--help"_L1 || argument == "-h"_L1;
}

tl::unexpected<Error> usageError(const QString &sentence)
{
    return tl::unexpected(Error{Error::Kind::Rejected, sentence});
}

/// The flags and the argument of one command, from left to right.
class ArgumentReader
{
public:
    ArgumentReader(const Command &command, const QStringList &arguments, const Catalog &catalog)
        : m_command(command), m_arguments(arguments), m_catalog(catalog)
    { }

    Result<Invocation> read()
    {
        Invocation invocation{&m_command};
        while (m_next < m_arguments.size()) {
            const QString argument = m_arguments.at(m_next++);
            const Result<void> taken = argument.startsWith(u'-') ? takeFlag(argument, invocation)
                                                                 : takeArgument(argument, invocation);
            if (!taken) {
                return tl::unexpected(taken.error());
            }
        }
        return invocation;
    }

private:
    Result<void> takeFlag(const QString &argument, Invocation &invocation)
    {
        const QString name = argument.section(u'=', 0, 0);
        const auto flag = std::find_if(m_command.flags.begin(), m_command.flags.end(),
            [&name](const Flag &known) { return name == "--"_L1 + QLatin1StringView(known.name); });
        if (flag == m_command.flags.end()) {
            return usageError(text(QT_TRANSLATE_NOOP("Commands",
                                       "qiao %1 does not know %2; \"qiao help %1\" lists what it knows."))
                                  .arg(QLatin1StringView(m_command.name), printable(name)));
        }
        const bool takesValue = *flag->value != '\0';
        const bool hasValue = argument.contains(u'=');
        if (!takesValue && hasValue) {
            return usageError(text(QT_TRANSLATE_NOOP("Commands", "%1 takes no value.")).arg(name));
        }
        if (takesValue && !hasValue && m_next == m_arguments.size()) {
            return usageError(
                text(QT_TRANSLATE_NOOP("Commands", "%1 needs a value; \"qiao help %2\" says which."))
                    .arg(name, QLatin1StringView(m_command.name)));
        }
        const QString value = hasValue ? argument.section(u'=', 1)
            : takesValue               ? m_arguments.at(m_next++)
                                       : QString();
        invocation.flags.insert(QString::fromLatin1(flag->name), value);
        return {};
    }

    Result<void> takeArgument(const QString &argument, Invocation &invocation) const
    {
        if (*m_command.argument == '\0' || !invocation.argument.isEmpty()) {
            return usageError(
                text(QT_TRANSLATE_NOOP(
                         "Commands", "qiao %1 has no use for \"%2\"; \"qiao help %1\" lists what it knows."))
                    .arg(QLatin1StringView(m_command.name), printable(argument)));
        }
        invocation.argument = argument;
        return {};
    }

    [[nodiscard]] QString text(const char *source) const { return m_catalog.text("Commands", source); }

    const Command &m_command;
    const QStringList &m_arguments;
    const Catalog &m_catalog;
    qsizetype m_next = 0;
};

} // namespace

Result<Invocation> parseCommandLine(const QStringList &arguments, const Catalog &catalog)
{
    const QString first = arguments.value(0);
    if (first == "--version"_L1) {
        return Invocation{.version = true};
    }
    const bool help = arguments.isEmpty() || std::any_of(arguments.begin(), arguments.end(), asksForHelp);
    const Command *command = findCommand(first);
    if (help) {
        return Invocation{findCommand(u"help"_s), {}, command ? first : QString()};
    }
    if (!command) {
        const QString sentence = first.startsWith(u'-')
            ? catalog.text("Commands",
                QT_TRANSLATE_NOOP("Commands", "qiao does not know %1; \"qiao help\" lists what it knows."))
            : catalog.text("Commands",
                QT_TRANSLATE_NOOP(
                    "Commands", "\"%1\" is not a command; \"qiao help\" lists those there are."));
        return usageError(sentence.arg(printable(first)));
    }
    return ArgumentReader(*command, arguments.sliced(1), catalog).read();
}

} // namespace qiao
