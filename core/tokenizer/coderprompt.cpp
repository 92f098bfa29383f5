#include "tokenizer/coderprompt.h"

#include "tokenizer/conversation.h"
#include "tokenizer/pythontext.h"
#include "tokenizer/spacedjson.h"

#include <algorithm>
#include <initializer_list>

namespace qiao::tokenizer {

using translation::RawJson;

namespace {

using Keys = std::initializer_list<std::string_view>;

constexpr std::string_view systemOfTools =
    "You are Qwen, a helpful AI assistant that can interact with a computer to solve tasks.";
constexpr std::string_view beforeTools =
    "\n\n# Tools\n\nYou have access to the following functions:\n\n<tools>";
constexpr std::string_view afterTools =
    "\n</tools>\n\nIf you choose to call a function ONLY reply in the following format with NO suffix:\n\n"
    "<tool_call>\n<function=example_function_name>\n<parameter=example_parameter_1>\nvalue_1\n</parameter>\n"
    "<parameter=example_parameter_2>\nThis is the value for the second parameter\nthat can span\nmultiple "
    "lines\n</parameter>\n</function>\n</tool_call>\n\n<IMPORTANT>\nReminder:\n- Function calls MUST follow "
    "the specified format: an inner <function=...></function> block must be nested within "
    "<tool_call></tool_call> XML tags\n- Required parameters MUST be specified\n- You may provide optional "
    "reasoning for your function call in natural language BEFORE the function call, but NOT after\n- If "
    "there "
    "is no function call available, answer the question like normal with your current knowledge and do not "
    "tell the user about function calls\n</IMPORTANT>";
constexpr std::string_view turnEnd = "<|im_end|>\n";

std::string textOf(const std::optional<RawJson::Value> &value)
{
    std::string text;
    if (value) {
        appendPythonText(*value, text);
    }
    return text;
}

/// Fills the template, turn by turn.
class CoderWriter
{
public:
    CoderWriter(const RawJson::Value &root, const ModelTokens &model)
        : m_root(root), m_reader(model.images, false), m_messages(messagesOf(root))
    { }

    ContentText write();

private:
    void writeSystem();
    void writeTool(const RawJson::Value &tool);
    void writeParameters(const std::optional<RawJson::Value> &parameters);
    void writeDescription(const RawJson::Value &described);
    void writeOtherKeys(const std::optional<RawJson::Value> &object, Keys written);
    void writeTurn(std::size_t index);
    void writeAssistant(std::size_t index);
    void writeCall(const RawJson::Value &function);
    void writeArguments(const RawJson::Value &arguments);
    void writeToolResult(std::size_t index);
    void writeElement(std::string_view name, std::string_view text);
    [[nodiscard]] std::string contentOf(const Message &message);

    void add(std::string_view text) { m_out.text += text; }

    const RawJson::Value &m_root;
    MessageContent m_reader;
    std::vector<Message> m_messages;
    std::size_t m_first = 0; ///< the message after the system's
    ContentText m_out;
};

ContentText CoderWriter::write()
{
    m_first = !m_messages.empty() && m_messages.front().role == Role::System ? 1 : 0;
    writeSystem();
    for (std::size_t index = m_first; index < m_messages.size(); ++index) {
        writeTurn(index);
    }
    if (!isContinued(m_messages)) {
        add("<|im_start|>assistant\n");
    }
    return std::move(m_out);
}

/// The text of a message's content; its images are added to the result.
std::string CoderWriter::contentOf(const Message &message)
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

void CoderWriter::writeSystem()
{
    auto tool = firstTool(m_root);
    if (m_first == 0 && !tool) {
        return;
    }
    add("<|im_start|>system\n");
    add(m_first > 0 ? contentOf(m_messages.front()) : systemOfTools);
    if (tool) {
        add(beforeTools);
        for (; tool; tool = tool->nextSibling()) {
            writeTool(tool->find("function").value_or(*tool));
        }
        add(afterTools);
    }
    add(turnEnd);
}

void CoderWriter::writeTool(const RawJson::Value &tool)
{
    add("\n<function>");
    writeElement("name", textOf(tool.find("name")));
    writeDescription(tool);
    add("\n<parameters>");
    const auto parameters = tool.find("parameters");
    writeParameters(parameters);
    writeOtherKeys(parameters, {"type", "properties"});
    add("\n</parameters>");
    writeOtherKeys(tool, {"type", "name", "description", "parameters"});
    add("\n</function>");
}

void CoderWriter::writeParameters(const std::optional<RawJson::Value> &parameters)
{
    const auto properties = parameters ? parameters->find("properties") : std::nullopt;
    if (!properties || properties->kind() != RawJson::Kind::Object) {
        return;
    }
    for (auto property = properties->firstChild(); property; property = property->nextSibling()) {
        add("\n<parameter>");
        writeElement("name", stringOf(property->key()));
        if (const auto type = property->find("type")) {
            writeElement("type", textOf(type));
        }
        writeDescription(*property);
        writeOtherKeys(*property, {"name", "type", "description"});
        add("\n</parameter>");
    }
}

void CoderWriter::writeDescription(const RawJson::Value &described)
{
    if (const auto description = described.find("description")) {
        writeElement("description", stripped(textOf(description)));
    }
}

void CoderWriter::writeOtherKeys(const std::optional<RawJson::Value> &object, Keys written)
{
    if (!object || object->kind() != RawJson::Kind::Object) {
        return;
    }
    for (auto member = object->firstChild(); member; member = member->nextSibling()) {
        const std::string key = stringOf(member->key());
        if (std::ranges::find(written, key) != written.end()) {
            continue;
        }
        std::string text;
        if (member->kind() == RawJson::Kind::Object || member->kind() == RawJson::Kind::Array) {
            appendSpacedJson(*member, text);
        } else {
            appendPythonText(*member, text);
        }
        writeElement(key, text);
    }
}

void CoderWriter::writeElement(std::string_view name, std::string_view text)
{
    add("\n<");
    add(name);
    add(">");
    add(text);
    add("</");
    add(name);
    add(">");
}

void CoderWriter::writeTurn(std::size_t index)
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

void CoderWriter::writeAssistant(std::size_t index)
{
    const Message &message = m_messages[index];
    const std::string content = contentOf(message);
    add("<|im_start|>assistant");
    auto call = firstCall(message.value);
    if (!call) {
        add("\n");
        add(content);
    } else if (const std::string_view text = stripped(content); !text.empty()) {
        add("\n");
        add(text);
        add("\n");
    }
    for (; call; call = call->nextSibling()) {
        writeCall(call->find("function").value_or(*call));
    }
    if (index + 1 < m_messages.size() || !isContinued(m_messages)) {
        add(turnEnd);
    }
}

void CoderWriter::writeCall(const RawJson::Value &function)
{
    add("\n<tool_call>\n<function=");
    add(textOf(function.find("name")));
    add(">\n");
    if (const auto arguments = function.find("arguments")) {
        writeArguments(*arguments);
    }
    add("</function>\n</tool_call>");
}

/// Clients send arguments as JSON in a string; services hand the template what it holds.
void CoderWriter::writeArguments(const RawJson::Value &arguments)
{
    if (arguments.kind() == RawJson::Kind::String) {
        const std::string text = arguments.string();
        if (RawJson json; json.parse(text) && json.root().kind() != RawJson::Kind::String) {
            writeArguments(json.root());
        } else {
            add(text);
        }
        return;
    }
    for (auto argument = arguments.firstChild(); argument; argument = argument->nextSibling()) {
        add("<parameter=");
        add(stringOf(argument->key()));
        add(">\n");
        if (argument->kind() == RawJson::Kind::Object || argument->kind() == RawJson::Kind::Array) {
            appendSpacedJson(*argument, m_out.text);
        } else {
            appendPythonText(*argument, m_out.text);
        }
        add("\n</parameter>\n");
    }
}

void CoderWriter::writeToolResult(std::size_t index)
{
    const auto isTool = [this](std::size_t i) {
        return i < m_messages.size() && m_messages[i].role == Role::Tool;
    };
    if (index > m_first && !isTool(index - 1)) {
        add("<|im_start|>user\n");
    }
    add("<tool_response>\n");
    add(contentOf(m_messages[index]));
    add("\n</tool_response>\n");
    if (!isTool(index + 1)) {
        add(turnEnd);
    }
}

} // namespace

ContentText coderPrompt(const RawJson::Value &root, const ModelTokens &model)
{
    return CoderWriter(root, model).write();
}

} // namespace qiao::tokenizer
