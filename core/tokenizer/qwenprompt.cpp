#include "tokenizer/qwenprompt.h"

#include "tokenizer/conversation.h"
#include "tokenizer/spacedjson.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qiao::tokenizer {

using translation::RawJson;

namespace {

constexpr std::string_view beforeTools =
    "# Tools\n\nYou may call one or more functions to assist with the user query.\n\nYou are provided with "
    "function signatures within <tools></tools> XML tags:\n<tools>";
constexpr std::string_view afterTools =
    "\n</tools>\n\nFor each function call, return a json object with function name and arguments within "
    "<tool_call></tool_call> XML tags:\n<tool_call>\n{\"name\": <function-name>, \"arguments\": "
    "<args-json-object>}\n</tool_call><|im_end|>\n";
constexpr std::string_view turnEnd = "<|im_end|>\n";

std::string_view withoutLeading(std::string_view text, char character)
{
    const std::size_t first = text.find_first_not_of(character);
    return text.substr(first == std::string_view::npos ? text.size() : first);
}

std::string_view withoutTrailing(std::string_view text, char character)
{
    return text.substr(0, text.find_last_not_of(character) + 1);
}

/// What a turn of the model holds: thinking may be a field of its own or stand in the text.
struct AssistantText
{
    std::string_view content;
    std::string_view reasoning;
};

AssistantText splitThinking(std::string_view content)
{
    constexpr std::string_view open = "<think>";
    constexpr std::string_view close = "</think>";
    const std::size_t last = content.rfind(close);
    if (last == std::string_view::npos) {
        return {content, {}};
    }
    std::string_view reasoning = withoutTrailing(content.substr(0, content.find(close)), '\n');
    if (const std::size_t start = reasoning.rfind(open); start != std::string_view::npos) {
        reasoning.remove_prefix(start + open.size());
    }
    return {withoutLeading(content.substr(last + close.size()), '\n'), withoutLeading(reasoning, '\n')};
}

/// Fills the template, turn by turn.
class QwenWriter
{
public:
    QwenWriter(const RawJson::Value &root, const ModelTokens &model)
        : m_root(root),
          m_model(model),
          m_reader(model.images, isTrue(root.find("vl_high_resolution_images"))),
          m_messages(messagesOf(root)),
          m_thinks(model.chat != ChatTemplate::Qwen25),
          m_keepsThinking(isTrue(root.find("preserve_thinking")))
    { }

    ContentText write();

private:
    void writeSystem();
    void writeTurn(std::size_t index);
    void writeAssistant(std::size_t index);
    void writeToolCalls(const RawJson::Value &message, bool afterContent);
    void writeToolResult(std::size_t index);
    void writeEnd();
    [[nodiscard]] std::string contentOf(const Message &message);
    [[nodiscard]] std::size_t lastQuery();

    void add(std::string_view text) { m_out.text += text; }

    const RawJson::Value &m_root;
    const ModelTokens &m_model;
    MessageContent m_reader;
    std::vector<Message> m_messages;
    bool m_thinks;
    bool m_keepsThinking;
    std::size_t m_lastQuery = 0;
    ContentText m_out;
};

ContentText QwenWriter::write()
{
    m_lastQuery = lastQuery();
    writeSystem();
    const std::size_t first = !m_messages.empty() && m_messages.front().role == Role::System ? 1 : 0;
    for (std::size_t index = first; index < m_messages.size(); ++index) {
        writeTurn(index);
    }
    writeEnd();
    return std::move(m_out);
}

/// The text of a message's content; its images are added to the result.
std::string QwenWriter::contentOf(const Message &message)
{
    const auto content = message.value.find("content");
    if (!content) {
        return {};
    }
    ContentText read = m_reader.read(*content);
    m_out.imageTokens += read.imageTokens;
    m_out.complete = m_out.complete && read.complete;
    return std::move(read.text);
}

/// The last thing that the user said. Tool results are no such thing, also where a client sends them as text.
std::size_t QwenWriter::lastQuery()
{
    for (std::size_t index = m_messages.size(); index > 0; --index) {
        const Message &message = m_messages[index - 1];
        if (message.role == Role::User) {
            const std::string text = stringOf(message.value.find("content"));
            if (!text.starts_with("<tool_response>") || !text.ends_with("</tool_response>")) {
                return index - 1;
            }
        }
    }
    return m_messages.empty() ? 0 : m_messages.size() - 1;
}

void QwenWriter::writeSystem()
{
    const bool given = !m_messages.empty() && m_messages.front().role == Role::System;
    const std::string system = given ? contentOf(m_messages.front()) : std::string(m_model.defaultSystem);
    const bool speaks = given || !system.empty();
    auto tool = firstTool(m_root);
    if (!tool) {
        if (speaks) {
            add("<|im_start|>system\n");
            add(system);
            add(turnEnd);
        }
        return;
    }
    add("<|im_start|>system\n");
    if (speaks) {
        add(system);
        add("\n\n");
    }
    add(beforeTools);
    for (; tool; tool = tool->nextSibling()) {
        add("\n");
        appendSpacedJson(*tool, m_out.text);
    }
    add(afterTools);
}

void QwenWriter::writeTurn(std::size_t index)
{
    const Message &message = m_messages[index];
    switch (message.role) {
    case Role::Assistant:
        writeAssistant(index);
        break;
    case Role::Tool:
        writeToolResult(index);
        break;
    case Role::System:
    case Role::User:
        add(message.role == Role::User ? "<|im_start|>user\n" : "<|im_start|>system\n");
        add(contentOf(message));
        add(turnEnd);
        break;
    }
}

void QwenWriter::writeAssistant(std::size_t index)
{
    const Message &message = m_messages[index];
    const std::string whole = contentOf(message);
    const auto field = message.value.find("reasoning_content");
    const std::string reasoning = stringOf(field);
    AssistantText text{whole, reasoning};
    if (m_thinks && (!field || field->kind() == RawJson::Kind::Null)) {
        text = splitThinking(whole);
    }
    const bool last = index + 1 == m_messages.size();
    const bool shows =
        index > m_lastQuery ? last || !text.reasoning.empty() : m_keepsThinking && !text.reasoning.empty();
    add("<|im_start|>assistant\n");
    if (m_thinks && shows) {
        add("<think>\n");
        add(withoutTrailing(withoutLeading(text.reasoning, '\n'), '\n'));
        add("\n</think>\n\n");
        add(withoutLeading(text.content, '\n'));
    } else {
        add(text.content);
    }
    writeToolCalls(message.value, !text.content.empty());
    if (!last || !isContinued(m_messages)) {
        add(turnEnd);
    }
}

void QwenWriter::writeToolCalls(const RawJson::Value &message, bool afterContent)
{
    bool newLine = afterContent;
    for (auto call = firstCall(message); call; call = call->nextSibling()) {
        const auto function = call->find("function").value_or(*call);
        add(newLine ? "\n<tool_call>\n{\"name\": \"" : "<tool_call>\n{\"name\": \"");
        add(stringOf(function.find("name")));
        add("\", \"arguments\": ");
        if (const auto arguments = function.find("arguments")) {
            if (arguments->kind() == RawJson::Kind::String) {
                add(arguments->string());
            } else {
                appendSpacedJson(*arguments, m_out.text);
            }
        }
        add("}\n</tool_call>");
        newLine = true;
    }
}

void QwenWriter::writeToolResult(std::size_t index)
{
    const auto isTool = [this](std::size_t i) {
        return i < m_messages.size() && m_messages[i].role == Role::Tool;
    };
    if (index == 0 || !isTool(index - 1)) {
        add("<|im_start|>user");
    }
    add("\n<tool_response>\n");
    add(contentOf(m_messages[index]));
    add("\n</tool_response>");
    if (!isTool(index + 1)) {
        add(turnEnd);
    }
}

void QwenWriter::writeEnd()
{
    if (isContinued(m_messages)) {
        return;
    }
    add("<|im_start|>assistant\n");
    if (m_model.chat == ChatTemplate::Qwen3Thinking) {
        add("<think>\n");
        return;
    }
    const auto thinking = m_root.find("enable_thinking");
    if (m_model.chat == ChatTemplate::Qwen3 && thinking && thinking->kind() == RawJson::Kind::False) {
        add("<think>\n\n</think>\n\n");
    }
}

} // namespace

ContentText qwenPrompt(const RawJson::Value &root, const ModelTokens &model)
{
    return QwenWriter(root, model).write();
}

} // namespace qiao::tokenizer
