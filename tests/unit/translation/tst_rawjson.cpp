#include "jsontexts.h"
#include "translation/json/splice.h"

#include <QTest>

#include <boost/json.hpp>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace qiao::translation;
using namespace jsontexts;

namespace {

/// Rebuilds the text of \a value from its parts; equal to raw() only if the index is right.
std::string rebuilt(const RawJson::Value &value)
{
    const bool object = value.kind() == RawJson::Kind::Object;
    if (!object && value.kind() != RawJson::Kind::Array) {
        return std::string(value.raw());
    }
    std::string out(1, object ? '{' : '[');
    for (auto child = value.firstChild(); child; child = child->nextSibling()) {
        if (out.size() > 1) {
            out += ',';
        }
        if (const auto key = child->key()) {
            out += std::string(key->raw()) + ':';
        }
        out += rebuilt(*child);
    }
    return out + (object ? '}' : ']');
}

} // namespace

class RawJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void grammar_data();
    void grammar();
    void every_value_is_a_slice_of_the_text();
    void strings_are_unescaped();
    void a_key_written_with_escapes_is_found();
    void the_last_of_equal_keys_is_found();
    void numbers_keep_their_spelling();
    void navigation_rebuilds_recorded_requests();
    void parse_again_forgets_the_text_before();
    void errors_say_what_and_where();
    void edits_are_applied_in_one_pass();
};

void RawJsonTest::grammar_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    const std::pair<const char *, bool> cases[] = {{"", false}, {" ", false}, {"null", true},
        {" true\r\n\t", true}, {"false", true}, {"nul", false}, {"nullx", false}, {"True", false},
        {"0", true}, {"-0", true}, {"00", false}, {"01", false}, {"-", false}, {"+1", false}, {"1.", false},
        {".5", false}, {"1.5", true}, {"1e5", true}, {"1E+05", true}, {"1e-400", true}, {"1e400", true},
        {"1e", false}, {"1e+", false}, {"0x10", false}, {"NaN", false}, {"Infinity", false},
        {"123456789012345678901", true}, {"\"\"", true}, {"\"", false}, {"\"a", false}, {"'a'", false},
        {"\"\\\"", false}, {"\"\\q\"", false}, {"\"\\u12\"", false}, {"\"\\u12G4\"", false},
        {"\"\\ud800\"", true}, {"\"\\udc00\\ud800\"", true}, {"\"\\/\\b\\f\\n\\r\\t\"", true},
        {"\"a\tb\"", false}, {"\"a\nb\"", false}, {"\"\x7f\"", true},
        {"\"\xc3\xa9\xe6\xa1\xa5\xf0\x9f\x8c\x89\"", true}, {"\"\x80\"", false}, {"\"\xc0\xaf\"", false},
        {"\"\xc1\xbf\"", false}, {"\"\xe0\x80\xaf\"", false}, {"\"\xed\xa0\x80\"", false},
        {"\"\xf0\x80\x80\xaf\"", false}, {"\"\xf4\x90\x80\x80\"", false}, {"\"\xf5\x80\x80\x80\"", false},
        {"\"\xe6\xa1\"", false}, {"\"\xff\"", false}, {"\xef\xbb\xbf{}", false}, {"[]", true}, {"[ ]", true},
        {"[1,]", false}, {"[,1]", false}, {"[1 2]", false}, {"[1,2", false}, {"]", false}, {"{}", true},
        {"{ }", true}, {"{\"a\":1}", true}, {"{\"a\":1,}", false}, {"{\"a\"}", false}, {"{\"a\":}", false},
        {"{a:1}", false}, {"{1:1}", false}, {"{\"a\":1 \"b\":2}", false}, {"{\"a\" : [ { } , 1 ] }", true},
        {"[}", false}, {"{]", false}, {"[1]]", false}, {"{} {}", false}, {"1 2", false}, {"// a\n1", false},
        {"[1]//", false}, {"\xe2\x80\xa8[]", false}, {"[\"12345678\xe6\xa1\xa5\"]", true},
        {"[\"1234567\\n9\"]", true}};
    for (const auto &[text, good] : cases) {
        QTest::newRow(text) << QByteArray(text) << good;
    }
    QTest::newRow("a zero byte in a string") << "\"a\0b\""_ba << false;
    QTest::newRow("a zero byte after the value") << "1\0"_ba << false;
}

void RawJsonTest::grammar()
{
    QFETCH(const QByteArray, text);
    QFETCH(const bool, good);
    QCOMPARE(accepts(text.toStdString()), good);
    QCOMPARE(boostAccepts(text.toStdString()).value_or(good), good);
}

void RawJsonTest::every_value_is_a_slice_of_the_text()
{
    const std::string text = R"( {"a" : [1.0, "x\"y", null ], "b":{ }, "c":-2.50e-1} )";
    RawJson json;
    QVERIFY(json.parse(text));
    const auto root = json.root();
    QCOMPARE(root.begin(), std::size_t(1));
    QCOMPARE(root.end(), text.size() - 1);
    QVERIFY(!root.key());
    QVERIFY(!root.nextSibling());
    const auto a = root.find("a");
    QVERIFY(a);
    QVERIFY(a->raw() == R"([1.0, "x\"y", null ])");
    QVERIFY(a->kind() == RawJson::Kind::Array);
    const auto one = a->firstChild();
    QVERIFY(one && one->raw() == "1.0" && !one->key());
    const auto string = one->nextSibling();
    QVERIFY(string && string->isString("x\"y") && string->raw().data() == text.data() + string->begin());
    const auto null = string->nextSibling();
    QVERIFY(null && null->kind() == RawJson::Kind::Null && !null->nextSibling());
    const auto b = a->nextSibling();
    QVERIFY(b && b->key()->isString("b") && b->kind() == RawJson::Kind::Object && !b->firstChild());
    const auto c = b->nextSibling();
    QVERIFY(c && c->raw() == "-2.50e-1" && *c->number() == -0.25 && !c->nextSibling());
    QVERIFY(!root.find("d"));
    QVERIFY(!a->find("a"));
}

void RawJsonTest::strings_are_unescaped()
{
    RawJson json;
    const std::string text =
        R"(["plain","\"\\\/\b\f\n\r\t","\u6865 \ud83c\udf09","\ud800","\udf09\ud83c","\ud800\u0041","\udc00\udc00",7])";
    QVERIFY(json.parse(text));
    std::vector<std::string> strings;
    for (auto child = json.root().firstChild(); child; child = child->nextSibling()) {
        strings.push_back(child->string());
    }
    const std::string unknown = "\xef\xbf\xbd";
    const std::vector<std::string> expected{"plain", "\"\\/\b\f\n\r\t", "桥 🌉", unknown, unknown + unknown,
        unknown + 'A', unknown + unknown, ""};
    QCOMPARE(strings, expected);
}

void RawJsonTest::a_key_written_with_escapes_is_found()
{
    RawJson json;
    QVERIFY(json.parse(R"({"mod\u0065l":"a"})"));
    const auto model = json.root().find("model");
    QVERIFY(model && model->isString("a") && model->key()->raw() == R"("mod\u0065l")");
}

void RawJsonTest::the_last_of_equal_keys_is_found()
{
    RawJson json;
    QVERIFY(json.parse(R"({"a":1,"b":{"a":3},"a":2})"));
    QVERIFY(json.root().find("a")->raw() == "2");
}

void RawJsonTest::numbers_keep_their_spelling()
{
    RawJson json;
    QVERIFY(json.parse("[1.0,2.50e-1,123456789012345678901,1e400,-1e400,1e-400,0.0e999999999999999999999,"
                       "1e-99999999999999999999,1e99999999999999999999]"));
    std::vector<double> numbers;
    std::string spelling;
    for (auto child = json.root().firstChild(); child; child = child->nextSibling()) {
        numbers.push_back(*child->number());
        spelling += std::string(child->raw()) + ' ';
    }
    const std::vector<double> expected{
        1, 0.25, 123456789012345678901.0, HUGE_VAL, -HUGE_VAL, 0, 0, 0, HUGE_VAL};
    QVERIFY(numbers == expected);
    QCOMPARE(spelling,
        std::string("1.0 2.50e-1 123456789012345678901 1e400 -1e400 1e-400 0.0e999999999999999999999 "
                    "1e-99999999999999999999 1e99999999999999999999 "));
    const std::string longDigits = "[0." + std::string(400, '0') + "1, 1" + std::string(400, '0') + "]";
    QVERIFY(json.parse(longDigits));
    QCOMPARE(*json.root().firstChild()->number(), 0.0);
    QCOMPARE(*json.root().firstChild()->nextSibling()->number(), HUGE_VAL);
}

void RawJsonTest::navigation_rebuilds_recorded_requests()
{
    const auto bodies = recordedBodies();
    QVERIFY(!bodies.empty());
    for (const std::string &body : bodies) {
        RawJson json;
        QVERIFY(json.parse(body));
        const std::string text = rebuilt(json.root());
        QVERIFY(boost::json::parse(text) == boost::json::parse(body));
        RawJson again;
        QVERIFY(again.parse(text));
        QCOMPARE(rebuilt(again.root()), text);
    }
}

void RawJsonTest::parse_again_forgets_the_text_before()
{
    RawJson json;
    QVERIFY(!json.parse("[1,2"));
    QVERIFY(!json.error().empty());
    QVERIFY(json.parse("[3]"));
    QVERIFY(json.error().empty());
    QVERIFY(json.root().firstChild()->raw() == "3" && !json.root().firstChild()->nextSibling());
}

void RawJsonTest::errors_say_what_and_where()
{
    RawJson json;
    QVERIFY(!json.parse(R"({"a": tru})"));
    QCOMPARE(json.errorOffset(), std::size_t(6));
    QCOMPARE(std::string(json.error()), std::string("expected a value"));
    QVERIFY(!json.parse("[1"));
    QCOMPARE(json.errorOffset(), std::size_t(2));
    QVERIFY(!json.parse("\"ab\xff\""));
    QCOMPARE(json.errorOffset(), std::size_t(3));
    QCOMPARE(std::string(json.error()), std::string("a string is not valid UTF-8"));
}

void RawJsonTest::edits_are_applied_in_one_pass()
{
    const std::vector<Edit> edits{{6, 0, "!"}, {0, 1, "H"}, {3, 2, ""}, {6, 0, "?"}, {2, 1, "LL"}};
    QCOMPARE(spliced("hello ", edits), std::string("HeLL !?"));
    QCOMPARE(spliced("same", {}), std::string("same"));
}

QTEST_APPLESS_MAIN(RawJsonTest)
#include "tst_rawjson.moc"
