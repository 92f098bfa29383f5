#include "bench/chat.h"
#include "bench/client.h"
#include "bench/measurements.h"
#include "bench/processfigures.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao::bench {

namespace {

constexpr int atOnce = 8;
constexpr qsizetype bodySize = 4 * 1024 * 1024;

void measureOneByOne(const Testbed &testbed, int times, Report &report)
{
    const QByteArray body = chatBody("bench-plain " + QByteArray(1024 * 1024, 'x'), Mode::Plain);
    Client clients[2] = {Client(testbed.direct().port), Client(testbed.through().port)};
    const QByteArray requests[2] = {
        chatRequest(testbed.direct(), body), chatRequest(testbed.through(), body)};
    Samples samples[2];
    for (int i = -3; i < times; ++i) {
        for (std::size_t side = 0; side < 2; ++side) {
            Client &client = clients[side];
            if (!client.askAndWait(requests[side]) || client.answer().status() != 200) {
                report.failure(u"A request of 1 MB was not answered with 200."_s);
                return;
            }
            if (i >= 0) {
                samples[side].add(double(client.times().end - client.times().sent));
            }
        }
    }
    for (const double percent : {50.0, 95.0}) {
        const double before = samples[0].percentile(percent);
        const double after = samples[1].percentile(percent);
        report.add({.what = u"1 MB request, %1 times, p%2"_s.arg(times).arg(percent),
            .direct = milliseconds(before),
            .through = milliseconds(after),
            .ratio = ratio(after, before),
            .added = milliseconds(after - before)});
    }
}

void measureMemory(Testbed &testbed, Report &report)
{
    const qint64 processId = testbed.qiao().id();
    const auto before = processFigures(processId);
    if (!before || !resetPeak(processId)) {
        return;
    }
    const QByteArray request =
        chatRequest(testbed.through(), chatBody("bench-plain " + QByteArray(bodySize, 'x'), Mode::Plain));
    Clients clients;
    for (int i = 0; i < atOnce; ++i) {
        clients.push_back(std::make_unique<Client>(testbed.through().port));
        clients.back()->ask(request);
    }
    const bool finished = waitForAll(clients, 60);
    const auto after = processFigures(processId);
    if (!finished || !after || std::any_of(clients.begin(), clients.end(), [](const auto &client) {
            return client->answer().status() != 200;
        })) {
        report.failure(u"A request of 4 MB was not answered with 200."_s);
        return;
    }
    const auto growth = double(after->peakResidentBytes - before->residentBytes);
    constexpr double budget = atOnce * (3.0 * bodySize + 0.1e6);
    report.add({.what = u"RSS peak, %1 bodies of 4 MB at once"_s.arg(atOnce),
        .through = megabytes(double(after->peakResidentBytes)),
        .ratio = u"%1×"_s.arg(growth / (double(atOnce) * bodySize), 0, 'f', 2),
        .added = megabytes(growth),
        .budget = atMost(megabytes(budget)),
        .met = growth <= budget});
    report.add({.what = u"RSS after"_s,
        .through = megabytes(double(after->residentBytes)),
        .added = megabytes(double(after->residentBytes - before->residentBytes))});
}

} // namespace

void measureBigBodies(Testbed &testbed, const Amounts &amounts, Report &report)
{
    report.section(u"Large bodies"_s);
    measureOneByOne(testbed, amounts.bigRequests, report);
    measureMemory(testbed, report);
}

} // namespace qiao::bench
