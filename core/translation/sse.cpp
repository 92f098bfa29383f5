#include "translation/sse.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace qiao::translation {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
constexpr auto npos = std::string_view::npos;

/// A further line of a field that may have several: the first stays a slice, others are joined.
void addLine(std::string_view line, bool first, std::string_view &field, std::string &joined)
{
    if (first) {
        field = line;
        return;
    }
    if (field.data() != joined.data() || joined.empty()) {
        joined.assign(field);
    }
    joined += '\n';
    joined += line;
    field = joined;
}

} // namespace

SseDecoder::SseDecoder(std::size_t maxEventBytes) : m_limit(maxEventBytes) { }

void SseDecoder::feed(std::string_view bytes)
{
    m_input = m_overflowed ? std::string_view() : bytes;
    skipLeadIn();
}

void SseDecoder::skipLeadIn()
{
    while (!m_started && !m_input.empty()) {
        if (m_bomSeen < byteOrderMark.size() && m_input.front() == byteOrderMark[m_bomSeen]) {
            m_input.remove_prefix(1);
            m_started = ++m_bomSeen == byteOrderMark.size();
            continue;
        }
        m_started = true;
        // What looked like a mark was not one: it is the beginning of the first line.
        if (m_bomSeen > 0) {
            m_partial.assign(byteOrderMark.substr(0, m_bomSeen));
            m_atLineStart = false;
        }
    }
}

bool SseDecoder::next(SseEvent &event)
{
    if (std::exchange(m_partialTaken, false)) {
        m_partial.clear();
    }
    while (!m_input.empty()) {
        if (m_partial.empty() && m_atLineStart && m_afterCr) {
            m_afterCr = false;
            if (m_input.front() == '\n') {
                m_input.remove_prefix(1);
                continue;
            }
        }
        const std::size_t length = scanBlock(m_input);
        if (length == npos) {
            keepRest();
            return false;
        }
        const std::string_view head = m_input.substr(0, length);
        m_input.remove_prefix(length);
        std::string_view block = head;
        if (!m_partial.empty()) {
            m_partial += head;
            block = m_partial;
            m_partialTaken = true;
        }
        if (block.size() > m_limit) {
            m_overflowed = true;
            m_input = {};
            return false;
        }
        if (parseBlock(block, event)) {
            return true;
        }
        m_partial.clear();
        m_partialTaken = false;
    }
    return false;
}

bool SseDecoder::finish(SseEvent &event)
{
    if (std::exchange(m_partialTaken, false)) {
        m_partial.clear();
    }
    if (m_overflowed || m_partial.empty()) {
        return false;
    }
    m_partialTaken = true;
    return parseBlock(m_partial, event);
}

/// The length up to and with the blank line that ends the begun block; npos when it is not there yet.
std::size_t SseDecoder::scanBlock(std::string_view bytes)
{
    std::size_t position = 0;
    while (!m_sawCr && position < bytes.size()) {
        const std::string_view rest = bytes.substr(position);
        const auto *lf = static_cast<const char *>(std::memchr(rest.data(), '\n', rest.size()));
        const std::size_t line = lf ? static_cast<std::size_t>(lf - rest.data()) : rest.size();
        if (std::memchr(rest.data(), '\r', line)) {
            m_sawCr = true;
            break;
        }
        if (!lf) {
            m_atLineStart = false;
            return npos;
        }
        const bool blank = m_atLineStart && line == 0;
        m_atLineStart = true;
        position += line + 1;
        if (blank) {
            return position;
        }
    }
    return position < bytes.size() ? scanLines(bytes, position) : npos;
}

std::size_t SseDecoder::scanLines(std::string_view bytes, std::size_t position)
{
    for (; position < bytes.size(); ++position) {
        const char c = bytes[position];
        const bool pair = c == '\n' && m_afterCr;
        m_afterCr = c == '\r';
        if (pair) {
            continue;
        }
        if (c != '\r' && c != '\n') {
            m_atLineStart = false;
            continue;
        }
        if (!m_atLineStart) {
            m_atLineStart = true;
            continue;
        }
        // The LF of a pair is left out, even if it is there already: waiting for one would hold the event
        // back.
        return position + 1;
    }
    return npos;
}

void SseDecoder::keepRest()
{
    if (m_partial.size() + m_input.size() > m_limit) {
        m_overflowed = true;
        m_partial.clear();
        m_partial.shrink_to_fit();
    } else {
        m_partial += m_input;
    }
    m_input = {};
}

/// False for a block without any line.
bool SseDecoder::parseBlock(std::string_view block, SseEvent &event)
{
    event = {};
    event.raw = block;
    bool anyLine = false;
    std::string_view rest = block;
    while (!rest.empty()) {
        std::size_t end = m_sawCr ? rest.find_first_of("\r\n") : rest.find('\n');
        if (end == npos) {
            end = rest.size();
        }
        if (end > 0) {
            anyLine = true;
            parseLine(rest.substr(0, end), event);
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    event.plain = block.ends_with("\n\n") && (!m_sawCr || block.find('\r') == npos);
    return anyLine;
}

void SseDecoder::parseLine(std::string_view line, SseEvent &event)
{
    const std::size_t colon = line.find(':');
    if (colon == 0) {
        addLine(line.substr(1), event.comments.data() == nullptr, event.comments, m_joinedComments);
        return;
    }
    const std::string_view field = line.substr(0, colon);
    std::string_view value = colon == npos ? line.substr(line.size()) : line.substr(colon + 1);
    if (value.starts_with(' ')) {
        value.remove_prefix(1);
    }
    if (field == "data") {
        addLine(value, !event.hasData, event.data, m_joinedData);
        event.hasData = true;
    } else if (field == "event") {
        event.name = value;
    } else if (field == "id" && value.find('\0') == npos) {
        event.id = value;
    }
}

void appendPlainBlock(std::string_view raw, std::string &out)
{
    const std::size_t begin = out.size();
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] != '\r') {
            out += raw[i];
        } else if (i + 1 == raw.size() || raw[i + 1] != '\n') {
            out += '\n';
        }
    }
    while (out.size() - begin < 2 || !out.ends_with("\n\n")) {
        out += '\n';
    }
}

void appendSseEvent(std::string_view name, std::string_view data, std::string &out)
{
    if (!name.empty()) {
        out.append("event: ").append(name).append("\n");
    }
    std::size_t begin = 0;
    while (true) {
        const std::size_t end = data.find_first_of("\r\n", begin);
        out.append("data: ").append(data.substr(begin, end == npos ? npos : end - begin)).append("\n");
        if (end == npos) {
            break;
        }
        begin = end + (data.substr(end).starts_with("\r\n") ? 2 : 1);
    }
    out += '\n';
}

void appendSseComment(std::string_view text, std::string &out)
{
    out.append(": ").append(text).append("\n\n");
}

} // namespace qiao::translation
