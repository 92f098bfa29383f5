#include "jsontexts.h"

#include <QTest>

#include <random>

using namespace qiao::translation;
using namespace jsontexts;

namespace {

std::string nested(std::size_t depth)
{
    return std::string(depth, '[') + std::string(depth, ']');
}

} // namespace

class HostileJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void depth_is_bounded();
    void every_truncation_fails_cleanly();
    void mutations_agree_with_another_parser();
};

void HostileJsonTest::depth_is_bounded()
{
    QVERIFY(accepts(nested(512)));
    QVERIFY(!accepts(nested(513)));
    QVERIFY(!accepts(std::string(5'000'000, '[')));
    std::string objects;
    for (int i = 0; i < 100'000; ++i) {
        objects += "{\"a\":";
    }
    QVERIFY(!accepts(objects));
}

void HostileJsonTest::every_truncation_fails_cleanly()
{
    for (const std::string &body : recordedBodies()) {
        RawJson json;
        const std::size_t end = body.find_last_of('}');
        for (std::size_t size = 0; size <= end; ++size) {
            // a copy of its own size, so that reading past the end is seen by a sanitizer
            const std::vector<char> cut(body.begin(), body.begin() + static_cast<std::ptrdiff_t>(size));
            QVERIFY(!json.parse({cut.data(), cut.size()}));
            QVERIFY(!json.error().empty() && json.errorOffset() <= size);
        }
    }
}

void HostileJsonTest::mutations_agree_with_another_parser()
{
    std::mt19937 random(20261123);
    const std::string alphabet = "{}[]\",:\\ \n0123456789.eE+-truefalsn/\x01\x7f\x80\xc3\xa9\xed\xa0\xf0";
    const std::vector<std::string> seeds{
        R"({"model":"m","messages":[{"role":"user","content":"caf\u00e9 \ud83c\udf09 桥"}],"n":-1.5e+3})",
        R"([{},[],"",0,-0,1e5,true,false,null,{"a":{"b":[1,2,{"c":"\\\"\/"}]}}])",
        "\"\xf0\x9f\x8c\x89 \xe6\xa1\xa5\""};
    const auto pick = [&random](std::size_t size) { return random() % size; };
    for (int round = 0; round < 60'000; ++round) {
        std::string text = seeds[pick(seeds.size())];
        for (std::size_t left = 1 + pick(3); left > 0 && !text.empty(); --left) {
            const std::size_t at = pick(text.size());
            switch (pick(3)) {
            case 0:
                text[at] = alphabet[pick(alphabet.size())];
                break;
            case 1:
                text.erase(at, 1 + pick(3));
                break;
            default:
                text.insert(at, 1, alphabet[pick(alphabet.size())]);
            }
        }
        const bool good = accepts(text);
        if (boostAccepts(text).value_or(good) != good) {
            QFAIL(("they disagree on " + text).c_str());
        }
    }
}

QTEST_APPLESS_MAIN(HostileJsonTest)
#include "tst_hostilejson.moc"
