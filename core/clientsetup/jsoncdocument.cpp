#include "clientsetup/jsoncdocument.h"

#include "accounts/jsonwithcomments.h"

#include <algorithm>

namespace qiao {

namespace {

constexpr std::string_view blanks = " \t\r\n";

std::optional<JsoncDocument::Value> childAt(const JsoncDocument::Value &container, const JsonStep &step)
{
    if (!step.value) {
        return container.find(step.name);
    }
    for (auto element = container.firstChild(); element; element = element->nextSibling()) {
        if (const auto member = element->find(step.name); member && member->isString(*step.value)) {
            return element;
        }
    }
    return std::nullopt;
}

} // namespace

JsoncDocument::JsoncDocument(std::string_view text)
    : m_text(text), m_plain(withoutComments(text)), m_parsed(m_json.parse(m_plain))
{ }

bool JsoncDocument::isBlank() const
{
    return m_plain.find_first_not_of(blanks) == std::string::npos;
}

std::optional<JsoncFault> JsoncDocument::fault() const
{
    if (isBlank()) {
        return std::nullopt;
    }
    if (!m_parsed) {
        const auto place = m_text.begin() + static_cast<std::ptrdiff_t>(m_json.errorOffset());
        return JsoncFault{std::string(m_json.error()),
            1 + static_cast<std::size_t>(std::count(m_text.begin(), place, '\n'))};
    }
    if (root().kind() != Kind::Object) {
        return JsoncFault{"the text is no object"};
    }
    return std::nullopt;
}

JsoncStyle JsoncDocument::style() const
{
    JsoncStyle style;
    if (const std::size_t end = m_text.find('\n'); end != std::string_view::npos && end > 0) {
        style.lineEnd = m_text[end - 1] == '\r' ? "\r\n" : "\n";
    }
    if (isBlank()) {
        return style;
    }
    for (auto child = root().firstChild(); child; child = child->nextSibling()) {
        if (beginsLine(m_text, beginOf(*child))) {
            const std::string outer = indentOf(m_text, root().begin());
            const std::string inner = indentOf(m_text, beginOf(*child));
            style.unit = inner.starts_with(outer) ? inner.substr(outer.size()) : inner;
            break;
        }
    }
    return style;
}

JsoncDocument::Place JsoncDocument::place(const JsonPath &path) const
{
    Place place{{root()}};
    for (const JsonStep &step : path) {
        const Value here = place.found.back();
        place.conflicts = here.kind() != (step.value ? Kind::Array : Kind::Object);
        const auto next = place.conflicts ? std::nullopt : childAt(here, step);
        if (!next) {
            break;
        }
        place.found.push_back(*next);
    }
    return place;
}

std::size_t beginOf(const JsoncDocument::Value &value)
{
    const auto key = value.key();
    return key ? key->begin() : value.begin();
}

std::vector<JsoncDocument::Value> childrenOf(const JsoncDocument::Value &container)
{
    std::vector<JsoncDocument::Value> children;
    for (auto child = container.firstChild(); child; child = child->nextSibling()) {
        children.push_back(*child);
    }
    return children;
}

} // namespace qiao
