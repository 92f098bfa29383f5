#include "pieces.h"
#include "require.h"
#include "streamoutcome.h"

#include "translation/chat/chataggregate.h"
#include "translation/chat/chatstream.h"

using namespace qiao::translation;

namespace {

StreamOutcome translated(const std::vector<std::string> &pieces)
{
    ChatStream stream;
    ChatAggregate aggregate;
    const StreamOutcome outcome = outcomeOf(stream, aggregate, pieces);
    require(outcome.ended != outcome.failure.has_value());
    require(outcome.body.empty() == aggregate.failure().has_value());
    return outcome;
}

/// What goes to the client is an event stream of JSON objects, mended once and for all.
void checkOutput(const StreamOutcome &outcome)
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
        const StreamOutcome again = translated({outcome.out});
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
    const StreamOutcome whole = translated({bytes});
    checkOutput(whole);
    require(translated(piecesOf(bytes, static_cast<std::uint32_t>(size))) == whole);
    return 0;
}
