#include "accounts/jsonwithcomments.h"

#include <boost/json.hpp>

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

class TestJsonWithComments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blanksWhatIsNoJson_data();
    void blanksWhatIsNoJson();
    void keepsPlaces();
};

void TestJsonWithComments::blanksWhatIsNoJson_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("plain");

    const auto row = [](const char *name, const char *text, const char *plain) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(plain);
    };
    row("nothing to do", R"({"a":[1,2]})", R"({"a":[1,2]})");
    row("line comment", "1 // two\n3", "1       \n3");
    row("line comment at the end", "1//", "1  ");
    row("line comment in CRLF", "1//x\r\n", "1   \r\n");
    row("block comment", "1/*\n*/2", "1  \n  2");
    row("block comment with stars", "/***/1", "     1");
    row("block comment that never ends", "1/* 2", "1/* 2");
    row("slash alone", "1 / 2", "1 / 2");
    row("comment marks in a string", R"("// /* */")", R"("// /* */")");
    row("quote in a string", R"("\"//")", R"("\"//")");
    row("backslash before the closing quote", R"("\\"//x)", R"("\\"   )");
    row("string that never ends", R"("//)", R"("//)");
    row("backslash at the end", "\"\\", "\"\\");
    row("comma before a brace", R"({"a":1,})", R"({"a":1 })");
    row("comma before a bracket", "[1,]", "[1 ]");
    row("comma, comment, bracket", "[1,/*x*/\n]", "[1      \n]");
    row("comma between", "[1,2]", "[1,2]");
    row("two commas stay wrong", "[1,,]", "[1,,]");
    row("comma with nothing before it stays wrong", "[,]", "[,]");
    row("comma after a colon stays wrong", R"({"a":,})", R"({"a":,})");
    row("comma in a string", R"(["a,",])", R"(["a," ])");
    row("nested", R"([[1,],{"a":2,},])", R"([[1 ],{"a":2 } ])");
    row("byte order mark", "\xEF\xBB\xBF{}", "   {}");
    row("empty", "", "");
}

void TestJsonWithComments::blanksWhatIsNoJson()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, plain);
    QCOMPARE(QByteArray::fromStdString(withoutComments(text.toStdString())), plain);
    QCOMPARE(QByteArray::fromStdString(withoutComments(plain.toStdString())), plain);
}

void TestJsonWithComments::keepsPlaces()
{
    QFile file(QStringLiteral(QIAO_TEST_DATA "/imports/comments.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const std::string text = file.readAll().toStdString();
    const std::string plain = withoutComments(text);
    QCOMPARE(plain.size(), text.size());
    const boost::json::value value = boost::json::parse(plain);
    const boost::json::value expected{{"a", "x // y /* z */ ,]"}, {"b\\", {1, 2}}, {"c", {{"d", "\",}"}}}};
    QCOMPARE(boost::json::serialize(value), boost::json::serialize(expected));
}

QTEST_GUILESS_MAIN(TestJsonWithComments)
#include "tst_jsonwithcomments.moc"
