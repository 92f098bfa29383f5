#include <qiao/clienttools.h>

#include "clientsetup/setupkeys.h"
#include "clientsetup/shelllines.h"

#include <boost/json.hpp>

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace qiao {

namespace json = boost::json;

namespace {

using Kind = ClientSnippet::Kind;
using Variables = QList<std::pair<QString, QString>>;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::ClientTools)
};

/// As JSON writes it, which Python, JavaScript and YAML read as well.
QString quoted(const QString &text)
{
    return QString::fromStdString(json::serialize(json::string(text.toStdString())));
}

/// The settings of a tool that has no other.
QString fileText(ClientTool tool, const ClientTarget &target)
{
    std::string text;
    for (const SetupKey &key : setupKeys(tool, target)) {
        if (key.value) {
            text = withJsonAt(text, key.path, *key.value).value_or(text);
        }
    }
    return QString::fromStdString(text);
}

Variables openAiVariables(const ClientTarget &target)
{
    return {{u"OPENAI_BASE_URL"_s, target.openAiUrl}, {u"OPENAI_API_KEY"_s, target.key}};
}

QList<ClientSnippet> shellSnippets(const Variables &variables, const QString &program)
{
    static constexpr std::array shells{std::pair{ShellKind::Bash, Kind::Bash},
        std::pair{ShellKind::PowerShell, Kind::PowerShell}, std::pair{ShellKind::Fish, Kind::Fish}};
    static const QStringList titles{u"bash"_s, u"PowerShell"_s, u"fish"_s};
    const QString start = program.isEmpty() ? QString() : program + u'\n';
    QList<ClientSnippet> snippets;
    for (const auto &[shell, kind] : shells) {
        snippets.append({kind, titles.at(snippets.size()), shellLines(shell, variables) + start});
    }
    return snippets;
}

QString continueYaml(const ClientTarget &target)
{
    return u"name: Qiao\nversion: 1.0.0\nschema: v1\nmodels:\n  - name: %1\n    provider: openai\n"
           "    model: %2\n    apiBase: %3\n    apiKey: %4\n    roles: [chat, edit, apply]\n"_s.arg(
               quoted(target.model + " (Qiao)"_L1), quoted(target.model), quoted(target.openAiUrl),
               quoted(target.key));
}

QString curlCommand(const ClientTarget &target)
{
    const QString body =
        u"{\"model\": %1, \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]}"_s.arg(
            quoted(target.model));
    return u"curl %1 \\\n    -H %2 \\\n    -H 'Content-Type: application/json' \\\n    -d %3\n"_s.arg(
        bashQuoted(target.openAiUrl + "/chat/completions"_L1),
        bashQuoted("Authorization: Bearer "_L1 + target.key), bashQuoted(body));
}

QString pythonCode(const ClientTarget &target)
{
    return u"from openai import OpenAI\n\nclient = OpenAI(base_url=%1, api_key=%2)\n"
           "answer = client.chat.completions.create(\n    model=%3,\n"
           "    messages=[{\"role\": \"user\", \"content\": \"Hello\"}],\n)\n"
           "print(answer.choices[0].message.content)\n"_s.arg(
               quoted(target.openAiUrl), quoted(target.key), quoted(target.model));
}

QString nodeCode(const ClientTarget &target)
{
    return u"import OpenAI from \"openai\";\n\nconst client = new OpenAI({ baseURL: %1, apiKey: %2 });\n"
           "const answer = await client.chat.completions.create({\n    model: %3,\n"
           "    messages: [{ role: \"user\", content: \"Hello\" }],\n});\n"
           "console.log(answer.choices[0].message.content);\n"_s.arg(
               quoted(target.openAiUrl), quoted(target.key), quoted(target.model));
}

/// A sentence, and what goes into which field; the fields are called as the tool calls them in English.
ClientSnippet steps(const QString &sentence, const Variables &fields)
{
    QString text = sentence + u'\n';
    for (const auto &[field, value] : fields) {
        text += u"%1: %2\n"_s.arg(field, value);
    }
    return {Kind::Steps, Text::tr("Steps"), text};
}

ClientSnippet extensionSteps(const QString &name, const QString &modelField, const ClientTarget &target)
{
    //: %1: the name of an extension of an editor
    return steps(Text::tr("Open the settings of %1, choose \"OpenAI Compatible\" as API Provider and enter:")
                     .arg(name),
        {{u"Base URL"_s, target.openAiUrl}, {u"API Key"_s, target.key}, {modelField, target.model}});
}

QList<ClientSnippet> openWebUiSnippets(const ClientTarget &target, const Variables &variables)
{
    return QList<ClientSnippet>{steps(
               Text::tr("In Open WebUI, open Admin Panel, Settings, Connections, and add a connection "
                        "to OpenAI's API. Where Open WebUI runs in a container, write "
                        "host.docker.internal instead of 127.0.0.1 and let Qiao listen on the network."),
               {{u"URL"_s, target.openAiUrl}, {u"Key"_s, target.key}})}
    + shellSnippets(variables, u"open-webui serve"_s);
}

} // namespace

QList<std::pair<QString, QString>> clientEnvironment(ClientTool tool, const ClientTarget &wanted)
{
    const ClientTarget target = wholeTarget(tool, wanted);
    switch (tool) {
    case ClientTool::ClaudeCode:
        return {{u"ANTHROPIC_BASE_URL"_s, target.anthropicUrl}, {u"ANTHROPIC_AUTH_TOKEN"_s, target.key},
            {u"ANTHROPIC_MODEL"_s, target.model}};
    case ClientTool::QwenCode:
        return openAiVariables(target) + Variables{{u"OPENAI_MODEL"_s, target.model}};
    case ClientTool::OpenCode:
        return {{u"OPENCODE_CONFIG_CONTENT"_s,
            QString::fromStdString(canonicalJson(fileText(tool, target).toStdString()))
                .chopped(1)
                .sliced(1)}};
    case ClientTool::Zed:
        return {{QString::fromLatin1(keyVariable), target.key}};
    case ClientTool::Aider:
        return {{u"OPENAI_API_BASE"_s, target.openAiUrl}, {u"OPENAI_API_KEY"_s, target.key},
            {u"AIDER_MODEL"_s, "openai/"_L1 + target.model}};
    case ClientTool::OpenWebUi:
        return {{u"OPENAI_API_BASE_URL"_s, target.openAiUrl}, {u"OPENAI_API_KEY"_s, target.key}};
    case ClientTool::Python:
    case ClientTool::Node:
        return openAiVariables(target);
    default:
        return {};
    }
}

QList<ClientSnippet> clientSnippets(ClientTool tool, const ClientTarget &wanted)
{
    const ClientTarget target = wholeTarget(tool, wanted);
    const Variables variables = clientEnvironment(tool, target);
    const auto file = [&](const QString &title) {
        return QList<ClientSnippet>{{Kind::File, title, fileText(tool, target)}};
    };
    const auto shells = [&] { return shellSnippets(variables, clientToolInfo(tool).program); };
    switch (tool) {
    case ClientTool::ClaudeCode:
        return shells() + file(u"~/.claude/settings.json"_s);
    case ClientTool::QwenCode:
        return shells() + file(u"~/.qwen/settings.json"_s);
    case ClientTool::OpenCode:
        return file(u"~/.config/opencode/opencode.json"_s) + shells();
    case ClientTool::Zed:
        return file(u"settings.json"_s) + shells();
    case ClientTool::Cline:
        return {extensionSteps(u"Cline"_s, u"Model ID"_s, target)};
    case ClientTool::RooCode:
        return {extensionSteps(u"Roo Code"_s, u"Model"_s, target)};
    case ClientTool::Continue:
        return {{Kind::File, u"~/.continue/config.yaml"_s, continueYaml(target)}};
    case ClientTool::Aider:
        return shells();
    case ClientTool::OpenWebUi:
        return openWebUiSnippets(target, variables);
    case ClientTool::Curl:
        return {{Kind::Command, u"bash"_s, curlCommand(target)}};
    case ClientTool::Python:
        return QList<ClientSnippet>{{Kind::Code, u"Python"_s, pythonCode(target)}} + shells();
    case ClientTool::Node:
        return QList<ClientSnippet>{{Kind::Code, u"JavaScript"_s, nodeCode(target)}} + shells();
    }
    return {};
}

} // namespace qiao
