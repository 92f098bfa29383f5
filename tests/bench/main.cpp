#include "bench/chat.h"
#include "bench/measurements.h"
#include "bench/processfigures.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace qiao::bench;

namespace qiao::bench {

Amounts smokeAmounts()
{
    return {.plainRequests = 50,
        .streams = 20,
        .floodChunks = 2000,
        .floods = 1,
        .concurrentStreams = {50},
        .recordings = 1,
        .bigRequests = 3,
        .idleSeconds = 1,
        .starts = 1};
}

} // namespace qiao::bench

namespace {

int fail(const QString &sentence)
{
    std::fprintf(stderr, "qiao-bench: %s\n", qUtf8Printable(sentence));
    return 2;
}

/// What the service says to a request whose text holds the word.
QByteArray scriptOf(const Amounts &amounts)
{
    return R"([{"match":{"bodyContains":"bench-plain"},"times":0,"text":")" + QByteArray(700, 'y') + R"("},
        {"match":{"bodyContains":"bench-short"},"times":0,"chunks":20},
        {"match":{"bodyContains":"bench-paced"},"times":0,"chunks":50,"chunkDelay":20},
        {"match":{"bodyContains":"bench-flood"},"times":0,"chunks":)"
        + QByteArray::number(amounts.floodChunks) + "}]";
}

/// Forgets what was recorded in between: the service keeps every request's body.
bool prepare(const Testbed &testbed, const Amounts &amounts)
{
    return testbed.script(scriptOf(amounts));
}

int run(Testbed &testbed, const Amounts &amounts)
{
    Report report;
    if (const QString failure = testbed.start(); !failure.isEmpty()) {
        return fail(failure);
    }
    measureTranslation(amounts, report);
    measureTokenizer(amounts, report);
    measureStart(testbed, amounts, report);
    measureIdle(testbed, amounts, report);
    if (const QString failure = testbed.addMessagesAccount(); !failure.isEmpty()) {
        return fail(failure);
    }
    if (!prepare(testbed, amounts)) {
        return fail(u"The simulated service takes no script."_s);
    }
    measureCountTokens(testbed, report);
    measureLatency(testbed, amounts, report);
    measureFirstToken(testbed, amounts, report);
    measureThroughput(testbed, amounts, report);
    measureConcurrency(testbed, amounts, report);
    measureRecording(testbed, amounts, report);
    if (!prepare(testbed, amounts)) {
        return fail(u"The simulated service takes no script."_s);
    }
    measureBigBodies(testbed, amounts, report);
    report.summary();
    return report.hasFailures() ? 1 : 0;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QDir here(QCoreApplication::applicationDirPath());
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Measures what Qiao adds to a call: straight to the simulated service against through Qiao, in "
        "turns. A missed budget is reported, not an error; a lost byte is."_s);
    parser.addHelpOption();
    parser.addOptions({{u"quick"_s, u"A smoke test of a few seconds; its figures say little."_s},
        {u"qiao"_s, u"The qiao to measure."_s, u"program"_s, here.filePath(u"qiao"_s)},
        {u"simulator"_s, u"The simulated service."_s, u"program"_s, here.filePath(u"qiao-simulator"_s)}});
    parser.process(application);

    allowManyDescriptors();
    Testbed testbed({parser.value(u"qiao"_s), parser.value(u"simulator"_s)});
    return run(testbed, parser.isSet(u"quick"_s) ? smokeAmounts() : Amounts());
}
