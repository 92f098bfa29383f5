#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace qiao::translation {

/// Names of tools as strict services take them (64 letters, digits, '_' and '-'), and the way back. A name
/// that does not fit is cut and ends in a hash of the whole: the same in every request, so that a
/// conversation's prompt stays the same.
class ToolNames
{
public:
    /// What the client's \a name is called at the service.
    [[nodiscard]] std::string atService(const std::string &name);
    /// Name at the service → the client's, for each name that differs.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> changed() const;

private:
    std::unordered_map<std::string, std::string> m_clientNames;
};

/// \a id as the pattern of ids has it (letters, digits, '_' and '-'); one that does not fit, or is empty,
/// gets a hash. Pure: a call's id and its result's stay the same.
[[nodiscard]] std::string callIdAtService(std::string_view id);

} // namespace qiao::translation
