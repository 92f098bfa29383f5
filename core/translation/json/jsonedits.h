#pragma once

#include "translation/json/rawjson.h"
#include "translation/json/splice.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace qiao::translation {

/// Calls \a visit for each member of \a object that goes by \a name, however the key is spelled.
void forEachMember(const RawJson::Value &object, std::string_view name,
    const std::function<void(const RawJson::Value &)> &visit);

/// Puts \a replacement where \a value stands.
void replaceValue(std::vector<Edit> &edits, const RawJson::Value &value, std::string replacement);

/// Takes the members or elements for which \a goes holds out of \a container, each with its comma. One call
/// for each container: it has to know all that goes.
void removeChildren(std::vector<Edit> &edits, const RawJson::Value &container,
    const std::function<bool(const RawJson::Value &)> &goes);

/// Adds \a members ("key":value) or elements at the end of \a container, of which something stays.
void appendChildren(
    std::vector<Edit> &edits, const RawJson::Value &container, std::span<const std::string> members);

} // namespace qiao::translation
