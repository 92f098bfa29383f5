#include "commands/command.h"

#include <QtGlobal>

#include <algorithm>
#include <array>

namespace qiao {

namespace {

constexpr std::array serveFlags{
    Flag{"host", QT_TRANSLATE_NOOP("Commands", "ADDRESS"),
        QT_TRANSLATE_NOOP("Commands",
            "Listen on this address instead of localhost. An address that other computers can reach needs a "
            "client "
            "key in API_KEY."),
        "server/host"},
    Flag{"port", QT_TRANSLATE_NOOP("Commands", "NUMBER"),
        QT_TRANSLATE_NOOP("Commands", "Listen on this port instead of 8080; 0 takes any free one."),
        "server/port"},
    Flag{"json", "",
        QT_TRANSLATE_NOOP("Commands",
            "Write JSON lines to standard output, one for each event, and warnings to standard error."),
        ""},
};

constexpr std::array commands{
    Command{"serve", "",
        QT_TRANSLATE_NOOP("Commands", "Run the server and list every request that it finishes."), serveFlags,
        runServe},
    Command{"help", QT_TRANSLATE_NOOP("Commands", "COMMAND"),
        QT_TRANSLATE_NOOP("Commands", "Explain qiao, or one of its commands."), {}, runHelp},
};

} // namespace

std::span<const Command> commandTable()
{
    return commands;
}

const Command *findCommand(const QString &name)
{
    const auto found = std::find_if(commands.begin(), commands.end(),
        [&name](const Command &command) { return name == QLatin1StringView(command.name); });
    return found == commands.end() ? nullptr : &*found;
}

} // namespace qiao
