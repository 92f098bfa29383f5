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
    const char *setting; ///< the setting that it sets ("server/host"); empty when it sets none
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
    const char *name;
    const char *argument; ///< what stands for its one optional argument in the help; empty when it takes none
    const char *summary; ///< one sentence
    std::span<const Flag> flags;
    /// Returns the exit code of the process.
    int (*run)(const Invocation &, const Program &);
};

struct Invocation
{
    const Command *command = nullptr;
    QHash<QString, QString> flags = {}; ///< by name; switches have an empty value
    QString argument = {};
    bool version = false; ///< --version was given: nothing else counts
};

/// Every command, in the order of the help; help, completions and the parser are made from this table.
[[nodiscard]] std::span<const Command> commandTable();
/// The command called \a name; null when there is none.
[[nodiscard]] const Command *findCommand(const QString &name);

/// Exit codes: 0 is success, this one that the program was asked for something it cannot do.
constexpr int exitUsage = 2;

int runServe(const Invocation &invocation, const Program &program);
int runHelp(const Invocation &invocation, const Program &program);

} // namespace qiao
