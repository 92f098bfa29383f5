#pragma once

#include "bench/testbed.h"

#include <QByteArray>

namespace qiao::bench {

enum class Mode { Plain, Stream };
enum class Connection { Keep, Close };

/// A body for \a wire whose user text is \a text; \a text needs no escapes.
[[nodiscard]] QByteArray chatBody(const QByteArray &text, Mode mode, Wire wire = Wire::Chat);

/// A whole request for \a target.
[[nodiscard]] QByteArray chatRequest(
    const Target &target, const QByteArray &body, Connection connection = Connection::Keep);

/// What a stream said.
struct StreamText
{
    QByteArray text; ///< all content, put together, escapes as they came
    int chunks = 0; ///< chunks with content
    bool done = false; ///< ended as a stream of its kind does
};

[[nodiscard]] StreamText readStream(const QByteArray &body, Wire wire = Wire::Chat);

} // namespace qiao::bench
