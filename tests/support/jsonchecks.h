#pragma once

#include "translation/json/rawjson.h"

#include <algorithm>
#include <cstdlib>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

/// Small questions about JSON values, for checkers of what goes to clients.
namespace qiao::test {

/// Whether the half of a character stands in \a raw without its other half: clients fail on such text.
inline bool hasLoneHalf(std::string_view raw)
{
    const auto unitAt = [raw](std::size_t at) -> long {
        return raw.substr(at, 2) == "\\u"
            ? std::strtol(std::string(raw.substr(at + 2, 4)).c_str(), nullptr, 16)
            : 0;
    };
    for (std::size_t at = raw.find('\\'); at != std::string_view::npos; at = raw.find('\\', at)) {
        const long unit = unitAt(at);
        if (unit < 0xD800 || unit > 0xDFFF) {
            at += 2;
            continue;
        }
        const long partner = unitAt(at + 6);
        if (unit > 0xDBFF || partner < 0xDC00 || partner > 0xDFFF) {
            return true;
        }
        at += 12;
    }
    return false;
}

inline std::string textOf(const translation::RawJson::Value &object, const char *name)
{
    const auto member = object.find(name);
    return member ? member->string() : std::string();
}

inline bool hasExactly(
    const translation::RawJson::Value &object, std::initializer_list<std::string_view> names)
{
    std::vector<std::string> found;
    for (auto member = object.firstChild(); member; member = member->nextSibling()) {
        found.push_back(member->key()->string());
    }
    std::vector<std::string> wanted(names.begin(), names.end());
    std::sort(found.begin(), found.end());
    std::sort(wanted.begin(), wanted.end());
    return found == wanted;
}

inline bool isText(const translation::RawJson::Value &object, const char *name)
{
    const auto member = object.find(name);
    return member && member->kind() == translation::RawJson::Kind::String;
}

} // namespace qiao::test
