#include "translation/chat/chatdraft.h"

#include "translation/json/jsontext.h"

#include <algorithm>

namespace qiao::translation {

void ChatDraft::set(std::string_view name, const std::string &json)
{
    bool found = false;
    forEachMember(m_root, name, [&](const RawJson::Value &member) {
        replaceValue(m_edits, member, json);
        found = true;
    });
    if (!found) {
        m_added.push_back(jsonString(name) + ':' + json);
    }
}

void ChatDraft::remove(const RawJson::Value &member)
{
    m_removed.push_back(member.begin());
}

bool ChatDraft::remove(std::string_view name)
{
    const std::size_t before = m_removed.size();
    forEachMember(m_root, name, [this](const RawJson::Value &member) { remove(member); });
    return m_removed.size() != before;
}

void ChatDraft::note(std::string what, std::string why)
{
    m_changes.push_back({std::move(what), std::move(why)});
}

std::vector<Edit> ChatDraft::allEdits() const
{
    std::vector<Edit> edits = m_edits;
    std::vector<std::size_t> removed = m_removed;
    std::ranges::sort(removed);
    removeChildren(edits, m_root, [&removed](const RawJson::Value &member) {
        return std::ranges::binary_search(removed, member.begin());
    });
    appendChildren(edits, m_root, m_added);
    return edits;
}

std::string shortened(std::string_view text)
{
    constexpr std::size_t longest = 80;
    if (text.size() <= longest) {
        return std::string(text);
    }
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
        --end;
    }
    return std::string(text.substr(0, end)) + "…";
}

} // namespace qiao::translation
