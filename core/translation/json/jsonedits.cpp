#include "translation/json/jsonedits.h"

#include <optional>

namespace qiao::translation {

namespace {

/// Where a child starts, its key included.
std::size_t childBegin(const RawJson::Value &child)
{
    const auto key = child.key();
    return key ? key->begin() : child.begin();
}

} // namespace

void forEachMember(const RawJson::Value &object, std::string_view name,
    const std::function<void(const RawJson::Value &)> &visit)
{
    for (auto child = object.firstChild(); child; child = child->nextSibling()) {
        const auto key = child->key();
        if (key && key->isString(name)) {
            visit(*child);
        }
    }
}

void replaceValue(std::vector<Edit> &edits, const RawJson::Value &value, std::string replacement)
{
    edits.push_back({value.begin(), value.end() - value.begin(), std::move(replacement)});
}

void removeChildren(std::vector<Edit> &edits, const RawJson::Value &container,
    const std::function<bool(const RawJson::Value &)> &goes)
{
    bool somethingStays = false;
    std::optional<RawJson::Value> previous;
    for (auto child = container.firstChild(); child; child = child->nextSibling()) {
        if (!goes(*child)) {
            somethingStays = true;
        } else if (somethingStays) {
            edits.push_back({previous->end(), child->end() - previous->end(), {}});
        } else {
            const auto next = child->nextSibling();
            const std::size_t end = next ? childBegin(*next) : child->end();
            edits.push_back({childBegin(*child), end - childBegin(*child), {}});
        }
        previous = child;
    }
}

void appendChildren(
    std::vector<Edit> &edits, const RawJson::Value &container, std::span<const std::string> members)
{
    std::size_t end = container.begin() + 1;
    bool first = true;
    for (auto child = container.firstChild(); child; child = child->nextSibling()) {
        end = child->end();
        first = false;
    }
    for (const std::string &member : members) {
        edits.push_back({end, 0, first ? member : "," + member});
        first = false;
    }
}

} // namespace qiao::translation
