// killedusage-recorder record FILE FIRST: records rows numbered from FIRST on, one a millisecond, for ever,
// and prints "NUMBER MILLISECONDS" for each when it is recorded. To be killed.
//
// killedusage-recorder full FILE: records rows on a small disk that has nearly no room, until it hears of
// that; prints the warning, makes room, and prints how many rows are in the file and in a report in the end.

#include "support/outcome.h"
#include "usage/usagestore.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

namespace {

constexpr int century = 36'500;

RequestRow numbered(int number)
{
    RequestRow row{QByteArray::number(number), QDateTime::currentDateTimeUtc(), "POST", "/v1/messages"};
    row.account = u"work"_s;
    row.modelUsed = u"qwen-max"_s;
    row.usage = TokenUsage{1, 1, 2};
    return row;
}

void recordForEver(UsageStore &store, int first)
{
    QElapsedTimer clock;
    clock.start();
    auto *timer = new QTimer(&store);
    timer->callOnTimeout(&store, [&store, clock, number = first]() mutable {
        store.record(numbered(number));
        std::printf("%d %lld\n", number++, static_cast<long long>(clock.elapsed()));
        std::fflush(stdout);
    });
    timer->start(1);
}

int fillTheDisk(UsageStore &store, const QString &file)
{
    constexpr int most = 5'000;
    QString warning;
    QObject::connect(
        &store, &UsageStore::warningRaised, &store, [&warning](const QString &said) { warning = said; });
    store.record(numbered(0));
    const bool begun = outcome(store.written()).has_value();
    QFile ballast(QFileInfo(file).path() + "/ballast"_L1);
    if (!begun || !ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        return 1;
    }
    while (ballast.write(QByteArray(4'096, 'x')) == 4'096) { }
    for (int i = 1; i < most; ++i) {
        store.record(numbered(i));
    }
    if (outcome(store.written()) || !QTest::qWaitFor([&warning] { return !warning.isEmpty(); }, patience)) {
        return 2;
    }
    ballast.remove();
    if (!outcome(store.written())) {
        return 3;
    }
    const auto report = outcome(store.report({})).value();
    const auto rows = outcome(store.newest(2 * most)).value();
    std::printf("%s\n%lld %lld\n", qPrintable(warning), static_cast<long long>(rows.size()),
        static_cast<long long>(report.total.requests));
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const auto arguments = application.arguments();
    UsageStore store({arguments.value(2), century});
    if (arguments.value(1) == "full"_L1) {
        return fillTheDisk(store, arguments.value(2));
    }
    recordForEver(store, arguments.value(3).toInt());
    return application.exec();
}
