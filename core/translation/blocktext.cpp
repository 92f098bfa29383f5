#include "translation/blocktext.h"

#include <optional>

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;
using Value = RawJson::Value;

std::string textOf(const Value &object, std::string_view name)
{
    const auto member = object.find(name);
    return member ? member->string() : std::string();
}

/// \a text for an attribute or a title: on one line and without quotes that would end it.
std::string oneLine(std::string text)
{
    for (char &c : text) {
        if (c == '"') {
            c = '\'';
        } else if (static_cast<unsigned char>(c) < 0x20) {
            c = ' ';
        }
    }
    return text;
}

std::string titled(const Value &block, std::string_view text)
{
    const std::string title = oneLine(textOf(block, "title"));
    return "<document" + (title.empty() ? title : " title=\"" + title + '"') + ">\n" + std::string(text)
        + "\n</document>";
}

/// The text of a string or of a list of text blocks.
std::string textsOf(const Value &content)
{
    if (content.kind() != Kind::Array) {
        return content.string();
    }
    std::string text;
    for (auto block = content.firstChild(); block; block = block->nextSibling()) {
        if (const std::string part = textOf(*block, "text"); !part.empty()) {
            text += text.empty() ? "" : "\n";
            text += part;
        }
    }
    return text;
}

/// Bytes of what \a base64 stands for.
std::size_t decodedSize(std::string_view base64)
{
    while (base64.ends_with('=')) {
        base64.remove_suffix(1);
    }
    return base64.size() * 3 / 4;
}

std::string unreadable(const Value &block, const Value &source)
{
    const std::string mediaType = textOf(source, "media_type");
    const std::string title = oneLine(textOf(block, "title"));
    const std::string url = oneLine(textOf(source, "url"));
    std::string note = mediaType.empty() || mediaType == "application/pdf" ? "[PDF" : "[Document";
    if (!title.empty()) {
        note += " \"" + title + '"';
    }
    if (const auto data = source.find("data")) {
        note += ", " + std::to_string(decodedSize(data->string())) + " bytes";
    } else if (!url.empty()) {
        note += " at " + url;
    }
    return note + ": this model cannot read it]";
}

std::string documentText(const Value &block)
{
    const auto source = block.find("source");
    if (!source) {
        return "[Document: it is empty]";
    }
    if (const auto type = source->find("type"); type && type->isString("text")) {
        return titled(block, textOf(*source, "data"));
    }
    if (const auto content = source->find("content")) {
        return titled(block, textsOf(*content));
    }
    return unreadable(block, *source);
}

std::string searchResultText(const Value &block)
{
    const auto content = block.find("content");
    const std::string source = textOf(block, "source");
    return titled(block,
        (source.empty() ? source : "Source: " + source + '\n')
            + (content ? textsOf(*content) : std::string()));
}

/// The pages that a web search found, or its error.
std::string webSearchText(const Value &block)
{
    const auto content = block.find("content");
    if (!content || content->kind() != Kind::Array) {
        return "[The web search failed]";
    }
    std::string text = "Found on the web:";
    for (auto page = content->firstChild(); page; page = page->nextSibling()) {
        text += "\n- " + oneLine(textOf(*page, "title")) + " (" + oneLine(textOf(*page, "url")) + ')';
    }
    return text;
}

} // namespace

std::string blockAsText(const Value &block)
{
    const std::string type = textOf(block, "type");
    if (type == "text") {
        return textOf(block, "text");
    }
    if (type == "document") {
        return documentText(block);
    }
    if (type == "image") {
        return "[image omitted: it is kept elsewhere, and only its name was sent]";
    }
    if (type == "search_result") {
        return searchResultText(block);
    }
    if (type == "tool_reference") {
        return "Tool loaded: " + textOf(block, "tool_name");
    }
    if (type == "server_tool_use") {
        const auto input = block.find("input");
        return "[" + oneLine(textOf(block, "name")) + ": "
            + (input ? std::string(input->raw()) : std::string("{}")) + ']';
    }
    if (type == "web_search_tool_result") {
        return webSearchText(block);
    }
    return "[A part of type \"" + oneLine(type) + "\" was left out: this model cannot be given it]";
}

std::string imageAsText(std::string_view model)
{
    return "[image omitted: model " + oneLine(std::string(model)) + " has no vision]";
}

} // namespace qiao::translation
