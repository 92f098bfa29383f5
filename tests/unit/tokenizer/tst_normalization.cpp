#include "tokenizer/normalization.h"

#include <QTest>

#include <string>

using namespace Qt::StringLiterals;
using namespace qiao::tokenizer;

namespace {

std::string normal(std::string_view text)
{
    std::string storage;
    return std::string(normalized(text, storage));
}

} // namespace

class NormalizationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leaves_normal_text_where_it_is();
    void agrees_with_qt();
    void agrees_with_qt_on_pairs();
    void replaces_what_is_no_utf8_data();
    void replaces_what_is_no_utf8();
};

void NormalizationTest::leaves_normal_text_where_it_is()
{
    std::string storage;
    for (const std::string text : {"", "plain", "Größe, größer", "漢字かな", "한국어", "😀"}) {
        QCOMPARE(static_cast<const void *>(normalized(text, storage).data()),
            static_cast<const void *>(text.data()));
    }
}

void NormalizationTest::agrees_with_qt()
{
    // each code point of Unicode 13 alone, after a letter and before marks; beyond the first plane Qt 6.4
    // takes a composed pair apart at the end of a text
    for (char32_t value = 1; value < 0x10000; ++value) {
        if ((value >= 0xd800 && value < 0xe000) || QChar::unicodeVersion(value) > QChar::Unicode_13_0
            || QChar::unicodeVersion(value) == QChar::Unicode_Unassigned) {
            continue;
        }
        const QString character = QString::fromUcs4(&value, 1);
        const QString text = character + u"|a"_s + character + u"\u0301\u0323 "_s + character + character;
        QCOMPARE(QString::fromStdString(normal(text.toStdString())),
            text.normalized(QString::NormalizationForm_C, QChar::Unicode_13_0));
    }
}

void NormalizationTest::agrees_with_qt_on_pairs()
{
    // marks of all classes in all orders, and what joins the letter before it
    const QString signs =
        u"aeD\u00e9\u1ead\u0301\u0323\u0327\u0344\u0345\u034f\u0f71\u0f72\u0f80\u1100\u1161\u11a8\uac00\u3099"
        "\u304b\u09c7\u09be\u09d7\u0dd9\u0dcf\u0dca\u05b7\u05bc\u05d0\ufb2e\u0958\u212b\uf900"_s;
    for (const QChar first : signs) {
        for (const QChar second : signs) {
            for (const QChar third : signs) {
                const QString text = QString(first) + second + third;
                QCOMPARE(QString::fromStdString(normal(text.toStdString())),
                    text.normalized(QString::NormalizationForm_C));
            }
        }
    }
}

void NormalizationTest::replaces_what_is_no_utf8_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("result");
    // the Unicode Standard, tables 3-8 to 3-11
    const QByteArray sign = "\ufffd";
    QTest::addRow("non-shortest forms")
        << QByteArray("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41") << sign.repeated(8) + "A";
    QTest::addRow("surrogates") << QByteArray("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41")
                                << sign.repeated(8) + "A";
    QTest::addRow("beyond the last") << QByteArray("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42")
                                     << sign.repeated(5) + "A" + sign.repeated(2) + "B";
    QTest::addRow("cut off") << QByteArray("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41") << sign.repeated(4) + "A";
    QTest::addRow("at the end") << QByteArray("a\xF0\x9F\x98") << "a" + sign;
    QTest::addRow("an accent after it") << QByteArray("\xFF\xCC\x81") << sign + "\u0301";
}

void NormalizationTest::replaces_what_is_no_utf8()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, result);
    QCOMPARE(QByteArray::fromStdString(normal(text.toStdString())), result);
}

QTEST_APPLESS_MAIN(NormalizationTest)
#include "tst_normalization.moc"
