#include "translation/anthropic/prefillecho.h"

#include "translation/json/jsontext.h"

#include <algorithm>

namespace qiao::translation {

namespace {

constexpr std::string_view space = " \t\r\n";

} // namespace

PrefillEcho::PrefillEcho(std::string_view prefill)
    : m_prefill(prefill.substr(std::min(prefill.find_first_not_of(space), prefill.size()))),
      m_decided(m_prefill.empty())
{ }

std::string_view PrefillEcho::add(std::string_view spelling)
{
    if (m_decided) {
        return spelling;
    }
    const std::string text = unescaped(spelling);
    std::size_t at = 0;
    while (m_matched == 0 && at < text.size() && space.find(text[at]) != std::string_view::npos) {
        m_space += text[at++];
    }
    while (at < text.size() && m_matched < m_prefill.size() && text[at] == m_prefill[m_matched]) {
        ++at;
        ++m_matched;
    }
    m_out.clear();
    if (m_matched == m_prefill.size()) {
        m_decided = true;
        m_removed = true;
        passOn(std::string_view(text).substr(at));
    } else if (at < text.size()) {
        m_decided = true;
        passOn(m_space + m_prefill.substr(0, m_matched) + text.substr(at));
    }
    return m_out;
}

std::string_view PrefillEcho::finish()
{
    m_out.clear();
    if (!m_decided) {
        m_decided = true;
        passOn(m_space + m_prefill.substr(0, m_matched));
    }
    return m_out;
}

void PrefillEcho::passOn(std::string_view text)
{
    m_out = jsonString(text);
    m_out.pop_back();
    m_out.erase(0, 1);
}

} // namespace qiao::translation
