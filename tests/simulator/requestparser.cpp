#include "simulator/requestparser.h"

#include <algorithm>

namespace qiao::simulator {

namespace {

constexpr qsizetype maxHead = 1024 * 1024;
constexpr qint64 maxBody = qint64(1024) * 1024 * 1024;

} // namespace

QByteArray headerValue(const HeaderList &headers, const QByteArray &name)
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0) {
            return value;
        }
    }
    return {};
}

void RequestParser::feed(const QByteArray &bytes)
{
    m_buffer.append(bytes);
    advance();
}

std::optional<HttpRequest> RequestParser::take()
{
    if (m_state != State::Complete) {
        return std::nullopt;
    }
    HttpRequest request = std::exchange(m_request, {});
    m_expectation = false;
    m_state = State::Head;
    m_scanned = 0;
    advance();
    return request;
}

bool RequestParser::takeExpectation()
{
    return std::exchange(m_expectation, false) && m_state != State::Complete;
}

void RequestParser::advance()
{
    bool moved = true;
    while (moved) {
        switch (m_state) {
        case State::Head:
            moved = readHead();
            break;
        case State::Body:
            moved = readBody();
            break;
        case State::ChunkSize:
            moved = readChunkSize();
            break;
        case State::ChunkData:
            moved = readChunkData();
            break;
        case State::Trailer:
            moved = readTrailer();
            break;
        case State::Complete:
        case State::Broken:
            moved = false;
            break;
        }
    }
}

bool RequestParser::readHead()
{
    while (m_buffer.startsWith("\r\n")) {
        m_buffer.remove(0, 2);
    }
    const qsizetype end = m_buffer.indexOf("\r\n\r\n", std::max<qsizetype>(0, m_scanned - 3));
    if (end < 0) {
        m_scanned = m_buffer.size();
        return m_buffer.size() > maxHead ? fail() : false;
    }
    const QByteArray head = m_buffer.first(end);
    m_buffer.remove(0, end + 4);
    return readHeaderLines(head) ? chooseFraming() : fail();
}

bool RequestParser::readHeaderLines(const QByteArray &head)
{
    const qsizetype lineEnd = head.indexOf("\r\n");
    const QList<QByteArray> start = (lineEnd < 0 ? head : head.first(lineEnd)).split(' ');
    if (start.size() != 3 || !start.at(2).startsWith("HTTP/1.")) {
        return false;
    }
    m_request.method = start.at(0);
    m_request.target = start.at(1);
    const qsizetype question = m_request.target.indexOf('?');
    m_request.path = question < 0 ? m_request.target : m_request.target.first(question);
    m_request.query = question < 0 ? QByteArray() : m_request.target.sliced(question + 1);
    qsizetype at = lineEnd < 0 ? head.size() : lineEnd + 2;
    while (at < head.size()) {
        qsizetype next = head.indexOf("\r\n", at);
        next = next < 0 ? head.size() : next;
        const qsizetype colon = head.indexOf(':', at);
        if (colon < 0 || colon > next) {
            return false;
        }
        m_request.headers.append(
            {head.sliced(at, colon - at), head.sliced(colon + 1, next - colon - 1).trimmed()});
        at = next + 2;
    }
    const QByteArray connection = headerValue(m_request.headers, "Connection").toLower();
    m_request.keepAlive =
        start.at(2) == "HTTP/1.0" ? connection.contains("keep-alive") : !connection.contains("close");
    return true;
}

bool RequestParser::chooseFraming()
{
    m_expectation = headerValue(m_request.headers, "Expect").toLower() == "100-continue";
    if (headerValue(m_request.headers, "Transfer-Encoding").toLower().contains("chunked")) {
        m_request.chunkedBody = true;
        m_state = State::ChunkSize;
        return true;
    }
    const QByteArray length = headerValue(m_request.headers, "Content-Length");
    bool ok = true;
    m_missing = length.isEmpty() ? 0 : length.toLongLong(&ok);
    if (!ok || m_missing < 0 || m_missing > maxBody) {
        return fail();
    }
    m_request.body.reserve(m_missing);
    m_state = State::Body;
    return true;
}

bool RequestParser::readBody()
{
    const qsizetype taken = qsizetype(std::min<qint64>(m_missing, m_buffer.size()));
    if (taken == m_buffer.size()) {
        m_request.body.append(m_buffer);
        m_buffer.clear();
    } else {
        m_request.body.append(m_buffer.constData(), taken);
        m_buffer.remove(0, taken);
    }
    m_missing -= taken;
    if (m_missing > 0) {
        return false;
    }
    m_state = State::Complete;
    return true;
}

std::optional<QByteArray> RequestParser::takeLine()
{
    const qsizetype end = m_buffer.indexOf("\r\n");
    if (end < 0) {
        return std::nullopt;
    }
    QByteArray line = m_buffer.first(end);
    m_buffer.remove(0, end + 2);
    return line;
}

bool RequestParser::readChunkSize()
{
    const auto line = takeLine();
    if (!line) {
        return m_buffer.size() > maxHead ? fail() : false;
    }
    bool ok = false;
    m_missing =
        line->first(line->indexOf(';') < 0 ? line->size() : line->indexOf(';')).trimmed().toLongLong(&ok, 16);
    if (!ok || m_missing < 0 || m_missing + m_request.body.size() > maxBody) {
        return fail();
    }
    m_state = m_missing == 0 ? State::Trailer : State::ChunkData;
    return true;
}

bool RequestParser::readChunkData()
{
    if (m_missing > 0) {
        const qsizetype taken = qsizetype(std::min<qint64>(m_missing, m_buffer.size()));
        m_request.body.append(m_buffer.constData(), taken);
        m_buffer.remove(0, taken);
        m_missing -= taken;
    }
    if (m_missing > 0 || m_buffer.size() < 2) {
        return false;
    }
    if (!m_buffer.startsWith("\r\n")) {
        return fail();
    }
    m_buffer.remove(0, 2);
    m_state = State::ChunkSize;
    return true;
}

bool RequestParser::readTrailer()
{
    const auto line = takeLine();
    if (!line) {
        return false;
    }
    if (line->isEmpty()) {
        m_state = State::Complete;
    }
    return true;
}

bool RequestParser::fail()
{
    m_state = State::Broken;
    m_buffer.clear();
    return false;
}

} // namespace qiao::simulator
