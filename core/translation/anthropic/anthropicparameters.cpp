#include "translation/anthropic/anthropicparameters.h"

#include "translation/chat/chatdraft.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;
using Value = RawJson::Value;

constexpr std::array<std::string_view, 17> translated{"model", "messages", "system", "tools", "tool_choice",
    "max_tokens", "stop_sequences", "temperature", "top_p", "top_k", "thinking", "output_config",
    "output_format", "stream", "cache_control", "account", "stream_options"};

/// Bookkeeping of Anthropic's, or about the user.
constexpr std::array<std::string_view, 16> anthropics{"metadata", "service_tier", "inference_geo",
    "container", "context_management", "mcp_servers", "speed", "safeguards", "tags", "diagnostics",
    "user_profile_id", "workspace_id", "anthropic_version", "anthropic_beta", "betas", "fallbacks"};

void writeMaxTokens(std::string &body, const Value &root, AnthropicContext &context)
{
    const auto member = root.find("max_tokens");
    const auto asked = member ? member->number() : std::nullopt;
    if (!asked) {
        return;
    }
    const auto tokens = static_cast<std::int64_t>(std::min(*asked, 1e15));
    const std::int64_t sent = std::min(tokens, context.rule.outputTokens.value_or(tokens));
    body += R"(,"max_tokens":)" + std::to_string(sent);
    if (sent != tokens) {
        context.notes.add("max_tokens: " + shortened(member->raw()) + " → " + std::to_string(sent),
            "the most this model writes");
    }
}

/// The number that goes by \a name, if it is one that services take.
std::optional<Value> numberFrom(const Value &root, std::string_view name, double least)
{
    const auto member = root.find(name);
    const auto number = member ? member->number() : std::nullopt;
    return number && *number >= least ? member : std::nullopt;
}

void writeSampling(std::string &body, const Value &root, AnthropicContext &context)
{
    if (const auto temperature = numberFrom(root, "temperature", 0)) {
        body.append(R"(,"temperature":)").append(temperature->raw());
    }
    const auto topP = numberFrom(root, "top_p", 0);
    if (topP && topP->number() > 0) { // 0 is refused upstream
        body.append(R"(,"top_p":)").append(topP->raw());
    }
    const auto topK = numberFrom(root, "top_k", 1);
    if (topK && context.host.topK) {
        body.append(R"(,"top_k":)").append(topK->raw());
    } else if (topK) {
        context.notes.add("top_k removed", "OpenAI's API has none");
    }
}

void writeStop(std::string &body, const Value &root)
{
    const auto sequences = root.find("stop_sequences");
    std::string list;
    for (auto stop = sequences ? sequences->firstChild() : std::nullopt; stop; stop = stop->nextSibling()) {
        if (stop->kind() == Kind::String && !stop->isString("")) {
            list.append(list.empty() ? "" : ",").append(stop->raw());
        }
    }
    if (!list.empty()) {
        body.append(R"(,"stop":[)").append(list).append("]");
    }
}

bool isOneOf(const Value &key, std::span<const std::string_view> names)
{
    return std::ranges::any_of(names, [&key](std::string_view name) { return key.isString(name); });
}

/// Names for one sentence, each once, and not more than a reader wants.
class NameList
{
public:
    void add(const std::string &name)
    {
        constexpr std::size_t most = 8;
        if (m_names.size() < most && std::ranges::find(m_names, name) == m_names.end()) {
            m_names.push_back(name);
            m_text += (m_text.empty() ? "" : ", ") + name;
        }
    }
    void note(const std::string &why, AnthropicContext &context) const
    {
        if (!m_text.empty()) {
            context.notes.add(m_text + " removed", why);
        }
    }

private:
    std::vector<std::string> m_names;
    std::string m_text;
};

} // namespace

void writeParameters(std::string &body, const Value &root, AnthropicContext &context)
{
    writeMaxTokens(body, root, context);
    writeSampling(body, root, context);
    writeStop(body, root);
}

void noteRemovedFields(const Value &root, AnthropicContext &context)
{
    NameList own;
    NameList unknown;
    for (auto member = root.firstChild(); member; member = member->nextSibling()) {
        const Value key = *member->key();
        if (isOneOf(key, translated)) {
            continue;
        }
        NameList &names = isOneOf(key, anthropics) ? own : unknown;
        names.add(shortened(key.string()));
    }
    if (const auto account = root.find("account"); account && account->kind() == Kind::String) {
        context.notes.add("account removed", "it is meant for Qiao");
    }
    own.note("meant for Anthropic's servers", context);
    unknown.note("unknown to the service", context);
}

} // namespace qiao::translation
