#include "commands/authcommands.h"
#include "commands/command.h"
#include "commands/keyscommands.h"
#include "commands/setupcommands.h"
#include "commands/usagecommands.h"

#include <QtGlobal>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

constexpr Argument accountName{QT_TRANSLATE_NOOP("Commands", "NAME")};
constexpr Argument anyAccountName{QT_TRANSLATE_NOOP("Commands", "NAME"), Argument::Count::AtMostOne};

constexpr std::array oneAccount{accountName};
constexpr std::array perhapsOneAccount{anyAccountName};
constexpr std::array renameArguments{accountName, Argument{QT_TRANSLATE_NOOP("Commands", "NEW-NAME")}};
constexpr std::array strategyArguments{
    Argument{QT_TRANSLATE_NOOP("Commands", "STRATEGY"), Argument::Count::AtMostOne}};
constexpr Argument keyId{QT_TRANSLATE_NOOP("Commands", "ID")};
constexpr std::array newKeyArguments{accountName};
constexpr std::array oneKey{keyId};
constexpr std::array renameKeyArguments{keyId, Argument{QT_TRANSLATE_NOOP("Commands", "NEW-NAME")}};
constexpr std::array perhapsOneTool{
    Argument{QT_TRANSLATE_NOOP("Commands", "TOOL"), Argument::Count::AtMostOne}};
constexpr std::array helpArguments{Argument{QT_TRANSLATE_NOOP("Commands", "COMMAND"), Argument::Count::Any}};

constexpr Flag json{"json", "",
    QT_TRANSLATE_NOOP(
        "Commands", "Write JSON and nothing else to standard output, and warnings to standard error.")};
constexpr std::array onlyJson{json};

constexpr std::array serveFlags{
    Flag{"host", QT_TRANSLATE_NOOP("Commands", "ADDRESS"),
        QT_TRANSLATE_NOOP("Commands",
            "Listen on this address instead of localhost. An address that other computers can reach needs a "
            "client key (see qiao keys)."),
        "server/host"},
    Flag{"port", QT_TRANSLATE_NOOP("Commands", "NUMBER"),
        QT_TRANSLATE_NOOP("Commands", "Listen on this port instead of 8080; 0 takes any free one."),
        "server/port"},
    Flag{"json", "",
        QT_TRANSLATE_NOOP("Commands",
            "Write JSON lines to standard output, one for each event, and warnings to standard error.")},
};

constexpr std::array addFlags{
    Flag{"key", "",
        QT_TRANSLATE_NOOP("Commands",
            "Add an API key instead of signing in. qiao asks for it, or reads it from standard input where "
            "that is no terminal."),
        "", true},
    Flag{"kind", QT_TRANSLATE_NOOP("Commands", "KIND"),
        QT_TRANSLATE_NOOP("Commands",
            "What the key is for, instead of finding that out: coding-plan, token-plan, model-studio, "
            "modelscope, openrouter or custom.")},
    Flag{"region", QT_TRANSLATE_NOOP("Commands", "REGION"),
        QT_TRANSLATE_NOOP("Commands",
            "Where the key was made, instead of finding that out: china, international, us or hong-kong.")},
    Flag{"base-url", QT_TRANSLATE_NOOP("Commands", "URL"),
        QT_TRANSLATE_NOOP(
            "Commands", "The service's address for OpenAI's API, for a workspace or a service of your own.")},
    Flag{"anthropic-base-url", QT_TRANSLATE_NOOP("Commands", "URL"),
        QT_TRANSLATE_NOOP("Commands", "The service's address for Anthropic's API, where it has one.")},
    Flag{"proxy", QT_TRANSLATE_NOOP("Commands", "URL"),
        QT_TRANSLATE_NOOP("Commands", "Reach the service through this proxy instead of the system's.")},
    Flag{"json", "",
        QT_TRANSLATE_NOOP("Commands",
            "Write JSON lines to standard output, one for each event, and warnings to standard error.")},
};

constexpr std::array removeFlags{
    Flag{"yes", "", QT_TRANSLATE_NOOP("Commands", "Do not ask first.")},
    json,
};

constexpr std::array testFlags{
    Flag{"model", QT_TRANSLATE_NOOP("Commands", "MODEL"),
        QT_TRANSLATE_NOOP("Commands", "Ask this model instead of the account's first.")},
    json,
};

constexpr std::array importFlags{
    Flag{"all", "", QT_TRANSLATE_NOOP("Commands", "Add everything that was found, without asking.")},
    Flag{"dry-run", "", QT_TRANSLATE_NOOP("Commands", "Only show what was found.")},
    json,
};

constexpr Flag count{"count", QT_TRANSLATE_NOOP("Commands", "NUMBER"),
    QT_TRANSLATE_NOOP("Commands", "Show so many of the newest instead of 20.")};

constexpr std::array requestsFlags{
    Flag{"follow", "",
        QT_TRANSLATE_NOOP("Commands",
            "Go on with those that run and end from now on, until Ctrl+C. On a screen the running ones "
            "change "
            "in place; elsewhere each is written when it ends.")},
    count,
    Flag{"json", "",
        QT_TRANSLATE_NOOP("Commands",
            "Write JSON lines to standard output, one for each request, and with --follow one for each "
            "change "
            "of a running one too.")},
};

constexpr std::array usageFlags{
    Flag{"by", QT_TRANSLATE_NOOP("Commands", "WHAT"),
        QT_TRANSLATE_NOOP(
            "Commands", "A line for each day, hour, account, model or client; day unless told.")},
    Flag{"since", QT_TRANSLATE_NOOP("Commands", "DAY"),
        QT_TRANSLATE_NOOP("Commands",
            "From this day on: 2026-11-23, today, yesterday, or 7d for the last seven days. Unless told, the "
            "last 30 days, or today with --by hour.")},
    Flag{"until", QT_TRANSLATE_NOOP("Commands", "DAY"),
        QT_TRANSLATE_NOOP("Commands", "Up to this day, itself too, instead of today.")},
    Flag{"csv", "", QT_TRANSLATE_NOOP("Commands", "Write comma-separated values for a spreadsheet.")},
    json,
};

constexpr std::array usageImportFlags{
    Flag{"yes", "", QT_TRANSLATE_NOOP("Commands", "Do not ask first.")},
    Flag{"dry-run", "", QT_TRANSLATE_NOOP("Commands", "Only show what was found.")},
    json,
};

constexpr std::array logsFlags{
    Flag{"follow", "", QT_TRANSLATE_NOOP("Commands", "Go on with the lines that come, until Ctrl+C.")},
    Flag{"count", QT_TRANSLATE_NOOP("Commands", "NUMBER"),
        QT_TRANSLATE_NOOP("Commands", "Show so many of the last lines instead of 50.")},
    Flag{"level", QT_TRANSLATE_NOOP("Commands", "LEVEL"),
        QT_TRANSLATE_NOOP(
            "Commands", "Show only lines of this level and graver ones: error, warning, info or debug.")},
    Flag{"set-level", QT_TRANSLATE_NOOP("Commands", "LEVEL"),
        QT_TRANSLATE_NOOP("Commands",
            "Show nothing, but have the running server log at this level from now on: off, error, warning, "
            "info or debug.")},
    Flag{"debug-files", QT_TRANSLATE_NOOP("Commands", "SWITCH"),
        QT_TRANSLATE_NOOP("Commands",
            "Show nothing, but have the running server write a file about each request (on), or about those "
            "that fail (off).")},
    Flag{"keep", "",
        QT_TRANSLATE_NOOP("Commands",
            "Write what --set-level or --debug-files change to settings.ini too; else it lasts until the "
            "server stops.")},
};

constexpr std::array diagnosticsFlags{
    Flag{"stdout", "", QT_TRANSLATE_NOOP("Commands", "Write to standard output instead of a file.")},
    Flag{"network", "",
        QT_TRANSLATE_NOOP("Commands",
            "Look up the addresses of the services' hosts too; without it nothing leaves this computer.")},
};

constexpr std::array setupFlags{
    Flag{"diff", "", QT_TRANSLATE_NOOP("Commands", "Only show what would change in the tool's settings.")},
    Flag{"print", "",
        QT_TRANSLATE_NOOP("Commands", "Change nothing, but show what to paste, the client key too.")},
    Flag{"undo", "",
        QT_TRANSLATE_NOOP(
            "Commands", "Give the tool's settings back what was there before they were set up.")},
    Flag{"model", QT_TRANSLATE_NOOP("Commands", "MODEL"),
        QT_TRANSLATE_NOOP("Commands", "Have the tool ask for this model.")},
    Flag{"key", "",
        QT_TRANSLATE_NOOP("Commands",
            "Give the tool a client key. qiao asks for it, or reads it from standard input where that is no "
            "terminal."),
        "", true},
    json,
};

constexpr std::array commands{
    Command{"serve", {},
        QT_TRANSLATE_NOOP("Commands", "Run the server and list every request that it finishes."), serveFlags,
        runServe},
    Command{"status", {},
        QT_TRANSLATE_NOOP("Commands",
            "Say whether the server runs, since when, what today came to and how the accounts are. The exit "
            "code is 0 when it runs and 1 when it does not."),
        onlyJson, runStatus},
    Command{"stop", {},
        QT_TRANSLATE_NOOP("Commands",
            "End the Qiao that runs, with or without a window. Running requests get five seconds to finish."),
        onlyJson, runStop},
    Command{"requests", {},
        QT_TRANSLATE_NOOP("Commands", "List the newest requests; with --follow, watch those that run."),
        requestsFlags, runRequests},
    Command{"usage", {},
        QT_TRANSLATE_NOOP(
            "Commands", "Add up requests, tokens and cost by day, hour, account, model or client."),
        usageFlags, runUsage},
    Command{"usage import", {},
        QT_TRANSLATE_NOOP("Commands",
            "Find what qwen-proxy counted on this computer, and add it to the usage. Its files stay as they "
            "are."),
        usageImportFlags, runUsageImport},
    Command{"logs", {},
        QT_TRANSLATE_NOOP(
            "Commands", "Show the server's log, or change what the running server writes to it."),
        logsFlags, runLogs},
    Command{"diagnostics", {},
        QT_TRANSLATE_NOOP(
            "Commands", "Write what a bug report needs to know, without secrets, to a file in this folder."),
        diagnosticsFlags, runDiagnostics},
    Command{"auth", {}, QT_TRANSLATE_NOOP("Commands", "Add accounts, list them, and choose between them."),
        {}, nullptr},
    Command{"auth add", oneAccount,
        QT_TRANSLATE_NOOP("Commands", "Sign in with a QR code, or add an API key, under a name."), addFlags,
        runAuthAdd},
    Command{"auth list", {},
        QT_TRANSLATE_NOOP("Commands", "List the accounts, their state and what they did today."), onlyJson,
        runAuthList},
    Command{"auth default", perhapsOneAccount,
        QT_TRANSLATE_NOOP(
            "Commands", "Choose the account of requests that name none; without a name, say which it is."),
        onlyJson, runAuthDefault},
    Command{"auth remove", oneAccount,
        QT_TRANSLATE_NOOP("Commands", "Remove an account and its secret. The Qwen CLI's files stay."),
        removeFlags, runAuthRemove},
    Command{"auth rename", renameArguments, QT_TRANSLATE_NOOP("Commands", "Give an account another name."),
        onlyJson, runAuthRename},
    Command{"auth test", perhapsOneAccount,
        QT_TRANSLATE_NOOP("Commands", "Make one real request of one token for an account, or for every one."),
        testFlags, runAuthTest},
    Command{"auth counts", {},
        QT_TRANSLATE_NOOP("Commands", "Count today's requests and tokens of each account."), onlyJson,
        runAuthCounts},
    Command{"auth enable", oneAccount, QT_TRANSLATE_NOOP("Commands", "Use an account again."), onlyJson,
        runAuthEnable},
    Command{"auth disable", oneAccount,
        QT_TRANSLATE_NOOP("Commands", "Keep an account, but send it no requests."), onlyJson, runAuthDisable},
    Command{"auth import", {},
        QT_TRANSLATE_NOOP("Commands",
            "Find sign-ins and keys in the Qwen CLI's files, .env files and the environment, and add those "
            "that you pick."),
        importFlags, runAuthImport},
    Command{"auth strategy", strategyArguments,
        QT_TRANSLATE_NOOP("Commands",
            "Choose what happens when the default account cannot serve: fixed or failover; without a word, "
            "say which it is."),
        onlyJson, runAuthStrategy},
    Command{"keys", {},
        QT_TRANSLATE_NOOP("Commands",
            "Make, list and revoke the keys that clients show to Qiao. The running server knows of a change "
            "at once."),
        {}, nullptr},
    Command{"keys list", {}, QT_TRANSLATE_NOOP("Commands", "List the client keys."), onlyJson, runKeysList},
    Command{"keys create", newKeyArguments,
        QT_TRANSLATE_NOOP("Commands",
            "Make a client key under a name and show it once. As soon as there is one, clients need one."),
        onlyJson, runKeysCreate},
    Command{"keys rename", renameKeyArguments,
        QT_TRANSLATE_NOOP("Commands", "Give a client key another name."), onlyJson, runKeysRename},
    Command{"keys revoke", oneKey, QT_TRANSLATE_NOOP("Commands", "Let nobody in with a client key any more."),
        onlyJson, runKeysRevoke},
    Command{"setup", perhapsOneTool,
        QT_TRANSLATE_NOOP("Commands",
            "Point a tool like Claude Code at Qiao, or take that back; without a tool, list those there "
            "are."),
        setupFlags, runSetup},
    Command{"help", helpArguments, QT_TRANSLATE_NOOP("Commands", "Explain qiao, or one of its commands."), {},
        runHelp},
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

QList<const Command *> commandsOf(const Command *group)
{
    const QLatin1StringView beginning(group ? group->name : "");
    QList<const Command *> members;
    for (const Command &command : commands) {
        const QLatin1StringView name(command.name);
        const bool isMember =
            group ? name.startsWith(beginning) && name.size() > beginning.size() : !name.contains(u' ');
        if (isMember) {
            members.append(&command);
        }
    }
    return members;
}

} // namespace qiao
