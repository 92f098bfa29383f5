#include "bench/measurements.h"

#include "translation/anthropicanswer.h"
#include "translation/chatrequest.h"
#include "translation/chatstream.h"

#include <ctime>
#include <functional>
#include <memory>
#include <string>

using namespace Qt::StringLiterals;
using namespace qiao::translation;

namespace qiao::bench {

namespace {

/// Processor time: what else the machine does must not count where nothing waits.
double usedNanoseconds()
{
    return double(std::clock()) * 1e9 / CLOCKS_PER_SEC;
}

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

bool prepareOnce(const std::string &body, std::size_t &size)
{
    const auto request = ChatRequest::parse(body);
    if (!request) {
        return false;
    }
    static const auto aliases = defaultAliases(Service::DashScope, "qwen3.7-plus");
    const PreparedRequest prepared = request->prepare({.service = Service::DashScope, .aliases = aliases});
    size += prepared.body.size();
    return true;
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
    const double start = usedNanoseconds();
    for (int i = 0; i < amounts.floodChunks; ++i) {
        out.clear();
        stream->feed(chunk, out);
    }
    const double each = (usedNanoseconds() - start) / amounts.floodChunks;
    report.add({.what = what,
        .through = u"%1 µs, %2 a second"_s.arg(each / 1000, 0, 'f', 2).arg(1e9 / each, 0, 'f', 0)});
}

} // namespace

void measureTranslation(const Amounts &amounts, Report &report)
{
    report.section(u"Translation alone"_s);
    const std::string body = longConversation();
    Samples samples;
    std::size_t size = 0;
    for (int i = 0; i < amounts.bigRequests; ++i) {
        const double start = usedNanoseconds();
        if (!prepareOnce(body, size)) {
            report.failure(u"A body was refused."_s);
            return;
        }
        samples.add(usedNanoseconds() - start);
    }
    const double median = samples.percentile(50);
    report.add({.what = u"read and prepare a 1 MB chat body, p50"_s,
        .through = milliseconds(median),
        .budget = atMost(u"5 ms"_s),
        .met = median <= 5e6});

    measureChunks(
        u"pass on one chunk of a stream"_s, [] { return std::make_unique<ChatStream>(); }, amounts, report);
    measureChunks(
        u"turn one chunk into Anthropic's events"_s,
        [] { return anthropicAnswer({.model = "claude-sonnet-4-5"})->stream({}); }, amounts, report);
}

} // namespace qiao::bench
