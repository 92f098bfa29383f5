#include "usage/pricefiles.h"

#include "support/files.h"

#include <QTemporaryDir>
#include <QTest>

using namespace qiao;
using namespace Qt::StringLiterals;

class TestPrices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBuiltInOnesAreGood();
    void chargesEachKindOfToken();
    void choosesTheTierByThePrompt_data();
    void choosesTheTierByThePrompt();
    void knowsNoPriceRatherThanAWrongOne();
    void answersThatWereThoughtAboutHaveTheirOwn();
    void whatAServiceSaysIsNotTrusted();
    void theUsersComeFirst();
    void aMistakeIsNamed_data();
    void aMistakeIsNamed();
    void aFileThatIsNoUseIsSaid();
};

namespace {

const QString international = u"international"_s;

PriceTable table(const QByteArray &json)
{
    const auto parsed = PriceTable::parse(json);
    return parsed ? *parsed : PriceTable();
}

TokenUsage usage(qint64 prompt, qint64 completion)
{
    return {prompt, completion, prompt + completion};
}

} // namespace

void TestPrices::theBuiltInOnesAreGood()
{
    const PriceTable prices = builtInPrices();
    QVERIFY(prices.date().isValid());
    QVERIFY(prices.prices().size() > 20);
    for (const Price &price : prices.prices()) {
        QVERIFY2(price.region == "china"_L1
                ? price.currency == Currency::Cny
                : price.region == international && price.currency == Currency::Usd,
            qPrintable(price.model));
        QVERIFY(price.input > 0 && price.output >= price.input);
        QVERIFY(price.cacheRead.value_or(0) < price.input);
        // every one can be reached: no tier before it takes its prompts
        TokenUsage one = usage(price.promptUpTo > 0 ? price.promptUpTo : 900'000, 1'000'000);
        const auto cost = prices.costOf(price.model, price.region, one);
        QVERIFY(cost);
        const double expected = double(one.promptTokens) * double(price.input) / 1e6 + double(price.output);
        QVERIFY2(qAbs(double(cost->micros) - expected) < 1, qPrintable(price.model));
    }
}

void TestPrices::chargesEachKindOfToken()
{
    const PriceTable prices = table(
        R"({"prices":[{"model":"m","currency":"USD","input":2,"output":10,"cacheRead":0.2,"cacheCreation":2.5}]})");
    const auto cost = prices.costOf(u"M"_s, {}, TokenUsage{1000, 100, 1100, 600, 300, 0});
    // 100 × 2 + 600 × 0.2 + 300 × 2.5 + 100 × 10, in millionths
    QCOMPARE(cost, std::optional(Cost{Currency::Usd, 200 + 120 + 750 + 1000}));
}

void TestPrices::choosesTheTierByThePrompt_data()
{
    QTest::addColumn<qint64>("prompt");
    QTest::addColumn<qint64>("micros");
    QTest::newRow("first") << qint64(32768) << qint64(32768);
    QTest::newRow("second") << qint64(32769) << qint64(2 * 32769);
    QTest::newRow("last") << qint64(1'000'000) << qint64(3 * 1'000'000);
}

void TestPrices::choosesTheTierByThePrompt()
{
    QFETCH(const qint64, prompt);
    QFETCH(const qint64, micros);
    const PriceTable prices = table(R"({"prices":[
        {"model":"m*","currency":"CNY","promptUpTo":32768,"input":1,"output":1},
        {"model":"m*","currency":"CNY","promptUpTo":131072,"input":2,"output":1},
        {"model":"m*","currency":"CNY","input":3,"output":1}]})");
    QCOMPARE(prices.costOf(u"m-1"_s, {}, usage(prompt, 0)), std::optional(Cost{Currency::Cny, micros}));
}

void TestPrices::knowsNoPriceRatherThanAWrongOne()
{
    const PriceTable prices = builtInPrices();
    QVERIFY(!prices.costOf(u"gpt-4o"_s, international, usage(10, 10)));
    QVERIFY(!prices.costOf(u"qwen3-coder-plus"_s, {}, usage(10, 10)));
    QVERIFY(!prices.costOf(u"qwen3-coder-plus"_s, u"workspace"_s, usage(10, 10)));
    QVERIFY(prices.costOf(u"qwen3-coder-plus"_s, international, usage(10, 10)));
    // beyond the last tier that is known
    QVERIFY(prices.costOf(u"qwen3.5-plus"_s, u"china"_s, usage(262'144, 10)));
    QVERIFY(!prices.costOf(u"qwen3.5-plus"_s, u"china"_s, usage(262'145, 10)));
}

void TestPrices::answersThatWereThoughtAboutHaveTheirOwn()
{
    const PriceTable prices =
        table(R"({"prices":[{"model":"m","currency":"USD","input":0,"output":1,"reasoning":4}]})");
    TokenUsage thought = usage(10, 100);
    QCOMPARE(prices.costOf(u"m"_s, {}, thought)->micros, 100);
    thought.reasoningTokens = 60;
    QCOMPARE(prices.costOf(u"m"_s, {}, thought)->micros, 400);
}

void TestPrices::whatAServiceSaysIsNotTrusted()
{
    const PriceTable prices = table(R"({"prices":[{"model":"m","currency":"USD","input":1,"output":1}]})");
    QVERIFY(!prices.costOf(u"m"_s, {}, usage(-1, 10)));
    QVERIFY(!prices.costOf(u"m"_s, {}, usage(10, -1)));
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    QVERIFY(prices.costOf(u"m"_s, {}, {most, most, 0, most, most, most})->micros > 0);
    // more cached than there were
    QCOMPARE(prices.costOf(u"m"_s, {}, {100, 0, 100, 500, 500, 0})->micros, 100);
}

void TestPrices::theUsersComeFirst()
{
    const QTemporaryDir folder;
    test::writeFile(folder.filePath(u"prices.json"_s),
        R"({"prices":[{"model":"qwen3-max","region":"international","currency":"USD","input":9,"output":9}]})");
    QStringList warnings;
    const PriceTable prices =
        currentPrices(folder.path(), [&warnings](const QString &sentence) { warnings.append(sentence); });
    QVERIFY(warnings.isEmpty());
    QCOMPARE(prices.costOf(u"qwen3-max"_s, international, usage(100, 0))->micros, 900);
    QCOMPARE(prices.costOf(u"qwen3-max"_s, u"china"_s, usage(100, 0))->currency, Currency::Cny);
    QVERIFY(prices.date().isValid());
}

void TestPrices::aMistakeIsNamed_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("named");
    QTest::newRow("no JSON") << QByteArray("{\n\"prices\":[\n{]}") << u"Line 3"_s;
    QTest::newRow("no list") << QByteArray("{}") << u"\"prices\""_s;
    const auto price = [](const QByteArray &members) { return "{\"prices\":[{" + members + "}]}"; };
    QTest::newRow("no model") << price(R"("currency":"USD","input":1,"output":1)") << u"\"model\""_s;
    QTest::newRow("no currency") << price(R"("model":"m","input":1,"output":1)") << u"\"currency\""_s;
    QTest::newRow("another currency")
        << price(R"("model":"m","currency":"EUR","input":1,"output":1)") << u"CNY or USD"_s;
    QTest::newRow("no output") << price(R"("model":"m","currency":"USD","input":1)") << u"\"output\""_s;
    QTest::newRow("less than nothing")
        << price(R"("model":"m","currency":"USD","input":-1,"output":1)") << u"\"input\""_s;
    QTest::newRow("a text for a number")
        << price(R"("model":"m","currency":"USD","input":1,"output":1,"cacheRead":"0.1")")
        << u"\"cacheRead\""_s;
    QTest::newRow("half a token") << price(
        R"("model":"m","currency":"USD","promptUpTo":0.5,"input":1,"output":1)")
                                  << u"\"promptUpTo\""_s;
    QTest::newRow("a slip") << price(R"("model":"m","currency":"USD","input":1,"output":1,"cachRead":1)")
                            << u"\"cachRead\" is not known"_s;
}

void TestPrices::aMistakeIsNamed()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, named);
    const auto parsed = PriceTable::parse(json);
    QVERIFY(!parsed);
    QVERIFY2(parsed.error().message.contains(named), qPrintable(parsed.error().message));
}

void TestPrices::aFileThatIsNoUseIsSaid()
{
    const QTemporaryDir folder;
    test::writeFile(folder.filePath(u"prices.json"_s), "{");
    QStringList warnings;
    const PriceTable prices =
        currentPrices(folder.path(), [&warnings](const QString &sentence) { warnings.append(sentence); });
    QCOMPARE(warnings.size(), 1);
    QVERIFY2(warnings.first().contains("prices.json"_L1), qPrintable(warnings.first()));
    QCOMPARE(prices.prices(), builtInPrices().prices());
}

QTEST_GUILESS_MAIN(TestPrices)
#include "tst_prices.moc"
