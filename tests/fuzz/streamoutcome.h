#pragma once

#include "translation/dialect.h"

#include <optional>
#include <string>
#include <vector>

/// What a client gets for one answer of the service, as a stream and as one document, and what is said beside
/// it.
struct StreamOutcome
{
    std::string out; ///< the stream's bytes
    std::string body; ///< the document
    std::optional<qiao::translation::UpstreamError> failure; ///< this and the following: of the stream
    std::optional<qiao::translation::Usage> usage;
    std::vector<qiao::translation::Change> changes;
    bool ended = false;

    bool operator==(const StreamOutcome &) const = default;
};

/// Feeds both with \a pieces, to their end.
inline StreamOutcome outcomeOf(qiao::translation::StreamTranslator &stream,
    qiao::translation::WholeTranslator &whole, const std::vector<std::string> &pieces)
{
    StreamOutcome outcome;
    for (const std::string &piece : pieces) {
        stream.feed(piece, outcome.out);
        whole.feed(piece);
    }
    stream.finish(outcome.out);
    whole.finish();
    outcome.body = whole.body();
    outcome.failure = stream.failure();
    outcome.usage = stream.usage();
    outcome.changes = stream.changes();
    outcome.ended = stream.ended();
    return outcome;
}
