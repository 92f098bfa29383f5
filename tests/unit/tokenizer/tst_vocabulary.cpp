#include "builtintokenizer.h"

#include "tokenizer/vocabulary.h"

#include <QTest>

#include <string>

using namespace qiao::tokenizer;

namespace {

std::string packed(std::string_view token)
{
    return std::string(1, static_cast<char>(token.size())) + std::string(token);
}

std::string allBytes()
{
    std::string bytes;
    for (int value = 0; value < 256; ++value) {
        bytes += packed(std::string(1, static_cast<char>(value)));
    }
    return bytes;
}

} // namespace

class VocabularyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_each_token_by_its_bytes();
    void does_not_find_others();
    void refuses_what_is_no_vocabulary();
};

void VocabularyTest::finds_each_token_by_its_bytes()
{
    const auto vocabulary = Vocabulary::read(builtInVocabulary());
    QVERIFY(vocabulary);
    QCOMPARE(vocabulary->size(), 151'643U);
    QCOMPARE(vocabulary->longest(), 128U);
    for (TokenId id = 0; id < vocabulary->size(); ++id) {
        QVERIFY(vocabulary->find(vocabulary->token(id)) == id);
    }
    QVERIFY(vocabulary->find("!") == 0U);
    QVERIFY(vocabulary->find(" the") == 279U);
}

void VocabularyTest::does_not_find_others()
{
    const auto vocabulary = Vocabulary::read(allBytes() + packed("ab"));
    QVERIFY(vocabulary);
    QCOMPARE(vocabulary->size(), 257U);
    QVERIFY(vocabulary->find("ab") == 256U);
    QVERIFY(!vocabulary->find("ba"));
    QVERIFY(!vocabulary->find("abc"));
    QVERIFY(!vocabulary->find(""));
}

void VocabularyTest::refuses_what_is_no_vocabulary()
{
    QVERIFY(Vocabulary::read(allBytes()));
    QVERIFY(!Vocabulary::read(""));
    QVERIFY(!Vocabulary::read(allBytes().substr(2)));
    QVERIFY(!Vocabulary::read(allBytes() + packed("ab").substr(0, 2)));
    QVERIFY(!Vocabulary::read(allBytes() + std::string(1, '\0')));
    QVERIFY(!Vocabulary::read(allBytes() + packed("a")));
    std::string tooMany = allBytes();
    for (int i = 0; i < 1 << 18; ++i) {
        tooMany += packed(std::to_string(1'000'000 + i));
    }
    QVERIFY(!Vocabulary::read(tooMany));
}

QTEST_APPLESS_MAIN(VocabularyTest)
#include "tst_vocabulary.moc"
