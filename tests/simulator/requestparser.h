#pragma once

#include "simulator/httprequest.h"

#include <optional>

namespace qiao::simulator {

/// Turns the bytes of one connection into requests (RFC 9112), at any split. Forgiving: the simulator judges
/// clients by what its journal shows, not by refusing them.
class RequestParser
{
public:
    /// Takes bytes in. What belongs to a later request waits for the next take().
    void feed(const QByteArray &bytes);

    /// The next complete request, once.
    [[nodiscard]] std::optional<HttpRequest> take();

    /// The bytes can't be HTTP; nothing more will come out.
    [[nodiscard]] bool isBroken() const { return m_state == State::Broken; }

    /// True once, when a request head with "Expect: 100-continue" came in and its body did not.
    [[nodiscard]] bool takeExpectation();

private:
    enum class State { Head, Body, ChunkSize, ChunkData, Trailer, Complete, Broken };

    void advance();
    bool readHead();
    bool readHeaderLines(const QByteArray &head);
    bool chooseFraming();
    bool readBody();
    bool readChunkSize();
    bool readChunkData();
    bool readTrailer();
    [[nodiscard]] std::optional<QByteArray> takeLine();
    bool fail();

    State m_state = State::Head;
    QByteArray m_buffer;
    qsizetype m_scanned = 0;
    qint64 m_missing = 0;
    bool m_expectation = false;
    HttpRequest m_request;
};

} // namespace qiao::simulator
