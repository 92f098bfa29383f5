#include "terminal/qrcode.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

/// The rendered code, read back as a scanner would: characters → modules → format → mask → codewords → text.
/// Error correction is left out: nothing is smudged here.
class TestQrCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void canBeRead_data();
    void canBeRead();
    void hasAQuietZone();
    void saysItsColours();
    void refusesWhatDoesNotFit();

private:
    using Modules = QList<QList<bool>>; ///< by row; true is dark

    static QStringList withoutColours(const QrPicture &picture);
    static Modules modulesOf(const QrPicture &picture, Colours colours);
    static bool isFunction(int x, int y, int size);
    static bool isMasked(int mask, int x, int y);
    static QList<bool> dataBits(const Modules &modules);
    static QString decoded(const Modules &modules);
};

QStringList TestQrCode::withoutColours(const QrPicture &picture)
{
    QStringList lines = picture.lines;
    for (QString &line : lines) {
        line.remove(u"\x1b[38;5;16;48;5;231m"_s).remove(u"\x1b[0m"_s);
    }
    return lines;
}

/// Without the quiet zone, which has to be light.
TestQrCode::Modules TestQrCode::modulesOf(const QrPicture &picture, Colours colours)
{
    constexpr int quietZone = 4;
    const bool drawnIsDark = colours == Colours::On;
    Modules all;
    for (const QString &line : withoutColours(picture)) {
        QList<bool> upper;
        QList<bool> lower;
        for (const QChar block : line) {
            upper.append((block == u'▀' || block == u'█') == drawnIsDark);
            lower.append((block == u'▄' || block == u'█') == drawnIsDark);
        }
        all << upper << lower;
    }
    const int size = picture.width - 2 * quietZone;
    Modules modules;
    for (int y = 0; y < size; ++y) {
        modules.append(all.at(y + quietZone).mid(quietZone, size));
    }
    return modules;
}

bool TestQrCode::isFunction(int x, int y, int size)
{
    const bool finder = (x <= 8 && (y <= 8 || y >= size - 8)) || (x >= size - 8 && y <= 8);
    // versions 2 to 6 have one alignment pattern
    const bool alignment = size > 21 && qAbs(x - (size - 7)) <= 2 && qAbs(y - (size - 7)) <= 2;
    return finder || alignment || x == 6 || y == 6;
}

bool TestQrCode::isMasked(int mask, int x, int y)
{
    switch (mask) {
    case 0:
        return (x + y) % 2 == 0;
    case 1:
        return y % 2 == 0;
    case 2:
        return x % 3 == 0;
    case 3:
        return (x + y) % 3 == 0;
    case 4:
        return (x / 3 + y / 2) % 2 == 0;
    case 5:
        return x * y % 2 + x * y % 3 == 0;
    case 6:
        return (x * y % 2 + x * y % 3) % 2 == 0;
    default:
        return ((x + y) % 2 + x * y % 3) % 2 == 0;
    }
}

QList<bool> TestQrCode::dataBits(const Modules &modules)
{
    const auto size = static_cast<int>(modules.size());
    int format = 0;
    for (int i = 0; i < 15; ++i) {
        const int x = i < 8 ? 8 : i == 8 ? 7 : 14 - i;
        const int y = i < 6 ? i : i == 6 ? 7 : 8;
        format |= (modules.at(y).at(x) ? 1 : 0) << i;
    }
    const int mask = ((format ^ 0x5412) >> 10) & 7;
    QList<bool> bits;
    for (int right = size - 1; right >= 1; right -= 2) {
        right = right == 6 ? 5 : right;
        const bool upward = ((right + 1) & 2) == 0;
        for (int i = 0; i < size; ++i) {
            const int y = upward ? size - 1 - i : i;
            for (int x = right; x > right - 2; --x) {
                if (!isFunction(x, y, size)) {
                    bits.append(modules.at(y).at(x) != isMasked(mask, x, y));
                }
            }
        }
    }
    return bits;
}

QString TestQrCode::decoded(const Modules &modules)
{
    const QList<bool> bits = dataBits(modules);
    qsizetype next = 0;
    const auto number = [&bits, &next](int length) {
        int value = 0;
        for (int i = 0; i < length; ++i) {
            value = value * 2 + (bits.value(next++) ? 1 : 0);
        }
        return value;
    };
    if (number(4) != 4) { // bytes
        return {};
    }
    QByteArray text;
    for (int left = number(8); left > 0; --left) {
        text += static_cast<char>(number(8));
    }
    return QString::fromUtf8(text);
}

void TestQrCode::canBeRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Colours>("colours");
    const QString address = u"https://chat.qwen.ai/authorize?user_code=AB12-CD34&client=qwen-code"_s;
    QTest::newRow("sign-in, colours") << address << Colours::On;
    QTest::newRow("sign-in, none") << address << Colours::Off;
    QTest::newRow("short") << u"http://[::1]/a"_s << Colours::On;
    QTest::newRow("version 5") << u"x"_s.repeated(106) << Colours::Off;
}

void TestQrCode::canBeRead()
{
    QFETCH(QString, text);
    QFETCH(Colours, colours);
    const QrPicture picture = qrPicture(text, colours);
    QVERIFY(!picture.lines.isEmpty());
    for (const QString &line : withoutColours(picture)) {
        QCOMPARE(line.size(), picture.width);
    }
    QCOMPARE(decoded(modulesOf(picture, colours)), text);
}

void TestQrCode::hasAQuietZone()
{
    const QStringList dark = withoutColours(qrPicture(u"https://a"_s, Colours::On));
    const QStringList light = withoutColours(qrPicture(u"https://a"_s, Colours::Off));
    QCOMPARE(dark.at(0).trimmed(), QString());
    QCOMPARE(dark.at(1).trimmed(), QString());
    QVERIFY(dark.at(2).startsWith(u"    █▀▀▀▀▀█"_s));
    QCOMPARE(dark.at(dark.size() - 2).trimmed(), QString());
    QCOMPARE(light.at(0), QString(light.at(0).size(), u'█'));
    QVERIFY(light.at(2).startsWith(u"████ ▄▄▄▄▄ "_s));
}

void TestQrCode::saysItsColours()
{
    for (const QString &line : qrPicture(u"https://a"_s, Colours::On).lines) {
        QVERIFY(line.startsWith(u"\x1b[38;5;16;48;5;231m"_s));
        QVERIFY(line.endsWith(u"\x1b[0m"_s));
    }
    for (const QString &line : qrPicture(u"https://a"_s, Colours::Off).lines) {
        QVERIFY(!line.contains(u'\x1b'));
    }
}

void TestQrCode::refusesWhatDoesNotFit()
{
    QVERIFY(qrPicture(u"x"_s.repeated(3000), Colours::On).lines.isEmpty());
}

QTEST_GUILESS_MAIN(TestQrCode)
#include "tst_qrcode.moc"
