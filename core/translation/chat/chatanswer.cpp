#include "translation/chat/chatanswer.h"

#include <algorithm>
#include <array>

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;
using Value = RawJson::Value;

void appendMember(std::string_view name, std::string_view raw, std::string &out)
{
    out.append("\"").append(name).append("\":").append(raw).append(",");
}

std::string rawOf(const std::optional<Value> &value, std::string_view otherwise)
{
    return std::string(value ? value->raw() : otherwise);
}

struct Parts
{
    std::string messages;
    std::string finishes;
};

void addChoice(const Value &choice, std::size_t position, Parts &parts)
{
    const auto message = choice.find("message");
    const auto logprobs = choice.find("logprobs");
    const std::string index = "{\"index\":" + rawOf(choice.find("index"), std::to_string(position));
    const std::string comma = parts.messages.empty() ? "" : ",";
    const bool isObject = message && message->kind() == Kind::Object;
    parts.messages += comma + index + ",\"delta\":" + (isObject ? std::string(message->raw()) : "{}")
        + (logprobs ? ",\"logprobs\":" + std::string(logprobs->raw()) : std::string())
        + ",\"finish_reason\":null}";
    parts.finishes += comma + index
        + ",\"delta\":{},\"finish_reason\":" + rawOf(choice.find("finish_reason"), "null") + "}";
}

} // namespace

std::string chunkHead(const Value &answerOrChunk)
{
    static constexpr std::array names{"id", "created", "model", "system_fingerprint"};
    std::string head = R"("object":"chat.completion.chunk",)";
    for (const char *name : names) {
        if (const auto member = answerOrChunk.find(name)) {
            appendMember(name, member->raw(), head);
        }
    }
    return head;
}

std::vector<std::string> chunksOfAnswer(const Value &answer)
{
    const auto choices = answer.find("choices");
    const auto usage = answer.find("usage");
    Parts parts;
    std::size_t position = 0;
    for (auto choice = choices ? choices->firstChild() : std::nullopt; choice;
         choice = choice->nextSibling()) {
        if (choice->kind() == Kind::Object) {
            addChoice(*choice, position++, parts);
        }
    }
    std::string head(1, '{');
    head.append(chunkHead(answer)).append("\"choices\":[");
    std::vector<std::string> chunks{head + parts.messages + "]}", head + parts.finishes + "]}"};
    if (usage && usage->kind() == Kind::Object) {
        chunks.push_back(head + "],\"usage\":" + std::string(usage->raw()) + "}");
    }
    return chunks;
}

} // namespace qiao::translation
