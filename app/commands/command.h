#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <span>

namespace qiao {

class Catalog;

/// One flag of a command. Texts are English sources of the translation context "Commands".
struct Flag
{
    const char *name; ///< without the dashes
    const char *value; ///< what stands for its value in the help, for example "ADDRESS"; empty for a switch
    const char *help;
    const char *setting = ""; ///< the setting that it sets ("server/host"); empty when it sets none
    /// The command asks for a secret when the switch is given, and refuses to take it as an argument.
    bool asksForSecret = false;
};

/// One argument of a command that is no flag.
struct Argument
{
    enum class Count { One, AtMostOne, Any };

    const char *name; ///< what stands for it in the help, for example "NAME"
    Count count = Count::One; ///< only the last argument of a command may be other than One
};

/// What the command line asked for.
struct Invocation;

/// What a command may use of the program around it.
struct Program
{
    int &argumentCount;
    char **arguments;
    Catalog &catalog;
};

struct Command
{
    const char *name; ///< the words that it is called by: "serve", "auth add"
    std::span<const Argument> arguments;
    const char *summary; ///< one sentence
    std::span<const Flag> flags;
    /// Returns the exit code of the process. Null for a group: the commands whose names begin with its own.
    int (*run)(const Invocation &, const Program &);
};

struct Invocation
{
    const Command *command = nullptr;
    QHash<QString, QString> flags = {}; ///< by name; switches have an empty value
    QStringList arguments = {};
    bool version = false; ///< --version was given: nothing else counts
};

/// Every command, in the order of the help; help, completions and the parser are made from this table.
[[nodiscard]] std::span<const Command> commandTable();
/// The command called \a name ("serve", "auth add"); null when there is none.
[[nodiscard]] const Command *findCommand(const QString &name);
/// The commands of \a group, or the first words of all when it is null, in the order of the table.
[[nodiscard]] QList<const Command *> commandsOf(const Command *group);

/// Exit codes: 0 is success, 1 that it failed, this one that the program was asked for something it cannot
/// do.
constexpr int exitFailure = 1;
constexpr int exitUsage = 2;

int runServe(const Invocation &invocation, const Program &program);
int runHelp(const Invocation &invocation, const Program &program);

} // namespace qiao
