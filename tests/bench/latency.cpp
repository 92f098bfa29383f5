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
    Side(const Target &target, const QByteArray &body)
        : client(target.port), request(chatRequest(target, body))
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

} // namespace

void measureLatency(const Testbed &testbed, const Amounts &amounts, Report &report)
{
    report.section(u"Whole answers, one kept connection"_s);
    const QByteArray body = chatBody("bench-plain " + QByteArray(900, 'x'), Mode::Plain);
    Side direct(testbed.direct(), body);
    Side through(testbed.through(), body);
    if (!alternate(
            direct, through, amounts.plainRequests, [](const AnswerTimes &times) { return times.end; })) {
        report.failure(u"A plain request was not answered with 200."_s);
        return;
    }
    addRows(report, u"1 KB request, %1 times"_s.arg(amounts.plainRequests), direct, through);
}

void measureFirstToken(const Testbed &testbed, const Amounts &amounts, Report &report)
{
    const QByteArray body = chatBody("bench-short " + QByteArray(900, 'x'), Mode::Stream);
    Side direct(testbed.direct(), body);
    Side through(testbed.through(), body);
    if (!alternate(
            direct, through, amounts.streams, [](const AnswerTimes &times) { return times.firstToken; })) {
        report.failure(u"A stream was not answered with 200."_s);
        return;
    }
    addRows(report, u"time to first token, %1 streams"_s.arg(amounts.streams), direct, through);
}

} // namespace qiao::bench
