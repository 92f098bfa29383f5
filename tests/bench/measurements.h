#pragma once

#include "bench/report.h"
#include "bench/testbed.h"

#include <vector>

namespace qiao::bench {

/// How much of each is done.
struct Amounts
{
    int plainRequests = 2000;
    int streams = 500;
    int floodChunks = 20'000;
    int floods = 5;
    std::vector<int> concurrentStreams = {200, 512};
    int recordings = 4;
    int bigRequests = 50;
    int idleSeconds = 10;
    int starts = 5;
};

[[nodiscard]] Amounts smokeAmounts();

// Each measures direct and through Qiao in turns, so that what else the machine does hits both alike.

/// A 1 KB request with a whole answer, on one connection that is kept: chat, and Anthropic messages on both
/// ways to the service.
void measureLatency(const Testbed &testbed, const Amounts &amounts, Report &report);
/// The first piece of content of a stream, on the same ways.
void measureFirstToken(const Testbed &testbed, const Amounts &amounts, Report &report);
/// What Claude Code's /context asks: count_tokens 25 times at once, the first time with the vocabulary to be
/// read.
void measureCountTokens(const Testbed &testbed, Report &report);
/// Small chunks, as fast as they are taken.
void measureThroughput(const Testbed &testbed, const Amounts &amounts, Report &report);
/// Many streams at once, paced by the service: what arrives, when, and what the process costs meanwhile.
void measureConcurrency(Testbed &testbed, const Amounts &amounts, Report &report);
/// What it costs to keep the usage of as many streams and to show them live. Restarts Qiao.
void measureRecording(Testbed &testbed, const Amounts &amounts, Report &report);
/// Bodies of 1 MB one by one, and of 4 MB eight at a time.
void measureBigBodies(Testbed &testbed, const Amounts &amounts, Report &report);
/// Doing nothing.
void measureIdle(Testbed &testbed, const Amounts &amounts, Report &report);
/// From the start of the process to the first 200; leaves Qiao running.
void measureStart(Testbed &testbed, const Amounts &amounts, Report &report);
/// The translation alone, in this process: reading and preparing a body, passing on a chunk. Processor time.
void measureTranslation(const Amounts &amounts, Report &report);
/// Reading the vocabulary, and counting texts with it, in this process. Processor time.
void measureTokenizer(const Amounts &amounts, Report &report);

} // namespace qiao::bench
