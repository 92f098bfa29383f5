#include "clientsetup/jsoncedit.h"

#include <boost/json.hpp>

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

namespace json = boost::json;

class TestJsoncEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inserts_data();
    void inserts();
    void removes_data();
    void removes();
    void replacesInPlace();
    void whatIsPutInIsTakenOutAgain_data();
    void whatIsPutInIsTakenOutAgain();
    void findsElementsByAMember();
    void refusesToGoThroughOtherValues();
    void saysWhereATextIsBroken();
    void knowsWhatIsEmpty();
    void comparesByMeaning();

private:
    static JsonPath path(const char *dotted)
    {
        JsonPath path;
        for (const QByteArray &step : QByteArray(dotted).split('.')) {
            const QList<QByteArray> parts = step.split('=');
            JsonStep made{parts.first().toStdString()};
            if (parts.size() > 1) {
                made.value = parts.at(1).toStdString();
            }
            path.push_back(made);
        }
        return path;
    }

    static QByteArray with(const QByteArray &text, const char *at, const json::value &value)
    {
        const JsoncResult result = withJsonAt(text.toStdString(), path(at), value);
        return result ? QByteArray::fromStdString(*result) : "conflict"_ba;
    }

    static QByteArray without(const QByteArray &text, const char *at)
    {
        return QByteArray::fromStdString(withoutJsonAt(text.toStdString(), path(at)));
    }
};

void TestJsoncEdit::inserts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("at");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("nothing") << ""_ba
                             << "a"_ba
                             << "{\n  \"a\": 1\n}\n"_ba;
    QTest::newRow("only a comment") << "// mine"_ba
                                    << "a"_ba
                                    << "// mine\n{\n  \"a\": 1\n}\n"_ba;
    QTest::newRow("only a mark") << "\xEF\xBB\xBF"_ba
                                 << "a"_ba
                                 << "\xEF\xBB\xBF{\n  \"a\": 1\n}\n"_ba;
    QTest::newRow("empty") << "{}"_ba
                           << "a.b"_ba
                           << "{\n  \"a\": {\n    \"b\": 1\n  }\n}"_ba;
    QTest::newRow("comment alone inside") << "{\n\t// none yet\n}\n"_ba
                                          << "a"_ba
                                          << "{\n\t// none yet\n  \"a\": 1\n}\n"_ba;
    QTest::newRow("comment before the brace") << "{ /* none */ }"_ba
                                              << "a"_ba
                                              << "{ /* none */\n  \"a\": 1\n }"_ba;
    QTest::newRow("last line") << "{\n    \"x\": 0\n}\n"_ba
                               << "a"_ba
                               << "{\n    \"x\": 0,\n    \"a\": 1\n}\n"_ba;
    QTest::newRow("tabs") << "{\n\t\"x\": {\n\t\t\"y\": 0\n\t}\n}\n"_ba
                          << "x.z.a"_ba
                          << "{\n\t\"x\": {\n\t\t\"y\": 0,\n\t\t\"z\": {\n\t\t\t\"a\": 1\n\t\t}\n\t}\n}\n"_ba;
    QTest::newRow("CRLF") << "{\r\n  \"x\": 0\r\n}\r\n"_ba
                          << "a"_ba
                          << "{\r\n  \"x\": 0,\r\n  \"a\": 1\r\n}\r\n"_ba;
    QTest::newRow("trailing comma") << "{\n  \"x\": 0,\n}"_ba
                                    << "a"_ba
                                    << "{\n  \"x\": 0,\n  \"a\": 1,\n}"_ba;
    QTest::newRow("comment after the value") << "{\n  \"x\": 0 // nought\n}"_ba
                                             << "a"_ba
                                             << "{\n  \"x\": 0, // nought\n  \"a\": 1\n}"_ba;
    QTest::newRow("comment after the comma") << "{\n  \"x\": 0, // a, b }\n  // more\n}"_ba
                                             << "a"_ba
                                             << "{\n  \"x\": 0, // a, b }\n  \"a\": 1,\n  // more\n}"_ba;
    QTest::newRow("one line") << "{\"x\": 0}"_ba
                              << "a"_ba
                              << "{\"x\": 0, \"a\": 1}"_ba;
    QTest::newRow("one line, trailing comma") << "{ \"x\": [0], }"_ba
                                              << "a"_ba
                                              << "{ \"x\": [0], \"a\": 1, }"_ba;
    QTest::newRow("brace on the last line") << "{\n  \"x\": 0}"_ba
                                            << "a"_ba
                                            << "{\n  \"x\": 0,\n  \"a\": 1}"_ba;
    QTest::newRow("new array")
        << "{}"_ba
        << "l.k=v.a"_ba
        << "{\n  \"l\": [\n    {\n      \"k\": \"v\",\n      \"a\": 1\n    }\n  ]\n}"_ba;
    QTest::newRow("new element")
        << "{\n  \"l\": [\n    { \"k\": \"w\" }\n  ]\n}"_ba
        << "l.k=v.a"_ba
        << "{\n  \"l\": [\n    { \"k\": \"w\" },\n    {\n      \"k\": \"v\",\n      \"a\": 1\n    }\n  ]\n}"_ba;
}

void TestJsoncEdit::inserts()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, at);
    QFETCH(const QByteArray, expected);
    QCOMPARE(with(text, at, 1), expected);
    QVERIFY(!faultIn(expected.toStdString()));
}

void TestJsoncEdit::removes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("absent") << "{\"x\":0}"_ba
                            << "{\"x\":0}"_ba;
    QTest::newRow("alone") << "{\n  \"a\": 1\n}"_ba
                           << "{}"_ba;
    QTest::newRow("alone with a comment") << "{\n  // keep\n  \"a\": 1\n}"_ba
                                          << "{\n  // keep\n}"_ba;
    QTest::newRow("first") << "{\n  \"a\": 1,\n  \"x\": 0\n}"_ba
                           << "{\n  \"x\": 0\n}"_ba;
    QTest::newRow("last") << "{\n  \"x\": 0,\n  \"a\": 1\n}"_ba
                          << "{\n  \"x\": 0\n}"_ba;
    QTest::newRow("last, CRLF") << "{\r\n  \"x\": 0,\r\n  \"a\": 1\r\n}"_ba
                                << "{\r\n  \"x\": 0\r\n}"_ba;
    QTest::newRow("its comment stays") << "{\n  \"x\": 0,\n  \"a\": 1, // why\n  \"y\": 2\n}"_ba
                                       << "{\n  \"x\": 0,\n  // why\n  \"y\": 2\n}"_ba;
    QTest::newRow("comment before the comma") << "{\n  \"a\": 1 /* why */,\n  \"y\": 2\n}"_ba
                                              << "{\n  /* why */\n  \"y\": 2\n}"_ba;
    QTest::newRow("comments before and after") << "{ // c\n\"a\": 1 /* d\n */,\n\"y\": 2}"_ba
                                               << "{ // c\n/* d\n */\n\"y\": 2}"_ba;
    QTest::newRow("brace behind a line comment") << "{\n  \"x\": 0, // c\n  \"a\": 1}"_ba
                                                 << "{\n  \"x\": 0 // c\n  }"_ba;
    QTest::newRow("first of a line") << "{\"a\": 1, \"x\": 0}"_ba
                                     << "{\"x\": 0}"_ba;
    QTest::newRow("middle of a line") << "{\"x\": 0, \"a\": 1, \"y\": 2}"_ba
                                      << "{\"x\": 0, \"y\": 2}"_ba;
    QTest::newRow("two on a line") << "{\n  \"a\": 1, \"x\": 0\n}"_ba
                                   << "{\n  \"x\": 0\n}"_ba;
    QTest::newRow("trailing comma") << "{\n  \"x\": 0,\n  \"a\": 1,\n}"_ba
                                    << "{\n  \"x\": 0,\n}"_ba;
}

void TestJsoncEdit::removes()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, expected);
    QCOMPARE(without(text, "a"), expected);
    QVERIFY(!faultIn(expected.toStdString()));
}

void TestJsoncEdit::replacesInPlace()
{
    QCOMPARE(with("{\n\t\"a\": /* old */ \"x\" , // note\n}", "a", "y"),
        "{\n\t\"a\": /* old */ \"y\" , // note\n}"_ba);
    QCOMPARE(with("{\"a\": 1, \"a\": 2}", "a", 3), "{\"a\": 1, \"a\": 3}"_ba);
    const JsoncResult raw = withRawJsonAt("{\n  \"a\": 1\n}", path("b"), "[1, /* two */ 2]");
    QCOMPARE(QByteArray::fromStdString(*raw), "{\n  \"a\": 1,\n  \"b\": [1, /* two */ 2]\n}"_ba);
}

void TestJsoncEdit::whatIsPutInIsTakenOutAgain_data()
{
    QTest::addColumn<QByteArray>("text");
    const QList<QByteArray> ends{"\n", "\r\n"};
    const QList<QByteArray> marks{"", "\xEF\xBB\xBF"};
    const QList<QByteArray> indents{"  ", "\t", "    ", ""};
    const QList<QByteArray> commas{"", ",", ", // last", " // last", " /* a */ , /* b */", "/* a\n */"};
    for (const QByteArray &end : ends) {
        for (const QByteArray &mark : marks) {
            for (const QByteArray &indent : indents) {
                for (const QByteArray &comma : commas) {
                    const QByteArray text = mark + "// top {" + end + "{" + end + indent + "// of x" + end
                        + indent + "\"x\": {" + end + indent + indent + "\"y\": [1, 2,]" + comma + end
                        + indent + "}" + comma + end + end + indent + "// end" + end + "}" + end;
                    QTest::addRow("%lld", static_cast<long long>(qHash(text))) << text;
                }
            }
        }
    }
    QTest::newRow("one line") << "{\"x\":{\"y\":0}}"_ba;
    QTest::newRow("one line, comma") << "{ \"x\": { \"y\": 0, }, }"_ba;
}

void TestJsoncEdit::whatIsPutInIsTakenOutAgain()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!faultIn(text.toStdString()));
    for (const char *at : {"a", "x.a"}) {
        const QByteArray more = with(text, at, {{"b", json::array{1, "two"}}});
        QVERIFY(!faultIn(more.toStdString()));
        QCOMPARE(QByteArray::fromStdString(canonicalJson(*jsonAt(more.toStdString(), path(at)))),
            "[{\"b\":[1,\"two\"]}]"_ba);
        QCOMPARE(QByteArray::fromStdString(*jsonAt(more.toStdString(), path("x.y"))),
            QByteArray::fromStdString(*jsonAt(text.toStdString(), path("x.y"))));
        QCOMPARE(without(more, at), text);
    }
}

void TestJsoncEdit::findsElementsByAMember()
{
    const std::string text = R"({"l": [1, {"k": "w"}, {"k": "v", "a": 7}]})";
    QCOMPARE(jsonAt(text, path("l.k=v.a")).value_or("none"), std::string("7"));
    QVERIFY(!jsonAt(text, path("l.k=z.a")));
    QCOMPARE(depthAt(text, path("l.k=v.b")), std::size_t(2));
    QCOMPARE(QByteArray::fromStdString(spelledPath(path("l.k=v.a"))), "l[v].a"_ba);
    QCOMPARE(without(QByteArray::fromStdString(text), "l.k=v"), R"({"l": [1, {"k": "w"}]})"_ba);
}

void TestJsoncEdit::refusesToGoThroughOtherValues()
{
    const JsoncResult result = withJsonAt(R"({"a": {"b": "text"}})", path("a.b.c"), 1);
    QVERIFY(!result);
    QCOMPARE(result.error(), std::size_t(2));
    QVERIFY(!withJsonAt(R"({"a": {}})", path("a.k=v"), 1));
}

void TestJsoncEdit::saysWhereATextIsBroken()
{
    QVERIFY(!faultIn("  // nothing\n"));
    QVERIFY(!faultIn("{/**/}"));
    QCOMPARE(faultIn("{\n  \"a\": 1\n  \"b\": 2\n}")->line, std::size_t(3));
    QVERIFY(faultIn("[1]"));
    QVERIFY(faultIn("{} {}"));
    QVERIFY(faultIn("{ /* open"));
}

void TestJsoncEdit::knowsWhatIsEmpty()
{
    QVERIFY(isEmptyAt(R"({"a": { }})", path("a")));
    QVERIFY(!isEmptyAt(R"({"a": { /* c */ }})", path("a")));
    QVERIFY(!isEmptyAt(R"({"a": 1})", path("a")));
    QVERIFY(isEmptyAt(R"({"l": [{"k": "v"}]})", path("l.k=v")));
    QVERIFY(!isEmptyAt(R"({"l": [{"k": "v", "a": 1}]})", path("l.k=v")));
    QVERIFY(!isEmptyAt(R"({"l": [{"k": "v"}]})", path("l")));
}

void TestJsoncEdit::comparesByMeaning()
{
    QCOMPARE(
        canonicalJson("{\"b\":1, /* c */ \"a\" : [\"\\u0041\",]}"), canonicalJson(R"({"a":["A"],"b":1})"));
    QVERIFY(canonicalJson("1") != canonicalJson("\"1\""));
}

QTEST_GUILESS_MAIN(TestJsoncEdit)
#include "tst_jsoncedit.moc"
