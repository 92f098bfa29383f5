#include "commands/commandline.h"

#include "catalog.h"
#include "commands/keylook.h"
#include "terminal/printable.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

bool asksForHelp(const QString &argument)
{
    return argument == "--help"_L1 || argument == "-h"_L1;
}

/// An argument, or the value of a flag, that must not be repeated.
bool holdsKey(const QString &argument)
{
    return looksLikeKey(argument.startsWith(u'-') ? argument.section(u'=', 1) : argument);
}

tl::unexpected<Error> usageError(const QString &sentence)
{
    return tl::unexpected(Error{.kind = Error::Kind::Rejected, .message = sentence, .httpStatus = 400});
}

tl::unexpected<Error> keyInArgumentsError(const Catalog &catalog)
{
    return usageError(catalog.text("Commands",
        QT_TRANSLATE_NOOP("Commands",
            "A key does not go onto the command line, where other programs and the shell's history can read "
            "it: use \"qiao auth add NAME --key\", which asks for it or reads it from standard input.")));
}

/// The flags and the arguments of one command, from left to right.
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
        const auto given = static_cast<size_t>(invocation.arguments.size());
        if (given < m_command.arguments.size() && m_command.arguments[given].count == Argument::Count::One) {
            return usageError(
                text(QT_TRANSLATE_NOOP("Commands", "qiao %1 needs %2; \"qiao help %1\" says which."))
                    .arg(name(), text(m_command.arguments[given].name)));
        }
        return invocation;
    }

private:
    Result<void> takeFlag(const QString &argument, Invocation &invocation)
    {
        const QString word = argument.section(u'=', 0, 0);
        const auto flag = std::find_if(m_command.flags.begin(), m_command.flags.end(),
            [&word](const Flag &known) { return word == "--"_L1 + QLatin1StringView(known.name); });
        if (flag == m_command.flags.end()) {
            return usageError(text(QT_TRANSLATE_NOOP("Commands",
                                       "qiao %1 does not know %2; \"qiao help %1\" lists what it knows."))
                                  .arg(name(), printable(word)));
        }
        const bool takesValue = *flag->value != '\0';
        const bool hasValue = argument.contains(u'=');
        if (!takesValue && hasValue) {
            return flag->asksForSecret
                ? keyInArgumentsError(m_catalog)
                : usageError(text(QT_TRANSLATE_NOOP("Commands", "%1 takes no value.")).arg(word));
        }
        if (takesValue && !hasValue && m_next == m_arguments.size()) {
            return usageError(
                text(QT_TRANSLATE_NOOP("Commands", "%1 needs a value; \"qiao help %2\" says which."))
                    .arg(word, name()));
        }
        const QString value = hasValue ? argument.section(u'=', 1)
            : takesValue               ? m_arguments.at(m_next++)
                                       : QString();
        invocation.flags.insert(QString::fromLatin1(flag->name), value);
        return {};
    }

    Result<void> takeArgument(const QString &argument, Invocation &invocation) const
    {
        const bool takesMore = static_cast<size_t>(invocation.arguments.size()) < m_command.arguments.size()
            || (!m_command.arguments.empty() && m_command.arguments.back().count == Argument::Count::Any);
        if (!takesMore) {
            const bool mayBeSecret = std::any_of(m_command.flags.begin(), m_command.flags.end(),
                [](const Flag &flag) { return flag.asksForSecret; });
            if (mayBeSecret) {
                return keyInArgumentsError(m_catalog);
            }
            return usageError(
                text(QT_TRANSLATE_NOOP(
                         "Commands", "qiao %1 has no use for \"%2\"; \"qiao help %1\" lists what it knows."))
                    .arg(name(), printable(argument)));
        }
        invocation.arguments.append(argument);
        return {};
    }

    [[nodiscard]] QString text(const char *source) const { return m_catalog.text("Commands", source); }
    [[nodiscard]] QString name() const { return QString::fromLatin1(m_command.name); }

    const Command &m_command;
    const QStringList &m_arguments;
    const Catalog &m_catalog;
    qsizetype m_next = 0;
};

tl::unexpected<Error> unknownCommandError(const QString &word, const Command *group, const Catalog &catalog)
{
    const QString help = group ? "qiao help "_L1 + QLatin1StringView(group->name) : u"qiao help"_s;
    const QString program = group ? "qiao "_L1 + QLatin1StringView(group->name) : u"qiao"_s;
    if (word.startsWith(u'-')) {
        const char *source =
            QT_TRANSLATE_NOOP("Commands", "%1 does not know %2; \"%3\" lists what it knows.");
        return usageError(
            catalog.text("Commands", source).arg(program, printable(word.section(u'=', 0, 0)), help));
    }
    const char *source =
        QT_TRANSLATE_NOOP("Commands", "\"%1\" is not a command; \"%2\" lists those there are.");
    const QString shown = group ? QLatin1StringView(group->name) + u' ' + word : word;
    return usageError(catalog.text("Commands", source).arg(printable(shown), help));
}

} // namespace

Result<Invocation> parseCommandLine(const QStringList &arguments, const Catalog &catalog)
{
    if (arguments.value(0) == "--version"_L1) {
        return Invocation{.version = true};
    }
    if (std::any_of(arguments.begin(), arguments.end(), holdsKey)) {
        return keyInArgumentsError(catalog);
    }
    const Command *command = nullptr;
    QStringList words;
    qsizetype next = 0;
    while (next < arguments.size()) {
        const Command *found = findCommand((words + QStringList{arguments.at(next)}).join(u' '));
        if (!found) {
            break;
        }
        command = found;
        words.append(arguments.at(next++));
    }
    const bool isGroup = !command || !command->run;
    if ((isGroup && next == arguments.size())
        || std::any_of(arguments.begin(), arguments.end(), asksForHelp)) {
        return Invocation{findCommand(u"help"_s), {}, words};
    }
    if (isGroup) {
        return unknownCommandError(arguments.at(next), command, catalog);
    }
    return ArgumentReader(*command, arguments.sliced(next), catalog).read();
}

} // namespace qiao
