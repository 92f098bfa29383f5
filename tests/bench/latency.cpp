#include "bench/chat.h"
#include "bench/client.h"
#include "bench/measurements.h"

using namespace Qt::StringLiterals;

namespace qiao::bench {

namespace {

constexpr double budgetNanoseconds = 0.5e6;
constexpr int warmUp = 50;

/// A client and its request at one of the two ends.
struct Side
{
    Side(const Target &target, const QByteArray &text, Mode mode)
        : client(target.port), request(chatRequest(target, chatBody(text, mode, target.wire)))
    { }

    Client client;
    QByteArray request;
    Samples samples;
};

/// \a moment says which of the times counts.
template <typename Moment> bool alternate(Side &direct, Side &through, int times, Moment moment)
{
    for (int i = -warmUp; i < times; ++i) {
        for (Side *side : {&direct, &through}) {
            if (!side->client.askAndWait(side->request) || side->client.answer().status() != 200) {
                return false;
            }
            if (i >= 0) {
                side->samples.add(double(moment(side->client.times()) - side->client.times().sent));
            }
        }
    }
    return true;
}

void addRows(Report &report, const QString &what, const Side &direct, const Side &through)
{
    for (const double percent : {50.0, 95.0}) {
        const double before = direct.samples.percentile(percent);
        const double after = through.samples.percentile(percent);
        Row row{.what = u"%1, p%2"_s.arg(what).arg(percent),
            .direct = milliseconds(before),
            .through = milliseconds(after),
            .ratio = ratio(after, before),
            .added = milliseconds(after - before)};
        if (percent == 50.0) {
            row.budget = atMost(u"0.5 ms added"_s);
            row.met = after - before <= budgetNanoseconds;
        }
        report.add(row);
    }
}

/// The two ends of a way that a request can take.
struct Way
{
    QString name;
    Target direct;
    Target through;
};

/// Chat, Anthropic's messages that are translated to chat, and those that the service gets as they are.
QList<Way> ways(const Testbed &testbed)
{
    return {{QString(), testbed.direct(), testbed.through()},
        {u"Anthropic, translated, "_s, testbed.direct(), testbed.through(Wire::Messages)},
        {u"Anthropic, native, "_s, testbed.direct(Wire::Messages), testbed.throughNatively()}};
}

} // namespace

void measureLatency(const Testbed &testbed, const Amounts &amounts, Report &report)
{
    report.section(u"Whole answers, one kept connection"_s);
    const QByteArray text = "bench-plain " + QByteArray("word ").repeated(180);
    for (const Way &way : ways(testbed)) {
        Side direct(way.direct, text, Mode::Plain);
        Side through(way.through, text, Mode::Plain);
        if (!alternate(
                direct, through, amounts.plainRequests, [](const AnswerTimes &times) { return times.end; })) {
            report.failure(way.name + u"a plain request was not answered with 200."_s);
            return;
        }
        addRows(report, way.name + u"1 KB request, %1 times"_s.arg(amounts.plainRequests), direct, through);
    }
}

void measureFirstToken(const Testbed &testbed, const Amounts &amounts, Report &report)
{
    report.section(u"Time to the first token, one kept connection"_s);
    const QByteArray text = "bench-short " + QByteArray("word ").repeated(180);
    for (const Way &way : ways(testbed)) {
        Side direct(way.direct, text, Mode::Stream);
        Side through(way.through, text, Mode::Stream);
        if (!alternate(direct, through, amounts.streams,
                [](const AnswerTimes &times) { return times.firstToken; })) {
            report.failure(way.name + u"a stream was not answered with 200."_s);
            return;
        }
        addRows(report, way.name + u"1 KB request, %1 streams"_s.arg(amounts.streams), direct, through);
    }
}

} // namespace qiao::bench
