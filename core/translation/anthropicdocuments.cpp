#include "translation/anthropicdocuments.h"

#include "translation/anthropicblocks.h"
#include "translation/anthropicimages.h"
#include "translation/spelledtext.h"

#include <algorithm>
#include <string>

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;
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

void addAttribute(std::string &tag, std::string_view name, std::string_view value)
{
    if (value.empty()) {
        return;
    }
    tag.append(" ").append(name).append(R"(=\")");
    for (std::size_t at = 0; at < value.size(); ++at) {
        const bool escape = value[at] == '\\';
        const std::string_view unit = value.substr(at, escape ? 2 : 1);
        tag.append(unit == R"(\")" ? "&quot;" : unit);
        at += unit.size() - 1;
    }
    tag += R"(\")";
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

/// The texts of a list of blocks, and their images after \a images.
void readContent(
    const Value &content, std::string &body, std::vector<ChatPart> &images, AnthropicContext &context)
{
    appendLine(body, spelling(content));
    forEachBlock(content, [&](const Value &block) {
        if (isBlock(block, "image")) {
            appendImage(images, block, context);
        } else if (isBlock(block, "text")) {
            appendLine(body, textOf(block, "text"));
        }
    });
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
        name.append(R"( \")").append(title).append(R"(\")");
    }
    return name;
}

void appendUnreadable(std::vector<ChatPart> &parts, const Value &block, AnthropicContext &context)
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
    parts.push_back({note + ": not readable by this model]"});
    context.notes.add("a document replaced by a note", "the model reads only text documents");
}

} // namespace

void appendDocument(std::vector<ChatPart> &parts, const Value &block, AnthropicContext &context)
{
    const auto source = block.find("source");
    const auto content = source ? source->find("content") : std::nullopt;
    std::string body;
    std::vector<ChatPart> images;
    appendLine(body, textOf(block, "context"));
    if (isSource(source, "text")) {
        appendLine(body, textOf(source, "data"));
    } else if (isSource(source, "content") && content) {
        readContent(*content, body, images, context);
    } else {
        appendUnreadable(parts, block, context);
        return;
    }
    std::string attributes;
    addAttribute(attributes, "title", textOf(block, "title"));
    parts.push_back({wrapped(attributes, body)});
    std::ranges::move(images, std::back_inserter(parts));
}

void appendSearchResult(std::vector<ChatPart> &parts, const Value &block)
{
    std::string attributes;
    addAttribute(attributes, "title", textOf(block, "title"));
    addAttribute(attributes, "source", textOf(block, "source"));
    std::string body;
    if (const auto content = block.find("content")) {
        forEachBlock(*content, [&body](const Value &text) { appendLine(body, textOf(text, "text")); });
    }
    parts.push_back({wrapped(attributes, body)});
}

} // namespace qiao::translation
