#include "server/httpframing.h"

#include "server/httphead.h"

#include <algorithm>

namespace qiao {

namespace {

/// First byte of every TLS record that opens a connection (RFC 8446, section 5.1: handshake).
constexpr char tlsHandshake = 0x16;
/// A chunk's size and its extensions; nobody sends more. A smaller header limit holds here too.
constexpr std::size_t chunkLineLimit = 4096;

bool isForbiddenInLine(char c)
{
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
}

} // namespace

HttpFraming::HttpFraming() = default;

HttpFraming::HttpFraming(const Limits &limits) : m_limits(limits) { }

void HttpFraming::reset()
{
    *this = HttpFraming(m_limits);
}

bool HttpFraming::isIdle() const
{
    return m_state == State::RequestLine && m_line.empty() && !m_sawCarriageReturn;
}

bool HttpFraming::isInHead() const
{
    return m_state == State::RequestLine || m_state == State::Header;
}

std::size_t HttpFraming::heldBytes() const
{
    std::size_t held = m_line.capacity() + m_head.method.capacity() + m_head.target.capacity();
    for (const auto &[name, value] : m_head.headers) {
        held += name.capacity() + value.capacity() + sizeof(name) + sizeof(value);
    }
    return held;
}

HttpFraming::Step HttpFraming::fail(FramingViolation violation, std::size_t consumed)
{
    m_state = State::Failed;
    return {Step::Kind::Violation, consumed, {}, violation};
}

HttpFraming::Step HttpFraming::feed(std::string_view bytes)
{
    switch (m_state) {
    case State::RequestLine:
    case State::Header:
    case State::ChunkSize:
    case State::Trailer:
        return feedLines(bytes);
    case State::HeadDone:
        m_bodyLeft = m_head.contentLength;
        m_state = m_head.chunked ? State::ChunkSize : State::Body;
        return feed(bytes);
    case State::Body:
    case State::ChunkData:
        return feedBody(bytes);
    case State::ChunkEnd:
        return feedChunkEnd(bytes);
    case State::Done:
        return {Step::Kind::Complete, 0};
    case State::Failed:
        break;
    }
    return {Step::Kind::NeedsMore, bytes.size()};
}

HttpFraming::Line HttpFraming::takeLine(
    std::string_view bytes, std::size_t &used, FramingViolation &violation)
{
    const bool inChunk = m_state == State::ChunkSize;
    const std::size_t limit = inChunk ? std::min(chunkLineLimit, m_limits.headerBytes) : m_limits.headerBytes;
    for (used = 0; used < bytes.size();) {
        const char c = bytes[used++];
        if (++m_blockBytes > limit) {
            violation = inChunk ? FramingViolation::BadChunkSize : FramingViolation::HeaderTooLarge;
            return Line::Failed;
        }
        if (m_sawCarriageReturn != (c == '\n')) {
            violation = FramingViolation::BadLineEnding;
            return Line::Failed;
        }
        if (c == '\n') {
            m_sawCarriageReturn = false;
            return Line::Complete;
        }
        if (c == '\r') {
            m_sawCarriageReturn = true;
            continue;
        }
        if (isForbiddenInLine(c)) {
            const bool first = m_state == State::RequestLine && m_line.empty();
            violation = first && c == tlsHandshake ? FramingViolation::TlsOnPlainPort
                                                   : FramingViolation::ControlCharacter;
            return Line::Failed;
        }
        m_line.push_back(c);
    }
    return Line::Partial;
}

HttpFraming::Step HttpFraming::feedLines(std::string_view bytes)
{
    std::size_t consumed = 0;
    while (consumed < bytes.size()) {
        std::size_t used = 0;
        FramingViolation violation = {};
        const Line line = takeLine(bytes.substr(consumed), used, violation);
        consumed += used;
        if (line == Line::Failed) {
            return fail(violation, consumed);
        }
        if (line == Line::Partial) {
            break;
        }
        if (const auto wrong = lineDone()) {
            return fail(*wrong, consumed);
        }
        m_line.clear();
        if (m_state == State::HeadDone) {
            return {Step::Kind::HeadComplete, consumed};
        }
        if (m_state == State::Done) {
            return {Step::Kind::Complete, consumed};
        }
        if (m_state == State::ChunkData) {
            break;
        }
    }
    if (consumed == bytes.size()) {
        return {Step::Kind::NeedsMore, consumed};
    }
    Step step = feedBody(bytes.substr(consumed));
    step.consumed += consumed;
    return step;
}

std::optional<FramingViolation> HttpFraming::lineDone()
{
    switch (m_state) {
    case State::RequestLine:
        if (m_line.empty()) {
            return {}; // RFC 9112, section 2.2: blank lines before a request are ignored
        }
        m_state = State::Header;
        return parseRequestLine(m_line, m_head);
    case State::Header:
        return m_line.empty() ? finishHead() : parseHeaderLine(m_line, m_head);
    case State::ChunkSize:
        return chunkSizeDone();
    default: // trailers mean nothing to this server: RFC 9112, section 7.1.2 lets it drop them
        if (m_line.empty()) {
            m_state = State::Done;
        }
        return {};
    }
}

std::optional<FramingViolation> HttpFraming::finishHead()
{
    m_state = State::HeadDone;
    m_blockBytes = 0;
    return judgeHeaders(m_head, m_limits.bodyBytes);
}

std::optional<FramingViolation> HttpFraming::chunkSizeDone()
{
    const std::string_view digits = std::string_view(m_line).substr(0, m_line.find(';'));
    std::uint64_t size = 0;
    for (const char c : digits) {
        const bool decimal = c >= '0' && c <= '9';
        const char letter = static_cast<char>(c | 0x20);
        if ((!decimal && (letter < 'a' || letter > 'f')) || (size >> 60) != 0) {
            return FramingViolation::BadChunkSize;
        }
        size = size * 16 + static_cast<std::uint64_t>(decimal ? c - '0' : letter - 'a' + 10);
    }
    if (digits.empty()) {
        return FramingViolation::BadChunkSize;
    }
    m_blockBytes = 0;
    if (size > m_limits.bodyBytes - m_bodyTotal) {
        return FramingViolation::BodyTooLarge;
    }
    m_bodyTotal += size;
    m_bodyLeft = size;
    m_state = size == 0 ? State::Trailer : State::ChunkData;
    return {};
}

HttpFraming::Step HttpFraming::feedBody(std::string_view bytes)
{
    const std::size_t taken = static_cast<std::size_t>(std::min<std::uint64_t>(m_bodyLeft, bytes.size()));
    if (taken > 0) {
        m_bodyLeft -= taken;
        if (m_state == State::ChunkData && m_bodyLeft == 0) {
            m_state = State::ChunkEnd;
        }
        return {Step::Kind::Body, taken, bytes.substr(0, taken)};
    }
    if (m_state == State::Body && m_bodyLeft == 0) {
        m_state = State::Done;
        return {Step::Kind::Complete, 0};
    }
    return {Step::Kind::NeedsMore, 0};
}

HttpFraming::Step HttpFraming::feedChunkEnd(std::string_view bytes)
{
    std::size_t consumed = 0;
    while (consumed < bytes.size()) {
        const char c = bytes[consumed++];
        if (c != (m_sawCarriageReturn ? '\n' : '\r')) {
            return fail(FramingViolation::BadChunkEnd, consumed);
        }
        m_sawCarriageReturn = c == '\r';
        if (c == '\n') {
            m_state = State::ChunkSize;
            Step step = feedLines(bytes.substr(consumed));
            step.consumed += consumed;
            return step;
        }
    }
    return {Step::Kind::NeedsMore, consumed};
}

} // namespace qiao
