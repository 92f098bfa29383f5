#include "translation/anthropic/anthropicdocuments.h"

#include "translation/anthropic/anthropicblocks.h"
#include "translation/base64.h"
#include "translation/errors/errormessage.h"
#include "translation/json/spelledtext.h"

#include <optional>

namespace qiao::translation {

namespace {

using Value = RawJson::Value;

std::string_view textOf(const std::optional<Value> &object, std::string_view name)
{
    const auto member = object ? object->find(name) : std::nullopt;
    return member ? spelling(*member) : std::string_view();
}

bool isSource(const std::optional<Value> &source, std::string_view type)
{
    return source && isBlock(*source, type);
}

/// \a value in quotes that nothing inside it ends.
std::string quoted(std::string_view value)
{
    std::string out = R"(\")";
    for (std::size_t at = 0; at < value.size(); ++at) {
        const std::string_view unit = value.substr(at, value[at] == '\\' ? 2 : 1);
        out.append(unit == R"(\")" ? "'" : unit);
        at += unit.size() - 1;
    }
    return out.append(R"(\")");
}

void addAttribute(std::string &tag, std::string_view name, std::string_view value)
{
    if (!value.empty()) {
        tag.append(" ").append(name).append("=").append(quoted(value));
    }
}

std::string wrapped(const std::string &attributes, std::string_view body)
{
    std::string text = "<document";
    text.append(attributes).append(R"(>\n)").append(body).append(R"(\n</document>)");
    return text;
}

void appendLine(std::string &body, std::string_view text)
{
    if (!isBlank(text)) {
        body.append(body.empty() ? "" : R"(\n)").append(text);
    }
}

/// The texts of a string or of a list of text blocks, a line each.
void appendTexts(std::string &body, const std::optional<Value> &content)
{
    if (!content) {
        return;
    }
    appendLine(body, spelling(*content));
    forEachBlock(*content, [&body](const Value &block) {
        if (isBlock(block, "text")) {
            appendLine(body, textOf(block, "text"));
        }
    });
}

/// The text (spelled) in base64 of a text/… type; nullopt when the bytes are no UTF-8.
std::optional<std::string> decodedText(const Value &source)
{
    const auto type = source.find("media_type");
    const auto data = source.find("data");
    if (!type || !data || !lowered(type->string()).starts_with("text/")) {
        return {};
    }
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    auto bytes = fromBase64(data->string());
    if (!bytes || validUtf8(*bytes) != *bytes) {
        return {};
    }
    return spelled(std::string_view(*bytes).substr(bytes->starts_with(byteOrderMark) ? 3 : 0));
}

/// What a model can be given of \a source (spelled).
std::optional<std::string> sourceText(const std::optional<Value> &source)
{
    if (isSource(source, "text")) {
        return std::string(textOf(source, "data"));
    }
    if (isSource(source, "base64")) {
        return decodedText(*source);
    }
    const auto content = isSource(source, "content") ? source->find("content") : std::nullopt;
    if (!content) {
        return {};
    }
    std::string texts;
    appendTexts(texts, content);
    return texts;
}

/// Bytes that \a base64 stands for.
std::size_t decodedSize(std::string_view base64)
{
    const std::size_t padding = base64.ends_with("==") ? 2 : base64.ends_with('=') ? 1 : 0;
    const std::size_t size = base64.size() / 4 * 3;
    return size > padding ? size - padding : 0;
}

/// "PDF", with its title where it has one.
std::string nameOf(const Value &block, const std::optional<Value> &source)
{
    const auto type = source ? source->find("media_type") : std::nullopt;
    const bool pdf = type ? type->isString("application/pdf") : !isSource(source, "file");
    std::string name = pdf ? "PDF" : "document";
    if (!pdf && type) {
        name.append(" of type ").append(spelling(*type));
    }
    if (const std::string_view title = textOf(block, "title"); !title.empty()) {
        name.append(" ").append(quoted(title));
    }
    return name;
}

std::string unreadable(const Value &block)
{
    const auto source = block.find("source");
    std::string note = '[' + nameOf(block, source);
    if (isSource(source, "base64")) {
        note += ", " + std::to_string(decodedSize(textOf(source, "data"))) + " bytes";
    } else if (isSource(source, "url")) {
        note.append(" at ").append(textOf(source, "url"));
    } else {
        note += ", a file kept at Anthropic";
    }
    return note + ": not readable by this model]";
}

} // namespace

DocumentText documentText(const Value &block)
{
    const auto text = sourceText(block.find("source"));
    if (!text) {
        return {unreadable(block), true};
    }
    std::string body;
    appendLine(body, textOf(block, "context"));
    appendLine(body, *text);
    std::string attributes;
    addAttribute(attributes, "title", textOf(block, "title"));
    return {wrapped(attributes, body)};
}

std::string searchResultText(const Value &block)
{
    std::string attributes;
    addAttribute(attributes, "title", textOf(block, "title"));
    addAttribute(attributes, "source", textOf(block, "source"));
    std::string body;
    appendTexts(body, block.find("content"));
    return wrapped(attributes, body);
}

} // namespace qiao::translation
