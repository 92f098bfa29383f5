#include <qiao/clienttools.h>

#include "accounts/hostpolicy.h"
#include "usage/clientprogram.h"

#include <QHostAddress>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

// Two ids that Claude Code knows; Qiao gives each tier of Claude's one of the account's models.
constexpr auto claudeModel = "claude-sonnet-4-5"_L1;
// Of the ids that the kinds of accounts have in common, the one for programming.
constexpr auto coderModel = "qwen3-coder-plus"_L1;

QList<ClientToolInfo> madeTools()
{
    using enum ClientTool;
    return {
        {ClaudeCode, u"claude-code"_s, u"Claude Code"_s, {u"claude-cli"_s}, false, u"claude"_s, true,
            claudeModel},
        {QwenCode, u"qwen-code"_s, u"Qwen Code"_s, {u"QwenCode"_s}, false, u"qwen"_s, true, coderModel},
        {OpenCode, u"opencode"_s, u"opencode"_s, {u"opencode"_s}, false, u"opencode"_s, true, coderModel},
        {Cline, u"cline"_s, u"Cline"_s, {u"Cline"_s, u"OpenAI/JS"_s}, true, {}, false, coderModel},
        {RooCode, u"roo-code"_s, u"Roo Code"_s, {u"RooCode"_s}, false, {}, false, coderModel},
        {Continue, u"continue"_s, u"Continue"_s, {u"Continue"_s, u"OpenAI/JS"_s, u"node-fetch"_s}, true, {},
            false, coderModel},
        {Zed, u"zed"_s, u"Zed"_s, {u"Zed"_s}, false, u"zed"_s, true, coderModel},
        {Aider, u"aider"_s, u"Aider"_s, {u"aider"_s, u"litellm"_s, u"OpenAI/Python"_s}, true, u"aider"_s,
            false, coderModel},
        {OpenWebUi, u"open-webui"_s, u"Open WebUI"_s, {u"Python"_s, u"aiohttp"_s}, true, u"open-webui"_s,
            false, coderModel},
        {Curl, u"curl"_s, u"curl"_s, {u"curl"_s}, false, {}, false, coderModel},
        {Python, u"python"_s, u"Python"_s, {u"OpenAI/Python"_s, u"AsyncOpenAI/Python"_s}, true, {}, false,
            coderModel},
        {Node, u"node"_s, u"Node.js"_s, {u"OpenAI/JS"_s, u"AsyncOpenAI/JS"_s}, true, {}, false, coderModel},
    };
}

const QList<ClientToolInfo> &tools()
{
    static const QList<ClientToolInfo> all = madeTools();
    return all;
}

bool reachesThisComputer(const QString &host)
{
    const QHostAddress address(host);
    const bool isSixth = address.protocol() == QAbstractSocket::IPv6Protocol;
    return (isLoopbackHost(host) && !isSixth) || address == QHostAddress(QHostAddress::AnyIPv4)
        || address == QHostAddress(QHostAddress::AnyIPv6);
}

} // namespace

QList<ClientToolInfo> clientTools()
{
    return tools();
}

ClientToolInfo clientToolInfo(ClientTool tool)
{
    return *std::find_if(
        tools().cbegin(), tools().cend(), [tool](const ClientToolInfo &info) { return info.tool == tool; });
}

std::optional<ClientTool> clientToolById(const QString &id)
{
    const auto found = std::find_if(
        tools().cbegin(), tools().cend(), [&id](const ClientToolInfo &info) { return info.id == id; });
    return found == tools().cend() ? std::nullopt : std::optional(found->tool);
}

bool mayBeFrom(ClientTool tool, const QString &userAgent)
{
    return clientToolInfo(tool).userAgents.contains(clientProgram(userAgent), Qt::CaseInsensitive);
}

std::optional<ClientTool> clientToolOf(const QString &userAgent)
{
    const auto found = std::find_if(tools().cbegin(), tools().cend(),
        [&userAgent](const auto &info) { return !info.sharesUserAgent && mayBeFrom(info.tool, userAgent); });
    return found == tools().cend() ? std::nullopt : std::optional(found->tool);
}

QString placeholderClientKey()
{
    return u"qiao"_s;
}

ClientTarget clientTarget(const QUrl &baseUrl, const QString &key, const QString &model)
{
    QUrl url = baseUrl;
    if (reachesThisComputer(url.host())) {
        url.setHost(u"127.0.0.1"_s);
    }
    const QString root = url.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
    return {root + "/v1"_L1, root + "/anthropic"_L1, key, model};
}

} // namespace qiao
