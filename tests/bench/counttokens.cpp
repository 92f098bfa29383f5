#include "bench/chat.h"
#include "bench/client.h"
#include "bench/measurements.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace qiao::bench {

namespace {

constexpr int atOnce = 25;
constexpr int rounds = 5;

/// One tool of a few kilobytes, as Claude Code has them, and next to no conversation.
QByteArray bodyWithTool()
{
    return R"({"model":"qwen3-coder-plus","messages":[{"role":"user","content":"foo"}],"tools":[{"name":"Edit",)"
           R"("description":")"
        + QByteArray("Replaces a piece of text in a file. ").repeated(100)
        + R"(","input_schema":{"type":"object","properties":{"path":{"type":"string"}}}}]})";
}

/// Nanoseconds until all are answered; nothing when one was not answered with a count.
std::optional<double> askAtOnce(Clients &clients, const QByteArray &request)
{
    const qint64 start = nowNanoseconds();
    for (const auto &client : clients) {
        client->ask(request);
    }
    const bool finished = waitForAll(clients, 60);
    const auto time = double(nowNanoseconds() - start);
    const bool counted = std::all_of(clients.begin(), clients.end(), [](const auto &client) {
        return client->answer().status() == 200 && client->answer().body().contains("input_tokens");
    });
    return finished && counted ? std::optional(time) : std::nullopt;
}

} // namespace

void measureCountTokens(const Testbed &testbed, Report &report)
{
    report.section(u"count_tokens, %1 at once"_s.arg(atOnce));
    Target target = testbed.through(Wire::Messages);
    target.path += "/count_tokens";
    const QByteArray request = chatRequest(target, bodyWithTool());
    Clients clients;
    for (int i = 0; i < atOnce; ++i) {
        clients.push_back(std::make_unique<Client>(target.port));
    }
    const auto first = askAtOnce(clients, request);
    Samples samples;
    for (int i = 0; i < rounds; ++i) {
        samples.add(askAtOnce(clients, request).value_or(0));
    }
    const double median = samples.percentile(50);
    if (!first || median == 0) {
        report.failure(u"count_tokens was not answered with a count."_s);
        return;
    }
    report.add({.what = u"the first time, vocabulary and all"_s, .through = milliseconds(*first)});
    report.add({.what = u"again, p50"_s,
        .through = milliseconds(median),
        .budget = atMost(u"100 ms"_s),
        .met = median <= 100e6});
}

} // namespace qiao::bench
