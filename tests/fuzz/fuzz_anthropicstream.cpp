#include "pieces.h"
#include "require.h"
#include "streamoutcome.h"

#include "support/anthropicgrammar.h"

#include "translation/anthropic/anthropicanswer.h"
#include "translation/anthropic/anthropicerror.h"
#include "translation/json/rawjson.h"

#include <memory>

using namespace qiao::translation;
using qiao::test::AnthropicGrammar;
using qiao::test::AssembledMessage;

namespace {

const AnswerTranslation &translation()
{
    static const auto answer = anthropicAnswer({.model = "claude-sonnet-5-5",
        .toolNames = {{"read", "mcp__server__read"}},
        .prefill = "{\"",
        .stopSequences = {"STOP"}});
    return *answer;
}

const AnswerContext context{.messageId = "msg_1", .promptTokens = 10};

StreamOutcome translated(const std::vector<std::string> &pieces)
{
    const auto stream = translation().stream(context);
    const auto whole = translation().whole(context);
    StreamOutcome outcome = outcomeOf(*stream, *whole, pieces);
    require(outcome.failure == whole->failure());
    require(outcome.usage == whole->usage());
    require(outcome.changes == whole->changes());
    require(outcome.ended != outcome.failure.has_value());
    require(outcome.ended != outcome.body.empty());
    if (outcome.failure && !outcome.out.empty()) {
        stream->fail(*outcome.failure, outcome.out);
    }
    return outcome;
}

void checkOutput(const StreamOutcome &outcome)
{
    AnthropicGrammar grammar;
    grammar.feed(outcome.out);
    require(grammar.error().empty());
    require(grammar.closed());
    require(grammar.ended() == outcome.ended);
    if (!outcome.body.empty()) {
        std::string error;
        const AssembledMessage message = qiao::test::readWholeMessage(outcome.body, error);
        require(error.empty());
        require(message == grammar.message());
    }
    if (outcome.failure) {
        RawJson error;
        require(error.parse(anthropicErrorBody(*outcome.failure, "req_1")));
    }
}

/// Signs of life may come at any time.
void checkPings(const std::vector<std::string> &pieces, const StreamOutcome &whole)
{
    const auto stream = translation().stream(context);
    std::string out;
    for (const std::string &piece : pieces) {
        stream->ping(out);
        stream->feed(piece, out);
    }
    stream->finish(out);
    stream->ping(out);
    AnthropicGrammar grammar;
    grammar.feed(out);
    require(grammar.error().empty());
    require(stream->ended() == whole.ended);
}

} // namespace

/// The same answer at every split, of the grammar that clients know, and the same message in both forms.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    const StreamOutcome whole = translated({bytes});
    checkOutput(whole);
    const auto pieces = piecesOf(bytes, static_cast<std::uint32_t>(size));
    require(translated(pieces) == whole);
    checkPings(pieces, whole);
    return 0;
}
