#include "clientsetup/jsoncedit.h"

#include "accounts/jsonwithcomments.h"
#include "clientsetup/jsoncdocument.h"
#include "clientsetup/jsoncremoval.h"
#include "translation/json/splice.h"

#include <boost/json.hpp>

#include <QByteArray>
#include <QJsonDocument>

#include <functional>

namespace qiao {

namespace json = boost::json;

using translation::Edit;

namespace {

/// How a new value is written, by the indentation of the line that it begins on.
using Print = std::function<std::string(const JsoncStyle &, const std::string &indent)>;

/// \a value inside of all that the last steps of \a path, from \a depth on, lead through.
json::value wrapped(const JsonPath &path, std::size_t depth, const json::value &value)
{
    if (depth == path.size()) {
        return value;
    }
    const JsonStep &step = path[depth];
    json::value inner = wrapped(path, depth + 1, value);
    if (!step.value) {
        return json::object{{step.name, std::move(inner)}};
    }
    json::object element{{step.name, *step.value}};
    if (inner.is_object()) {
        for (const auto &member : inner.get_object()) {
            element.insert_or_assign(member.key(), member.value());
        }
    }
    return json::array{std::move(element)};
}

/// The member or element to put into the container that \a depth steps lead to.
std::string newChild(const JsonPath &path, std::size_t depth, const json::value &value,
    const JsoncStyle &style, const std::string &indent)
{
    const json::value all = wrapped(path, depth, value);
    if (all.is_array()) {
        return printedJson(all.get_array().front(), style, indent);
    }
    return json::serialize(json::string(path[depth].name)) + ": "
        + printedJson(all.get_object().begin()->value(), style, indent);
}

std::vector<Edit> insertionIntoEmpty(
    const JsoncDocument &document, const JsoncDocument::Value &container, const Print &print)
{
    const std::string_view text = document.text();
    const JsoncStyle style = document.style();
    const std::string outer = indentOf(text, container.begin());
    const std::string inner = outer + style.unit;
    const std::size_t begin = container.begin() + 1;
    const std::size_t end = container.end() - 1;
    const std::string line = style.lineEnd + inner + print(style, inner);
    if (const auto comment = lastCommentIn(text, begin, end)) {
        const bool ends = text.substr(*comment, end - *comment).find('\n') != std::string_view::npos;
        return {{*comment, 0, ends ? line : line + style.lineEnd + outer}};
    }
    return {{begin, end - begin, line + style.lineEnd + outer}};
}

std::vector<Edit> insertionAfterLast(
    const JsoncDocument &document, const JsoncDocument::Value &container, const Print &print)
{
    const std::string_view text = document.text();
    const JsoncStyle style = document.style();
    const auto last = childrenOf(container).back();
    const std::string indent = indentOf(text, beginOf(last));
    const auto comma = commaIn(text, last.end(), container.end() - 1);
    if (!beginsLine(text, beginOf(last))) {
        const std::string child = ' ' + print(style, indent);
        return {comma ? Edit{*comma + 1, 0, child + ','} : Edit{last.end(), 0, ',' + child}};
    }
    const std::string line = style.lineEnd + indent + print(style, indent);
    const std::size_t place = afterCommentsOfLine(text, comma ? *comma + 1 : last.end());
    if (comma) {
        return {{place, 0, line + ','}};
    }
    return {{last.end(), 0, ","}, {place, 0, line}};
}

/// A text with a root.
std::string begun(std::string_view text)
{
    const std::string lineEnd = text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
    std::string begun(text);
    const bool continues = !begun.empty() && begun.back() != '\n' && begun != "\xEF\xBB\xBF";
    return begun + (continues ? lineEnd : "") + "{}" + lineEnd;
}

JsoncResult changed(std::string_view text, const JsonPath &path, const json::value &wrappable,
    const std::function<std::string(const JsoncStyle &, const std::string &)> &printValue)
{
    const JsoncDocument document(text);
    if (document.isBlank()) {
        return changed(begun(text), path, wrappable, printValue);
    }
    const JsoncDocument::Place place = document.place(path);
    const std::size_t depth = place.found.size() - 1;
    const JsoncDocument::Value here = place.found.back();
    if (place.conflicts) {
        return tl::make_unexpected(depth);
    }
    if (depth == path.size()) {
        const std::string indent = indentOf(text, beginOf(here));
        return translation::spliced(
            text, {{here.begin(), here.end() - here.begin(), printValue(document.style(), indent)}});
    }
    const Print print = [&](const JsoncStyle &style, const std::string &indent) {
        return newChild(path, depth, wrappable, style, indent);
    };
    const bool isEmpty = !here.firstChild();
    return translation::spliced(text,
        isEmpty ? insertionIntoEmpty(document, here, print) : insertionAfterLast(document, here, print));
}

} // namespace

std::optional<JsoncFault> faultIn(std::string_view text)
{
    return JsoncDocument(text).fault();
}

bool isBlankJsonc(std::string_view text)
{
    return JsoncDocument(text).isBlank();
}

std::optional<std::string> jsonAt(std::string_view text, const JsonPath &path)
{
    const JsoncDocument document(text);
    if (document.isBlank() || depthAt(text, path) < path.size()) {
        return std::nullopt;
    }
    const auto value = document.place(path).found.back();
    return std::string(text.substr(value.begin(), value.end() - value.begin()));
}

std::size_t depthAt(std::string_view text, const JsonPath &path)
{
    const JsoncDocument document(text);
    return document.isBlank() ? 0 : document.place(path).found.size() - 1;
}

bool isEmptyAt(std::string_view text, const JsonPath &path)
{
    const JsoncDocument document(text);
    if (document.isBlank() || depthAt(text, path) < path.size()) {
        return false;
    }
    const auto value = document.place(path).found.back();
    const auto children = childrenOf(value);
    const bool isContainer =
        value.kind() == JsoncDocument::Kind::Object || value.kind() == JsoncDocument::Kind::Array;
    if (!isContainer || children.size() > 1) {
        return false;
    }
    const auto hasComment = [text](std::size_t begin, std::size_t end) {
        return lastCommentIn(text, begin, end).has_value();
    };
    if (children.empty()) {
        return !hasComment(value.begin() + 1, value.end() - 1);
    }
    const auto &only = children.front();
    return !path.empty() && path.back().value && only.key() && only.key()->isString(path.back().name)
        && !hasComment(value.begin() + 1, beginOf(only)) && !hasComment(only.end(), value.end() - 1);
}

JsoncResult withJsonAt(std::string_view text, const JsonPath &path, const json::value &value)
{
    return changed(text, path, value, [&value](const JsoncStyle &style, const std::string &indent) {
        return printedJson(value, style, indent);
    });
}

JsoncResult withRawJsonAt(std::string_view text, const JsonPath &path, std::string_view raw)
{
    if (depthAt(text, path) < path.size()) {
        // its place is made first, for where it goes is a question of layout and not of the value
        const JsoncResult made = withJsonAt(text, path, nullptr);
        return made ? withRawJsonAt(*made, path, raw) : made;
    }
    return changed(
        text, path, nullptr, [raw](const JsoncStyle &, const std::string &) { return std::string(raw); });
}

std::string withoutJsonAt(std::string_view text, const JsonPath &path)
{
    const JsoncDocument document(text);
    if (document.isBlank() || path.empty() || depthAt(text, path) < path.size()) {
        return std::string(text);
    }
    const auto found = document.place(path).found;
    return translation::spliced(text, removal(text, found[found.size() - 2], found.back()));
}

std::optional<std::string> withoutEmptyRoot(std::string_view text)
{
    const JsoncDocument document(text);
    if (document.isBlank() || !isEmptyAt(text, {})) {
        return std::nullopt;
    }
    const auto root = document.root();
    const bool endsText = text.substr(root.end()).find_first_not_of(" \t\r\n") == std::string_view::npos;
    return endsText ? std::optional(std::string(text.substr(0, root.begin()))) : std::nullopt;
}

std::string canonicalJson(std::string_view raw)
{
    const std::string plain = '[' + withoutComments(raw) + ']';
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(plain));
    return document.isNull() ? std::string(raw) : document.toJson(QJsonDocument::Compact).toStdString();
}

std::string spelledPath(const JsonPath &path)
{
    std::string spelled;
    for (const JsonStep &step : path) {
        if (step.value) {
            spelled += '[' + *step.value + ']';
        } else {
            spelled += (spelled.empty() ? "" : ".") + step.name;
        }
    }
    return spelled;
}

} // namespace qiao
