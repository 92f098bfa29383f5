#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>
#include <utility>

namespace qiao {

/// Programs that people point at Qiao.
enum class ClientTool {
    ClaudeCode,
    QwenCode,
    OpenCode,
    Cline,
    RooCode,
    Continue,
    Zed,
    Aider,
    OpenWebUi,
    Curl,
    Python,
    Node,
};

/// What is known of a tool, whatever the computer.
struct ClientToolInfo
{
    ClientTool tool = ClientTool::Curl;
    QString id = {}; ///< a word for commands and files ("claude-code")
    QString name = {}; ///< what it calls itself
    /// What a User-Agent calls it, without a version ("claude-cli"). Names of a library that others use as
    /// well where it has no other.
    QStringList userAgents = {};
    bool sharesUserAgent = false; ///< userAgents are a library's: other programs have them too
    QString program = {}; ///< what is started in a terminal; empty where nothing is
    bool canSetUp = false; ///< its settings are a file that ClientSetup knows
    QString usualModel = {}; ///< what it asks for when nobody chose
};

/// All tools, in the order in which they are shown.
[[nodiscard]] QList<ClientToolInfo> clientTools();
[[nodiscard]] ClientToolInfo clientToolInfo(ClientTool tool);
[[nodiscard]] std::optional<ClientTool> clientToolById(const QString &id);

/// Whether a request with \a userAgent may be from \a tool: surely so unless its sharesUserAgent.
[[nodiscard]] bool mayBeFrom(ClientTool tool, const QString &userAgent);
/// The tool that \a userAgent names; nothing when none is, or only a library that several use.
[[nodiscard]] std::optional<ClientTool> clientToolOf(const QString &userAgent);

/// What a tool is to be pointed at. Holds a secret where there is a client key.
struct ClientTarget
{
    QString openAiUrl = {}; ///< "http://127.0.0.1:8080/v1"
    QString anthropicUrl = {}; ///< "http://127.0.0.1:8080/anthropic"
    QString key = {}; ///< a client key; empty: a placeholder, for tools insist on one
    QString model = {}; ///< empty: the tool's usualModel
};

/// What stands for a key where the server asks for none.
[[nodiscard]] QString placeholderClientKey();

/// The addresses of the server at \a baseUrl ("http://localhost:8080"), with 127.0.0.1 where it listens on
/// this computer by any name.
[[nodiscard]] ClientTarget clientTarget(
    const QUrl &baseUrl, const QString &key = {}, const QString &model = {});

/// The variables that point \a tool at \a target when it is started with them, in order; none where it takes
/// its settings from elsewhere.
[[nodiscard]] QList<std::pair<QString, QString>> clientEnvironment(
    ClientTool tool, const ClientTarget &target);

/// Something to paste.
struct ClientSnippet
{
    enum class Kind {
        Bash, ///< variables, and the program to start with them
        PowerShell,
        Fish,
        File, ///< what a settings file has to have in it; title names the file
        Code, ///< a program; title names the language
        Command, ///< a command for a terminal
        Steps, ///< what to do in the tool's own window
    };

    Kind kind = Kind::Command;
    QString title = {}; ///< for a tab: "bash", "~/.claude/settings.json", "Python"
    QString text = {}; ///< ends with a line end; holds the key
};

/// What points \a tool at \a target by hand, the best way first. In the language of the program.
[[nodiscard]] QList<ClientSnippet> clientSnippets(ClientTool tool, const ClientTarget &target);

} // namespace qiao
