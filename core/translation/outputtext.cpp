#include "translation/outputtext.h"

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;
using Value = RawJson::Value;

/// A text, or a list of parts that have texts.
void addText(const Value &value, std::string &to)
{
    if (value.kind() == Kind::String) {
        to += value.string();
        return;
    }
    for (auto part = value.kind() == Kind::Array ? value.firstChild() : std::nullopt; part;
         part = part->nextSibling()) {
        if (const auto text = part->find("text")) {
            to += text->string();
        }
    }
}

void addFunction(const Value &function, OutputText &output)
{
    for (auto member = function.kind() == Kind::Object ? function.firstChild() : std::nullopt; member;
         member = member->nextSibling()) {
        if (member->key()->isString("name") || member->key()->isString("arguments")) {
            output.toolArguments += member->string();
        }
    }
}

void addToolCalls(const Value &list, OutputText &output)
{
    for (auto call = list.kind() == Kind::Array ? list.firstChild() : std::nullopt; call;
         call = call->nextSibling()) {
        if (const auto function = call->find("function")) {
            addFunction(*function, output);
        }
    }
}

bool isEmpty(const std::optional<Value> &value)
{
    return !value || value->kind() == Kind::Null || value->raw().size() <= 2;
}

} // namespace

void addChatOutput(const Value &delta, OutputText &output)
{
    std::optional<Value> reasoningContent;
    std::optional<Value> reasoning;
    for (auto member = delta.kind() == Kind::Object ? delta.firstChild() : std::nullopt; member;
         member = member->nextSibling()) {
        const Value key = *member->key();
        if (key.isString("content") || key.isString("refusal")) {
            addText(*member, output.text);
        } else if (key.isString("reasoning_content")) {
            reasoningContent = member;
        } else if (key.isString("reasoning")) {
            reasoning = member;
        } else if (key.isString("tool_calls")) {
            addToolCalls(*member, output);
        } else if (key.isString("function_call")) {
            addFunction(*member, output);
        }
    }
    // Some services send their reasoning under both names.
    if (const auto &said = isEmpty(reasoningContent) ? reasoning : reasoningContent) {
        addText(*said, output.reasoning);
    }
}

void addChoicesOutput(const Value &choices, OutputText &output)
{
    for (auto choice = choices.kind() == Kind::Array ? choices.firstChild() : std::nullopt; choice;
         choice = choice->nextSibling()) {
        auto said = choice->find("delta");
        said = said ? said : choice->find("message");
        if (said) {
            addChatOutput(*said, output);
        }
    }
}

void addMessagesOutput(const Value &blockOrDelta, OutputText &output)
{
    const auto type = blockOrDelta.find("type");
    const bool isTool = type && type->isString("tool_use");
    for (auto member = blockOrDelta.kind() == Kind::Object ? blockOrDelta.firstChild() : std::nullopt; member;
         member = member->nextSibling()) {
        const Value key = *member->key();
        if (key.isString("text")) {
            output.text += member->string();
        } else if (key.isString("thinking")) {
            output.reasoning += member->string();
        } else if (key.isString("partial_json") || (isTool && key.isString("name"))) {
            output.toolArguments += member->string();
        } else if (isTool && key.isString("input") && member->firstChild()) {
            output.toolArguments += member->raw(); // a stream begins with {} and sends the input in pieces
        }
    }
}

OutputText outputOf(Dialect dialect, std::string_view body)
{
    OutputText output;
    RawJson json;
    if (!json.parse(body)) {
        return output;
    }
    const bool isMessage = dialect == Dialect::Anthropic;
    const auto list = json.root().find(isMessage ? "content" : "choices");
    if (!list) {
        return output;
    }
    if (!isMessage) {
        addChoicesOutput(*list, output);
        return output;
    }
    for (auto block = list->firstChild(); block; block = block->nextSibling()) {
        addMessagesOutput(*block, output);
    }
    return output;
}

} // namespace qiao::translation
