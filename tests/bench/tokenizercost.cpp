#include "bench/measurements.h"
#include "bench/processortime.h"

#include "tokenizer/tokenizer.h"

#include <QResource>

#include <optional>
#include <string>

using namespace Qt::StringLiterals;
using namespace qiao::tokenizer;

namespace qiao::bench {

namespace {

std::string repeated(std::string_view part)
{
    std::string text;
    while (text.size() < 1'000'000) {
        text += part;
    }
    return text;
}

std::string base64()
{
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::uint32_t state = 1; text.size() < 1'000'000;) {
        state = state * 1664525U + 1013904223U;
        text += alphabet[(state >> 8U) % alphabet.size()];
    }
    return text;
}

struct Sample
{
    QString name;
    std::string text;
    double leastMegabytes; ///< a second; 0 = no budget
};

std::vector<Sample> samples()
{
    return {
        {u"English prose"_s,
            repeated(
                "All human beings are born free and equal in dignity and rights. They are endowed with "
                "reason and conscience, and it's said that they should act in a spirit of brotherhood.\n"),
            10},
        {u"code"_s,
            repeated("    for (const auto &value : values) {\n        if (!value.isEmpty()) {\n"
                     "            total += value.toInt(); // 12\n        }\n    }\n"),
            10},
        {u"Chinese prose"_s, repeated("人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心。"), 0},
        {u"base64"_s, base64(), 0},
        {u"one letter"_s, std::string(1'000'000, 'a'), 0},
    };
}

std::optional<Tokenizer> load(const Amounts &amounts, Report &report)
{
    std::optional<Tokenizer> tokenizer;
    Samples times;
    for (int i = 0; i < amounts.starts; ++i) {
        const double start = processorNanoseconds();
        const QByteArray packed = QResource(u":/tokenizer/qwen3.tokens"_s).uncompressedData();
        tokenizer = Tokenizer::read(packed.toStdString());
        times.add(processorNanoseconds() - start);
    }
    const double median = times.percentile(50);
    report.add({.what = u"read the vocabulary, p50"_s,
        .through = milliseconds(median),
        .budget = atMost(u"30 ms"_s),
        .met = median <= 30e6});
    return tokenizer;
}

} // namespace

void measureTokenizer(const Amounts &amounts, Report &report)
{
    report.section(u"Counting tokens"_s);
    const auto tokenizer = load(amounts, report);
    if (!tokenizer) {
        report.failure(u"The vocabulary cannot be read."_s);
        return;
    }
    for (const Sample &sample : samples()) {
        Samples times;
        std::size_t tokens = 0;
        for (int i = 0; i < amounts.bigRequests; ++i) {
            const double start = processorNanoseconds();
            tokens += tokenizer->count(sample.text);
            times.add(processorNanoseconds() - start);
        }
        if (tokens == 0) {
            report.failure(u"A text was not counted."_s);
            return;
        }
        const double megabytes = static_cast<double>(sample.text.size()) * 1e3 / times.percentile(50);
        Row row{.what = u"%1, 1 MB at a time, p50"_s.arg(sample.name),
            .through = u"%1 MB/s"_s.arg(megabytes, 0, 'f', 1)};
        if (sample.leastMegabytes > 0) {
            row.budget = u"≥ %1 MB/s"_s.arg(sample.leastMegabytes);
            row.met = megabytes >= sample.leastMegabytes;
        }
        report.add(row);
    }
}

} // namespace qiao::bench
