#include "builtintokenizer.h"
#include "vectors.h"

#include <QTest>

#include <array>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace qiao::tokenizer;

namespace {

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

} // namespace

class TokenizerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_match_the_reference_data() { addVectors(u"texts"_s); }
    void texts_match_the_reference() { checkVector(); }
    void giant_pieces_match_the_reference_data() { addVectors(u"giants"_s); }
    void giant_pieces_match_the_reference() { checkVector(); }
    void broken_texts_match_the_reference();
    void random_texts_match_the_reference();
    void takes_a_long_s_as_an_s();
    void markup_belongs_to_generations();
    void tokens_together_are_the_text();
    void every_token_is_itself();
    void counts_from_many_threads();

private:
    static void addVectors(const QString &section);
    static void checkVector();
    static void checkAll(const QString &section, qsizetype expected);
};

void TokenizerTest::addVectors(const QString &section)
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<quint64>("count");
    QTest::addColumn<quint32>("hash");
    const auto all = vectors(section);
    QVERIFY(!all.isEmpty());
    for (qsizetype i = 0; i < all.size(); ++i) {
        QTest::addRow("%d %s", int(i), qPrintable(all[i].name))
            << all[i].text << quint64(all[i].count) << all[i].hash;
    }
}

void TokenizerTest::checkVector()
{
    QFETCH(const QByteArray, text);
    QFETCH(const quint64, count);
    QFETCH(const quint32, hash);
    const auto ids = builtInTokenizer().encode(view(text));
    QCOMPARE(ids.size(), count);
    QCOMPARE(hashOf(ids), hash);
    QCOMPARE(builtInTokenizer().count(view(text)), count);
}

void TokenizerTest::checkAll(const QString &section, qsizetype expected)
{
    const auto all = vectors(section);
    QCOMPARE(all.size(), expected);
    for (const Vector &vector : all) {
        const auto ids = builtInTokenizer().encode(view(vector.text));
        QVERIFY2(ids.size() == vector.count && hashOf(ids) == vector.hash, qUtf8Printable(vector.name));
        QCOMPARE(builtInTokenizer().count(view(vector.text)), vector.count);
    }
}

void TokenizerTest::broken_texts_match_the_reference()
{
    checkAll(u"broken"_s, 320);
}

void TokenizerTest::random_texts_match_the_reference()
{
    checkAll(u"random"_s, 4000);
}

void TokenizerTest::takes_a_long_s_as_an_s()
{
    // (?i:'s) also takes U+017F, which folds to s: its piece ends there
    const auto &tokenizer = builtInTokenizer();
    QCOMPARE(tokenizer.count("a'\u017fo"),
        tokenizer.count("a") + tokenizer.count("'\u017f") + tokenizer.count("o"));
}

void TokenizerTest::markup_belongs_to_generations()
{
    const auto &tokenizer = builtInTokenizer();
    QCOMPARE(tokenizer.count("<|im_end|>", Generation::Qwen2), 1U);
    QVERIFY(tokenizer.count("<tool_call>", Generation::Qwen2) > 1);
    QCOMPARE(tokenizer.count("<tool_call>", Generation::Qwen25), 1U);
    QVERIFY(tokenizer.count("<think>", Generation::Qwen25) > 1);
    QCOMPARE(tokenizer.count("<think>", Generation::Qwen3), 1U);
    QCOMPARE(tokenizer.encode("</think>"), std::vector<TokenId>{151668});
    QCOMPARE(tokenizer.encode("<|endoftext|>", Generation::Qwen2), std::vector<TokenId>{151643});
}

void TokenizerTest::tokens_together_are_the_text()
{
    const std::string text = "Ünïcödé <think> 漢字\r\n\t{\"a\": 1}";
    std::string together;
    for (const TokenId id : builtInTokenizer().encode(text)) {
        together += builtInTokenizer().token(id);
    }
    QCOMPARE(together, text);
}

void TokenizerTest::every_token_is_itself()
{
    // what the whole-piece look-up relies on: the merges of a token's bytes end in that token
    const auto &vocabulary = builtInTokenizer().vocabulary();
    std::size_t pieces = 0;
    for (TokenId id = 0; id < vocabulary.size(); ++id) {
        const auto ids = builtInTokenizer().encode(vocabulary.token(id));
        pieces += ids.size() == 1 && ids.front() == id ? 1 : 0;
    }
    // all that are one piece of valid, normalised text
    QVERIFY2(pieces > 147'000, qPrintable(QString::number(pieces)));
}

void TokenizerTest::counts_from_many_threads()
{
    const auto all = vectors(u"texts"_s);
    std::array<int, 8> wrong{};
    std::vector<std::thread> threads;
    for (int &errors : wrong) {
        threads.emplace_back([&errors, &all] {
            for (int round = 0; round < 5; ++round) {
                for (const Vector &vector : all) {
                    errors += builtInTokenizer().count(view(vector.text)) == vector.count ? 0 : 1;
                }
            }
        });
    }
    for (auto &thread : threads) {
        thread.join();
    }
    QCOMPARE(wrong, (std::array<int, 8>{}));
}

QTEST_APPLESS_MAIN(TokenizerTest)
#include "tst_tokenizer.moc"
