#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace qiao::simulator {

/// Header fields in their order, spelled as they came.
using HeaderList = QList<std::pair<QByteArray, QByteArray>>;

/// The first value of a header, compared without case; empty when there is none.
[[nodiscard]] QByteArray headerValue(const HeaderList &headers, const QByteArray &name);

struct HttpRequest
{
    QByteArray method;
    QByteArray target; ///< as on the request line
    QByteArray path; ///< the target up to '?'
    QByteArray query; ///< what follows '?', still percent-encoded
    HeaderList headers;
    QByteArray body; ///< the bytes of the body; a chunked one without its framing
    bool chunkedBody = false;
    bool keepAlive = true; ///< what version and Connection header ask for
};

} // namespace qiao::simulator
