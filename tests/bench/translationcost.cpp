#include "bench/measurements.h"
#include "bench/processortime.h"

#include "translation/anthropic/anthropicanswer.h"
#include "translation/apirequest.h"
#include "translation/chat/chatstream.h"

#include <functional>
#include <memory>
#include <string>

using namespace Qt::StringLiterals;
using namespace qiao::translation;

namespace qiao::bench {

namespace {

/// About 1 MB as agents send it: a system prompt, tools, and many turns with code in them.
std::string longConversation()
{
    std::string body =
        R"({"model":"gpt-4o","stream":true,"messages":[{"role":"system","content":"You help."})";
    std::string code;
    for (int i = 0; i < 40; ++i) {
        code += R"(    if (a \u003c b) {\n\t\treturn \"text\"; // line\n    }\n)";
    }
    while (body.size() < 1'000'000) {
        body += R"(,{"role":"user","content":")" + code
            + R"("},{"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function",)"
              R"("function":{"name":"edit","arguments":"{\"path\":\"a.cpp\",\"line\":12}"}}]})"
              R"(,{"role":"tool","tool_call_id":"call_1","content":"done"})";
    }
    return body + R"(],"temperature":0.70,"max_tokens":4096})";
}

/// The same in Anthropic's words, as Claude Code sends it: parallel calls, thinking, marks for the cache.
std::string longAnthropicConversation()
{
    std::string code;
    for (int i = 0; i < 40; ++i) {
        code += R"(    if (a \u003c b) {\n\t\treturn \"text\"; // line\n    }\n)";
    }
    std::string tools;
    for (int i = 0; i < 20; ++i) {
        tools += (i > 0 ? R"(,{"name":"Tool)" : R"({"name":"Tool)") + std::to_string(i)
            + R"(","description":")" + code
            + R"(","input_schema":{"$schema":"x","type":"object","properties":)"
            + R"({"path":{"type":"string"},"line":{"type":"integer","maximum":9007199254740991}}}})";
    }
    std::string body =
        R"({"model":"claude-sonnet-4-5","max_tokens":32000,"stream":true,"system":[{"type":"text",)"
        R"("text":"You help.","cache_control":{"type":"ephemeral"}}],"tools":[)"
        + tools + R"(],"thinking":{"type":"adaptive"},"messages":[{"role":"user","content":"Go."})";
    while (body.size() < 1'000'000) {
        body += R"(,{"role":"assistant","content":[{"type":"thinking","thinking":"Hm.","signature":""},)"
                R"({"type":"tool_use","id":"toolu_1","name":"Tool1","input":{"path":"a.cpp","text":")"
            + code
            + R"("}},{"type":"tool_use","id":"toolu_2","name":"Tool2","input":{"path":"b.cpp","line":12}}]})"
              R"(,{"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_2","content":"done"},)"
              R"({"type":"tool_result","tool_use_id":"toolu_1","content":[{"type":"text","text":")"
            + code + R"("}]}]},{"role":"system","content":"Keep going."})";
    }
    return body + "]}";
}

bool prepareOnce(Dialect dialect, const std::string &body, std::size_t &size)
{
    const auto request = parseApiRequest(dialect, body);
    if (!request) {
        return false;
    }
    static const auto aliases = defaultAliases(Service::DashScope, "qwen3.7-plus");
    size += (*request)->prepare({.service = Service::DashScope, .aliases = aliases}).body.size();
    return true;
}

/// Adds what it costs to read \a body and make it ready.
void measureBody(
    Dialect dialect, const std::string &body, const QString &what, const Amounts &amounts, Report &report)
{
    Samples samples;
    std::size_t size = 0;
    for (int i = 0; i < amounts.bigRequests; ++i) {
        const double start = processorNanoseconds();
        if (!prepareOnce(dialect, body, size)) {
            report.failure(u"A body was refused."_s);
            return;
        }
        samples.add(processorNanoseconds() - start);
    }
    const double median = samples.percentile(50);
    report.add(
        {.what = what, .through = milliseconds(median), .budget = atMost(u"5 ms"_s), .met = median <= 5e6});
}

/// Chunks of one word, as models without speculation send them.
void measureChunks(const QString &what, const std::function<std::unique_ptr<StreamTranslator>()> &make,
    const Amounts &amounts, Report &report)
{
    const std::string chunk =
        R"(data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,)"
        R"("model":"qwen3-coder-plus","choices":[{"index":0,"delta":{"content":" word"},)"
        "\"finish_reason\":null}]}\n\n";
    const auto stream = make();
    std::string out;
    const double start = processorNanoseconds();
    for (int i = 0; i < amounts.floodChunks; ++i) {
        out.clear();
        stream->feed(chunk, out);
    }
    const double each = (processorNanoseconds() - start) / amounts.floodChunks;
    report.add({.what = what,
        .through = u"%1 µs, %2 a second"_s.arg(each / 1000, 0, 'f', 2).arg(1e9 / each, 0, 'f', 0)});
}

} // namespace

void measureTranslation(const Amounts &amounts, Report &report)
{
    report.section(u"Translation alone"_s);
    measureBody(
        Dialect::OpenAi, longConversation(), u"read and prepare a 1 MB chat body, p50"_s, amounts, report);
    measureBody(Dialect::Anthropic, longAnthropicConversation(),
        u"read and translate a 1 MB Anthropic body, p50"_s, amounts, report);

    measureChunks(
        u"pass on one chunk of a stream"_s, [] { return std::make_unique<ChatStream>(); }, amounts, report);
    measureChunks(
        u"turn one chunk into Anthropic's events"_s,
        [] { return anthropicAnswer({.model = "claude-sonnet-4-5"})->stream({}); }, amounts, report);
}

} // namespace qiao::bench
