#include "translation/anthropic/anthropicservertools.h"

#include "translation/anthropic/anthropicblocks.h"
#include "translation/json/spelledtext.h"

#include <algorithm>
#include <array>

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;
using Value = RawJson::Value;

constexpr std::string_view resultSuffix = "_tool_result";

bool isCall(const Value &block)
{
    return isBlock(block, "server_tool_use") || isBlock(block, "mcp_tool_use");
}

std::string callText(const Value &block)
{
    const auto name = block.find("name");
    const auto input = block.find("input");
    std::string text = "[called ";
    text.append(name ? spelling(*name) : "a tool");
    if (input && input->kind() == Kind::Object) {
        text += " with " + spelled(input->raw());
    }
    return text + ']';
}

/// What a result says in words; what is encrypted or encoded stays behind.
bool isReadable(const Value &key)
{
    static constexpr std::array names{
        "title", "url", "text", "stdout", "stderr", "error_code", "error_message"};
    return std::ranges::any_of(names, [&key](const char *name) { return key.isString(name); });
}

/// Appends the readable texts of \a value, a line each. Results nest a few levels and no more.
void appendReadable(std::string &text, const Value &value, int levels)
{
    for (auto child = value.firstChild(); child && levels > 0; child = child->nextSibling()) {
        const auto key = child->key();
        if (child->kind() == Kind::Object || child->kind() == Kind::Array) {
            appendReadable(text, *child, levels - 1);
        } else if (key && isReadable(*key) && !isBlank(spelling(*child))) {
            text.append(R"(\n)").append(spelling(*child));
        }
    }
}

std::string resultText(const Value &block)
{
    const auto type = block.find("type");
    const auto content = block.find("content");
    std::string text = "[result of ";
    const std::string_view name = type ? spelling(*type) : std::string_view();
    text.append(name.substr(0, name.size() - resultSuffix.size())).append(":");
    if (content) {
        const std::string_view plain = spelling(*content);
        text.append(isBlank(plain) ? "" : R"(\n)").append(plain);
        appendReadable(text, *content, 5);
    }
    return text + ']';
}

} // namespace

bool isServerToolBlock(const Value &block)
{
    const auto type = block.find("type");
    return isCall(block) || (type && spelling(*type).ends_with(resultSuffix));
}

std::string serverToolText(const Value &block)
{
    return isCall(block) ? callText(block) : resultText(block);
}

} // namespace qiao::translation
