#include "base/colours.h"
#include "base/emptyhint.h"
#include "base/figures.h"
#include "base/icons.h"
#include "base/labels.h"
#include "widgets/widgettest.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qiao;
using namespace qiao::ui;
using namespace qiao::test;

/// What all pages are made of.
class TestUiBase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyToneCanBeRead_data();
    void everyToneCanBeRead();
    void labelsFollowThePalette();
    void writesFigures();
    void writesCosts();
    void everySymbolIsDrawn();
    void anEmptyHintOffersItsAction();
};

void TestUiBase::everyToneCanBeRead_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << lightPalette();
    QTest::newRow("dark") << darkPalette();
}

void TestUiBase::everyToneCanBeRead()
{
    QFETCH(QPalette, palette);
    for (const Tone tone :
        {Tone::Plain, Tone::Quiet, Tone::Accent, Tone::Good, Tone::Attention, Tone::Trouble}) {
        for (const QPalette::ColorRole behind : {QPalette::Window, QPalette::Base}) {
            const double ratio = contrast(toneColour(tone, palette), palette.color(behind));
            QVERIFY2(ratio >= 4.5, qPrintable(u"tone %1: %2"_s.arg(static_cast<int>(tone)).arg(ratio)));
        }
    }
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
}

void TestUiBase::labelsFollowThePalette()
{
    QWidget parent;
    parent.setPalette(lightPalette());
    ToneLabel label(Tone::Trouble, &parent);
    QCOMPARE(label.palette().color(QPalette::WindowText), toneColour(Tone::Trouble, lightPalette()));
    parent.setPalette(darkPalette());
    QCOMPARE(label.palette().color(QPalette::WindowText), toneColour(Tone::Trouble, darkPalette()));
    label.setTone(Tone::Good);
    QCOMPARE(label.palette().color(QPalette::WindowText), toneColour(Tone::Good, darkPalette()));
}

void TestUiBase::writesFigures()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCOMPARE(countText(1'204'118), u"1,204,118"_s);
    QCOMPARE(shortCountText(312), u"312"_s);
    QCOMPARE(shortCountText(84'310), u"84 k"_s);
    QCOMPARE(shortCountText(1'204'118), u"1.2 M"_s);
    QCOMPARE(shortCountText(999'600), u"1.0 M"_s);
    QCOMPARE(durationText(820ms), u"820 ms"_s);
    QCOMPARE(durationText(1'240ms), u"1.24 s"_s);
    QCOMPARE(durationText(125s), u"2 min 5 s"_s);
    QCOMPARE(shareText(71, 100), u"71 %"_s);
    QCOMPARE(shareText(1, 0), QString());
}

void TestUiBase::writesCosts()
{
    UsageTotals totals;
    QCOMPARE(costText(totals), QString());
    totals.cnyMicros = 3'100'000;
    QCOMPARE(costText(totals), u"¥3.10"_s);
    totals.usdMicros = 420'000;
    QCOMPARE(costText(totals), u"¥3.10 + $0.42"_s);
    QCOMPARE(costText(Cost{Currency::Cny, 900}), u"<¥0.01"_s);
}

void TestUiBase::everySymbolIsDrawn()
{
    for (int symbol = 0; symbol <= static_cast<int>(Symbol::Open); ++symbol) {
        const QImage image = symbolIcon(static_cast<Symbol>(symbol), darkPalette()).pixmap(32, 32).toImage();
        bool painted = false;
        for (int y = 0; y < image.height() && !painted; ++y) {
            for (int x = 0; x < image.width() && !painted; ++x) {
                painted = image.pixelColor(x, y) == darkPalette().color(QPalette::ButtonText);
            }
        }
        QVERIFY2(painted, qPrintable(u"symbol %1 is empty"_s.arg(symbol)));
    }
}

void TestUiBase::anEmptyHintOffersItsAction()
{
    EmptyHint hint;
    QSignalSpy requested(&hint, &EmptyHint::actionRequested);
    hint.setTexts(u"No account yet."_s, u"&Add an account"_s);
    QTest::mouseClick(named<QPushButton>(hint, "emptyAction"), Qt::LeftButton);
    QCOMPARE(requested.size(), 1);
    hint.setTexts(u"Nothing here."_s, {});
    QVERIFY(named<QPushButton>(hint, "emptyAction")->isHidden());
}

QTEST_MAIN(TestUiBase)
#include "tst_uibase.moc"
