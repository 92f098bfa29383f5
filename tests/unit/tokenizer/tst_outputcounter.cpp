#include "tokens/outputcounter.h"

#include "tokenizer/modeltokens.h"
#include "tokens/tokencounter.h"

#include <QTest>

#include <algorithm>
#include <string>

using namespace Qt::StringLiterals;
using namespace qiao;

namespace {

const QString model = u"qwen3-coder-plus"_s;

std::string longText(int paragraphs)
{
    std::string text;
    for (int i = 0; i < paragraphs; ++i) {
        text += "The bridge (桥) is open:  you'll see 1234 ships,\n\n    for (int i = 0; i < n; ++i) { x += "
                "i; }\r\n";
        text += "千里之行，始于足下。Überall fließt Wasser… caf\u0065\u0301 -- \"quoted\" ";
        text += std::string(static_cast<std::size_t>(i % 7), ' ');
    }
    return text;
}

/// About \a size bytes of \a text from \a at on; translators give out whole characters.
std::string pieceOf(const std::string &text, std::size_t at, std::size_t size)
{
    std::size_t end = std::min(text.size(), at + size);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        ++end;
    }
    return text.substr(at, end - at);
}

qint64 countOf(TokenCounter &counter, const std::string &text)
{
    return counter.count(text, tokenizer::tokensOfModel(model.toStdString()).generation);
}

} // namespace

/// The count of an answer's tokens while it passes.
class OutputCounterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sums_to_the_whole_text_however_it_comes_data();
    void sums_to_the_whole_text_however_it_comes();
    void keeps_kinds_apart();
    void looking_at_it_changes_nothing();
    void gathers_only_a_little();
    void a_piece_without_an_end_is_cut_somewhere();
    void corrects_models_by_their_usage();
};

void OutputCounterTest::sums_to_the_whole_text_however_it_comes_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {1, 3, 20, 511, 4000, 1'000'000}) {
        QTest::addRow("%d bytes", size) << size;
    }
}

void OutputCounterTest::sums_to_the_whole_text_however_it_comes()
{
    QFETCH(const int, size);
    TokenCounter tokens;
    const std::string text = longText(60);
    const qint64 whole = countOf(tokens, text);
    OutputCounter counter(tokens, model);
    for (std::size_t at = 0; at < text.size();) {
        const std::string piece = pieceOf(text, at, static_cast<std::size_t>(size));
        at += piece.size();
        counter.text()->text += piece;
        counter.gather();
    }
    QCOMPARE(counter.count().text, whole);
}

void OutputCounterTest::keeps_kinds_apart()
{
    TokenCounter tokens;
    OutputCounter counter(tokens, model);
    counter.text()->text = "hi there";
    counter.text()->reasoning = "hm";
    counter.text()->toolArguments = "{\"a\":1}";
    counter.gather();
    const OutputTokens count = counter.count();
    QCOMPARE(count.text, countOf(tokens, "hi there"));
    QCOMPARE(count.reasoning, countOf(tokens, "hm"));
    QCOMPARE(count.toolArguments, countOf(tokens, "{\"a\":1}"));
}

void OutputCounterTest::looking_at_it_changes_nothing()
{
    TokenCounter tokens;
    const std::string text = longText(3);
    OutputCounter counter(tokens, model);
    qint64 before = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::string piece = pieceOf(text, at, 5);
        at += piece.size();
        counter.text()->text += piece;
        counter.gather();
        const qint64 now = counter.count().text;
        QVERIFY(now >= before - 2); // an unfinished word may be more tokens than the whole one
        before = now;
    }
    QCOMPARE(counter.count().text, countOf(tokens, text));
    QCOMPARE(counter.count(), counter.count());
}

void OutputCounterTest::gathers_only_a_little()
{
    TokenCounter tokens;
    static_cast<void>(countOf(tokens, "the vocabulary is read with the first text"));
    const std::string text = longText(100);
    OutputCounter counter(tokens, model);
    for (std::size_t at = 0; at < text.size();) {
        const std::string piece = pieceOf(text, at, 20);
        at += piece.size();
        counter.text()->text += piece;
        counter.gather();
        QVERIFY(counter.text()->text.size() < 2048);
    }
}

void OutputCounterTest::a_piece_without_an_end_is_cut_somewhere()
{
    TokenCounter tokens;
    static_cast<void>(countOf(tokens, "x"));
    OutputCounter counter(tokens, model);
    for (int i = 0; i < 4000; ++i) {
        counter.text()->text += std::string(100, 'a');
        counter.gather();
        QVERIFY(counter.text()->text.size() < 256 * 1024);
    }
    const qint64 whole = countOf(tokens, std::string(400'000, 'a'));
    QVERIFY(qAbs(counter.count().text - whole) <= 16);
}

void OutputCounterTest::corrects_models_by_their_usage()
{
    TokenCounter tokens;
    const std::string text = longText(10);
    const qint64 counted = countOf(tokens, text);
    tokens.learn(u"coder-model"_s, 10'000, 9'000);
    OutputCounter counter(tokens, u"coder-model"_s);
    counter.text()->text = text;
    QVERIFY(qAbs(counter.count().text - counted * 9 / 10) <= 1);
}

QTEST_GUILESS_MAIN(OutputCounterTest)
#include "tst_outputcounter.moc"
