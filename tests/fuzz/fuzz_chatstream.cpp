#include "pieces.h"

#include "translation/chat/chataggregate.h"
#include "translation/chat/chatstream.h"

#include <cstdlib>

using namespace qiao::translation;

namespace {

void require(bool condition)
{
    if (!condition) {
        std::abort();
    }
}

struct Outcome
{
    std::string out;
    std::string body;
    std::optional<UpstreamError> failure;
    std::optional<Usage> usage;
    std::vector<Change> changes;
    bool ended = false;

    bool operator==(const Outcome &) const = default;
};

Outcome translated(const std::vector<std::string> &pieces)
{
    ChatStream stream;
    ChatAggregate aggregate;
    Outcome outcome;
    for (const std::string &piece : pieces) {
        stream.feed(piece, outcome.out);
        aggregate.feed(piece);
    }
    stream.finish(outcome.out);
    aggregate.finish();
    outcome.body = aggregate.body();
    outcome.failure = stream.failure();
    outcome.usage = stream.usage();
    outcome.changes = stream.changes();
    outcome.ended = stream.ended();
    require(outcome.ended != outcome.failure.has_value());
    require(outcome.body.empty() == aggregate.failure().has_value());
    return outcome;
}

/// What goes to the client is an event stream of JSON objects, mended once and for all.
void checkOutput(const Outcome &outcome)
{
    SseDecoder decoder;
    SseEvent event;
    decoder.feed(outcome.out);
    while (decoder.next(event)) {
        RawJson json;
        require(event.plain && event.name != "error");
        require(
            !event.hasData || event.data.find("[DONE]") != std::string_view::npos || json.parse(event.data));
    }
    require(!decoder.finish(event));
    require(outcome.ended == outcome.out.ends_with("data: [DONE]\n\n") || !outcome.ended);
    if (outcome.ended) {
        const Outcome again = translated({outcome.out});
        require(again.out == outcome.out && again.changes.empty());
    }
    RawJson answer;
    require(outcome.body.empty() || answer.parse(outcome.body));
    if (outcome.failure) {
        RawJson error;
        require(error.parse(openAiErrorBody(*outcome.failure)));
        require(outcome.failure->status >= 400 && outcome.failure->status <= 599
            && !outcome.failure->message.empty());
    }
}

} // namespace

/// The same answer at every split, and an answer that needs no second mending.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    const Outcome whole = translated({bytes});
    checkOutput(whole);
    require(translated(piecesOf(bytes, static_cast<std::uint32_t>(size))) == whole);
    return 0;
}
