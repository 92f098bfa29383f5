#include "tokenizer/pieces.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao::tokenizer;

class PiecesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splits_data();
    void splits();
};

void PiecesTest::splits_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("pieces");
    const auto add = [](const char *name, const QString &text, const QStringList &pieces) {
        QTest::addRow("%s", name) << text << pieces;
    };
    add("nothing", {}, {});
    add("words take one space", u"Hello  world"_s, {u"Hello"_s, u" "_s, u" world"_s});
    add("words take one sign", u"(a \"b\tc"_s, {u"(a"_s, u" "_s + u"\""_s, u"b"_s, u"\tc"_s});
    add("digits one by one", u"12 3a"_s, {u"1"_s, u"2"_s, u" "_s, u"3"_s, u"a"_s});
    add("numbers of all kinds", u"½Ⅷ٣"_s, {u"½"_s, u"Ⅷ"_s, u"٣"_s});
    add("contractions", u"I'm don't WE'LL it'S x'dy"_s,
        {u"I"_s, u"'m"_s, u" don"_s, u"'t"_s, u" WE"_s, u"'LL"_s, u" it"_s, u"'S"_s, u" x"_s, u"'d"_s,
            u"y"_s});
    add("no contractions", u"'x'r'v'l ''s"_s, {u"'x"_s, u"'r"_s, u"'v"_s, u"'l"_s, u" ''"_s, u"s"_s});
    add("contraction at the end", u"'"_s, {u"'"_s});
    add("signs take line ends", u" ){\r\n\r\n  x"_s, {u" ){\r\n\r\n"_s, u" "_s, u" x"_s});
    add("signs take no tab", u"\t;"_s, {u"\t"_s, u";"_s});
    add("white space up to the last line end", u" \n \n  x"_s, {u" \n \n"_s, u" "_s, u" x"_s});
    add("white space at the end", u"x  \t"_s, {u"x"_s, u"  \t"_s});
    add("white space before a digit", u"   1"_s, {u"  "_s, u" "_s, u"1"_s});
    add("wide spaces", u"\u3000\u3000语"_s, {u"\u3000"_s, u"\u3000语"_s});
    add("accents are signs", u"e\u0301a"_s, {u"e"_s, u"\u0301a"_s});
    add("U+180E is a sign", u"a\u180e \u180e"_s, {u"a"_s, u"\u180e"_s, u" \u180e"_s});
    add("U+FEFF is a sign", u"a \ufeff\ufeffb \ufeff"_s, {u"a"_s, u" \ufeff\ufeff"_s, u"b"_s, u" \ufeff"_s});
    add("U+0085 is a space, but no line end", u"a\u0085\u0085b;\u0085"_s,
        {u"a"_s, u"\u0085"_s, u"\u0085b"_s, u";"_s, u"\u0085"_s});
    add("other planes", u"😀😀𝒜𝟙"_s, {u"😀😀"_s, u"𝒜"_s, u"𝟙"_s});
}

void PiecesTest::splits()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, pieces);
    const std::string bytes = text.toStdString();
    Pieces rest(bytes);
    QStringList found;
    for (std::string_view piece = rest.next(); !piece.empty(); piece = rest.next()) {
        found << QString::fromUtf8(piece.data(), qsizetype(piece.size()));
    }
    QCOMPARE(found, pieces);
}

QTEST_APPLESS_MAIN(PiecesTest)
#include "tst_pieces.moc"
