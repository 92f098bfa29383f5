#pragma once

#include "simulator/httprequest.h"

#include <QDateTime>
#include <QMetaType>

namespace qiao::simulator {

/// What the simulator knows of one request: what came in, and how its answer went. A copy; the journal's own
/// goes on changing while the answer runs.
struct RequestRecord
{
    enum class Outcome {
        Running,
        Answered, ///< the whole answer went out
        Aborted, ///< the client went away first
        Broken, ///< the simulator broke the connection, as a script told it to
    };

    int id = 0; ///< 1, 2, … in order of arrival; starts again after a reset
    int connection = 0; ///< requests of one connection share this number
    QByteArray method;
    QByteArray target; ///< path and query as sent
    QByteArray path;
    QByteArray
        host; ///< of the plan that was meant (/<host>/v1/…); empty: none, the path is the simulator's own
    HeaderList headers; ///< in order, spelled as sent
    QByteArray body; ///< exactly the bytes received; a chunked body without its framing
    bool chunkedBody = false;
    QDateTime time;
    QList<QByteArray> images; ///< what the image parts of a chat request hold, shortened
    QByteArray behaviour; ///< the script entry that answered, in words; empty: the default answer

    int status = 0; ///< 0: no status line was written
    Outcome outcome = Outcome::Running;
    int chunksSent = 0; ///< stream events written
    qint64 bytesSent = 0; ///< bytes the operating system took, HTTP framing included
    bool waiting = false; ///< held back until the simulator is told to release
    qint64 milliseconds = -1; ///< from the request's last byte to the end of its answer

    [[nodiscard]] bool aborted() const { return outcome == Outcome::Aborted; }
    [[nodiscard]] QByteArray header(const QByteArray &name) const { return headerValue(headers, name); }
};

} // namespace qiao::simulator

Q_DECLARE_METATYPE(qiao::simulator::RequestRecord)
