#include "pieces.h"
#include "require.h"
#include "streamoutcome.h"

#include "translation/json/rawjson.h"
#include "translation/messagesevents.h"
#include "translation/native/nativeanswer.h"
#include "translation/sse.h"

#include <set>

using namespace qiao::translation;

namespace {

StreamOutcome translated(const std::vector<std::string> &pieces)
{
    const auto answer = nativeAnswer({"claude-x"});
    const auto stream = answer->stream({.messageId = "msg_1"});
    const auto whole = answer->whole({.messageId = "msg_1"});
    const StreamOutcome outcome = outcomeOf(*stream, *whole, pieces);
    require(outcome.ended != outcome.failure.has_value());
    require(outcome.body.empty() == whole->failure().has_value());
    return outcome;
}

bool isType(const RawJson::Value &root, std::string_view name)
{
    const auto type = root.find("type");
    return type && type->isString(name);
}

/// Whether the events follow Anthropic's grammar so far.
class Grammar
{
public:
    void take(const SseEvent &event)
    {
        if (!event.hasData || event.name == "ping") {
            require(m_started && !m_stopped);
            return;
        }
        RawJson json;
        require(json.parse(event.data) && isType(json.root(), event.name) && !m_stopped);
        require(m_started != (event.name == "message_start"));
        m_started = true;
        const std::int64_t block = blockIndex(json.root()).value_or(-1);
        if (event.name == "content_block_start") {
            require(!m_finished && m_open.insert(block).second);
        } else if (event.name == "content_block_delta") {
            require(m_open.contains(block));
        } else if (event.name == "content_block_stop") {
            require(m_open.erase(block) == 1);
        } else if (event.name == "message_delta") {
            require(!m_finished && m_open.empty() && json.root().find("usage"));
            m_finished = true;
        } else if (event.name == "message_stop") {
            require(m_finished);
            m_stopped = true;
        } else {
            require(event.name == "message_start" && json.root().find("message")->find("usage"));
        }
    }
    [[nodiscard]] bool stopped() const { return m_stopped; }

private:
    std::set<std::int64_t> m_open;
    bool m_started = false;
    bool m_finished = false;
    bool m_stopped = false;
};

void checkOutput(const StreamOutcome &outcome)
{
    SseDecoder decoder;
    SseEvent event;
    Grammar grammar;
    decoder.feed(outcome.out);
    while (decoder.next(event)) {
        require(event.plain);
        grammar.take(event);
    }
    require(!decoder.finish(event));
    require(grammar.stopped() == outcome.ended);
    if (outcome.ended) {
        const StreamOutcome again = translated({outcome.out});
        require(again.out == outcome.out && again.changes.empty());
    }
    RawJson answer;
    require(outcome.body.empty() || answer.parse(outcome.body));
}

} // namespace

/// The same answer at every split, in Anthropic's grammar, and one that needs no second mending.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    const StreamOutcome whole = translated({bytes});
    checkOutput(whole);
    require(translated(piecesOf(bytes, static_cast<std::uint32_t>(size))) == whole);
    return 0;
}
