#include "builtintokenizer.h"
#include "support/growth.h"

#include <QTest>

#include <functional>
#include <string>

using namespace qiao::tokenizer;

namespace {

using MakeText = std::function<std::string(std::size_t)>;

MakeText repeated(std::string part, std::string start = {})
{
    return [part = std::move(part), start = std::move(start)](std::size_t size) {
        std::string text = start;
        while (text.size() < size) {
            text += part;
        }
        return text;
    };
}

MakeText random(std::string alphabet)
{
    return [alphabet = std::move(alphabet)](std::size_t size) {
        std::string text;
        for (std::uint32_t state = 1; text.size() < size;) {
            state = state * 1664525U + 1013904223U;
            text += alphabet[(state >> 8U) % alphabet.size()];
        }
        return text;
    };
}

} // namespace

Q_DECLARE_METATYPE(MakeText)

class TokenizerCostTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takes_time_in_proportion_to_the_text_data();
    void takes_time_in_proportion_to_the_text();
    void vocabulary_is_small();
};

void TokenizerCostTest::takes_time_in_proportion_to_the_text_data()
{
    QTest::addColumn<MakeText>("make");
    const std::string letters = "abcdefghijklmnopqrstuvwxyz";
    QTest::addRow("one letter") << repeated("a");
    QTest::addRow("spaces") << repeated(" ");
    QTest::addRow("spaces, then a letter")
        << MakeText([](std::size_t size) { return std::string(size, ' ') + "x"; });
    QTest::addRow("line ends") << repeated("\n");
    QTest::addRow("spaces and line ends") << repeated(" \n");
    QTest::addRow("digits") << repeated("1234567890");
    QTest::addRow("one sign") << repeated("=");
    QTest::addRow("one giant word") << random(letters);
    QTest::addRow("base64") << random(letters + "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/");
    QTest::addRow("one Chinese word") << repeated("你好世界");
    QTest::addRow("accents in the wrong order") << repeated("\u0301\u0323", "a");
    QTest::addRow("precomposed and more accents") << repeated("\u00e9\u0323");
    QTest::addRow("opening brackets of markup") << repeated("<|");
    QTest::addRow("markup") << repeated("<|im_start|>");
    QTest::addRow("broken UTF-8") << repeated("\xe2\x82");
    QTest::addRow("apostrophes") << repeated("'");
    QTest::addRow("prose") << repeated("The quick brown fox doesn't jump over 13 lazy dogs.\n");
}

void TokenizerCostTest::takes_time_in_proportion_to_the_text()
{
    QFETCH(const MakeText, make);
    const auto &tokenizer = builtInTokenizer();
    std::size_t counted = 0;
    const qiao::Growth growth = qiao::growthOf([&](int times) {
        const std::string text = make(6'000 * std::size_t(times));
        return qiao::processorTime([&] { counted += tokenizer.count(text); });
    });
    QVERIFY(counted > 0);
    QVERIFY2(growth.inProportion(), growth.text().c_str());
}

void TokenizerCostTest::vocabulary_is_small()
{
    const auto &vocabulary = builtInTokenizer().vocabulary();
    QCOMPARE(vocabulary.size(), 151'643U);
    QVERIFY2(vocabulary.memory() < 4'000'000, qPrintable(QString::number(vocabulary.memory())));
}

QTEST_APPLESS_MAIN(TokenizerCostTest)
#include "tst_tokenizercost.moc"
