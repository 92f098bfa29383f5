#include "base/colours.h"
#include "chart/barchart.h"
#include "widgets/widgettest.h"

#include <QAccessible>
#include <QApplication>
#include <QHelpEvent>
#include <QLocale>
#include <QPushButton>
#include <QTest>
#include <QToolTip>
#include <QVBoxLayout>

#include <set>

using namespace Qt::StringLiterals;
using namespace qiao::ui;
using namespace qiao::test;

namespace {

QList<int> announced; ///< children of the chart that got the focus

void keepAnnouncements(QAccessibleEvent *event)
{
    if (event->type() == QAccessible::Focus && event->child() >= 0) {
        announced.append(event->child());
    }
}

QList<Bar> hours()
{
    QList<Bar> bars;
    for (int hour = 0; hour < 24; ++hour) {
        const qint64 value = hour < 7 ? 0 : (hour * 7919) % 90'000;
        bars.append({QString::number(hour), u"%1:00: %2 tokens"_s.arg(hour).arg(value), value});
    }
    return bars;
}

/// What \a widget looks like on a screen of \a scale.
QImage picture(QWidget &widget, double scale = 1)
{
    QImage image((QSizeF(widget.size()) * scale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    widget.render(&image);
    return image;
}

std::set<QRgb> coloursAcross(const QImage &image, int y)
{
    std::set<QRgb> colours;
    for (int x = 0; x < image.width(); ++x) {
        colours.insert(image.pixel(x, y));
    }
    return colours;
}

QString tipAt(BarChart &chart, const QPoint &position)
{
    QHelpEvent event(QEvent::ToolTip, position, chart.mapToGlobal(position));
    QApplication::sendEvent(&chart, &event);
    return QToolTip::text();
}

} // namespace

/// The chart that Home and Usage show.
class TestBarChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void roundsTheScaleUp_data();
    void roundsTheScaleUp();
    void leavesLabelsOutThatHaveNoRoom();
    void keysMoveTheCursorAndAnnounceIt();
    void beginsWhereMostIs();
    void otherBarsHaveNoCursor();
    void thePointerShowsValues();
    void markupInNamesIsText();
    void isReadBarByBar();
    void edgesAreSharp_data();
    void edgesAreSharp();
    void followsThePaletteAndTheFont();
    void showsWhereTheFocusIs();
    void nothingIsFineToo();

private:
    void comeByTab();
    /// The bar that a screen reader finds under the cursor; -1 for none.
    int focusedBar();

    std::unique_ptr<QWidget> m_window;
    QPushButton *m_before = nullptr; ///< in the tab order
    BarChart *m_chart = nullptr;
};

void TestBarChart::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QApplication::setPalette(lightPalette());
    QAccessible::installUpdateHandler(keepAnnouncements);
    m_window = std::make_unique<QWidget>();
    auto *layout = new QVBoxLayout(m_window.get());
    layout->addWidget(m_before = new QPushButton);
    layout->addWidget(m_chart = new BarChart(ChartParts::WithScale));
    m_chart->setBars(hours(), ChartLabels::Thin);
    m_chart->setFixedSize(480, 160);
    m_before->setFocus();
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    announced.clear();
}

void TestBarChart::cleanup()
{
    QToolTip::hideText();
    m_window.reset();
    QAccessible::installUpdateHandler(nullptr);
}

void TestBarChart::comeByTab()
{
    QTest::keyClick(m_before, Qt::Key_Tab);
    QVERIFY(m_chart->hasFocus());
}

int TestBarChart::focusedBar()
{
    QAccessibleInterface *chart = QAccessible::queryAccessibleInterface(m_chart);
    return chart->indexOfChild(chart->focusChild());
}

void TestBarChart::roundsTheScaleUp_data()
{
    QTest::addColumn<qint64>("value");
    QTest::addColumn<qint64>("top");
    QTest::newRow("none") << qint64(0) << qint64(1);
    QTest::newRow("exact") << qint64(20) << qint64(20);
    QTest::newRow("above") << qint64(21) << qint64(40);
    QTest::newRow("next power") << qint64(81) << qint64(100);
    QTest::newRow("millions") << qint64(1'204'118) << qint64(2'000'000);
}

void TestBarChart::roundsTheScaleUp()
{
    QFETCH(qint64, value);
    QFETCH(qint64, top);
    QCOMPARE(roundedUp(value), top);
}

void TestBarChart::leavesLabelsOutThatHaveNoRoom()
{
    const QFontMetricsF font(m_chart->font());
    const BarLayout wide({0, 0, 1200, 160}, hours(), font, ChartParts::WithScale, ChartLabels::Thin);
    const BarLayout narrow({0, 0, 200, 160}, hours(), font, ChartParts::BarsAlone, ChartLabels::Thin);
    QVERIFY(wide.hasLabel(0) && wide.hasLabel(1));
    QVERIFY(narrow.hasLabel(0) && !narrow.hasLabel(1) && narrow.hasLabel(12));
    QCOMPARE(wide.lines(), (QList<qint64>{0, 50'000, 100'000}));
    QVERIFY(narrow.lines().isEmpty());
    for (int bar = 0; bar < 24; ++bar) {
        QCOMPARE(narrow.barAt(narrow.column(bar).center()), bar);
        QVERIFY(narrow.label(bar).left() >= 0 && narrow.label(bar).right() <= 200);
    }
    QCOMPARE(narrow.barAt({100, 170}), -1);
}

void TestBarChart::keysMoveTheCursorAndAnnounceIt()
{
    comeByTab();
    announced.clear();
    QTest::keyClick(m_chart, Qt::Key_Home);
    QTest::keyClick(m_chart, Qt::Key_Left);
    QTest::keyClick(m_chart, Qt::Key_Right);
    QCOMPARE(m_chart->currentBar(), 1);
    QCOMPARE(QToolTip::text(), hours().at(1).text);
    QTest::keyClick(m_chart, Qt::Key_End);
    QTest::keyClick(m_chart, Qt::Key_Right);
    QCOMPARE(m_chart->currentBar(), 23);
    QCOMPARE(focusedBar(), 23);
    if (QAccessible::isActive()) { // else Qt passes no events on
        QCOMPARE(announced, QList<int>({0, 1, 23}));
    }
}

void TestBarChart::beginsWhereMostIs()
{
    QCOMPARE(m_chart->currentBar(), -1);
    comeByTab();
    QCOMPARE(m_chart->currentBar(), 11);
    QCOMPARE(focusedBar(), 11);
}

void TestBarChart::otherBarsHaveNoCursor()
{
    comeByTab();
    QTest::keyClick(m_chart, Qt::Key_End);
    QList<Bar> changed = hours();
    changed[23].value = 90'000;
    m_chart->setBars(changed, ChartLabels::Thin);
    QCOMPARE(m_chart->currentBar(), 23);
    m_chart->setBars(changed.mid(0, 7), ChartLabels::Thin);
    QCOMPARE(m_chart->currentBar(), -1);
}

void TestBarChart::thePointerShowsValues()
{
    const QPoint over9 = m_chart->columnOf(9).center();
    QCOMPARE(tipAt(*m_chart, over9), hours().at(9).text);
    QTest::mouseClick(m_chart, Qt::LeftButton, {}, over9);
    QCOMPARE(m_chart->currentBar(), 9);
    QCOMPARE(m_chart->barAt({0, 10}), -1);
    QTRY_COMPARE(tipAt(*m_chart, {0, 10}), QString());
}

void TestBarChart::markupInNamesIsText()
{
    m_chart->setBars({{u"x"_s, u"<b>x</b>: 3 tokens"_s, 3}}, ChartLabels::Elide);
    const QString tip = tipAt(*m_chart, m_chart->columnOf(0).center());
    QVERIFY2(tip.contains(u"&lt;b&gt;x&lt;/b&gt;"_s), qPrintable(tip));
}

void TestBarChart::isReadBarByBar()
{
    m_chart->setAccessibleName(u"Tokens an hour"_s);
    QAccessibleInterface *chart = QAccessible::queryAccessibleInterface(m_chart);
    QCOMPARE(chart->role(), QAccessible::Chart);
    QCOMPARE(chart->text(QAccessible::Name), u"Tokens an hour"_s);
    QCOMPARE(chart->text(QAccessible::Description), u"Sum: 849,345. Peak: 11:00: 87109 tokens."_s);
    QCOMPARE(chart->childCount(), 24);
    QAccessibleInterface *bar = chart->child(9);
    QCOMPARE(bar->text(QAccessible::Name), hours().at(9).text);
    QCOMPARE(bar->parent(), chart);
    QCOMPARE(chart->indexOfChild(bar), 9);
    const QPoint middle = bar->rect().center();
    QCOMPARE(chart->childAt(middle.x(), middle.y()), bar);
    comeByTab();
    QCOMPARE(focusedBar(), 11);
    QVERIFY(chart->child(11)->state().focused && !bar->state().focused);
    m_chart->setBars(hours().mid(0, 7), ChartLabels::Thin);
    QVERIFY(!bar->isValid());
    QCOMPARE(chart->child(9), nullptr);
}

void TestBarChart::edgesAreSharp_data()
{
    QTest::addColumn<double>("scale");
    for (const double scale : {1.0, 1.25, 1.5, 1.75, 2.0, 3.0}) {
        QTest::addRow("%d %%", static_cast<int>(scale * 100)) << scale;
    }
}

void TestBarChart::edgesAreSharp()
{
    QFETCH(double, scale);
    // Within its window the chart begins between two pixels of most scales
    const QImage image = picture(*m_window, scale);
    const QRect column = m_chart->columnOf(9).translated(m_chart->pos());
    const auto y = static_cast<int>((column.bottom() - column.height() / 4) * scale);
    const std::set<QRgb> expected{
        lightPalette().color(QPalette::Window).rgb(), toneColour(Tone::Accent, lightPalette()).rgb()};
    QCOMPARE(coloursAcross(image, y), expected);
}

void TestBarChart::followsThePaletteAndTheFont()
{
    keepPicture(*m_chart, u"chart-light"_s);
    QApplication::setPalette(darkPalette());
    QTRY_COMPARE(m_chart->palette().color(QPalette::Window), darkPalette().color(QPalette::Window));
    const QRgb accent = toneColour(Tone::Accent, darkPalette()).rgb();
    const QRect column = m_chart->columnOf(9);
    QVERIFY(coloursAcross(picture(*m_chart), column.bottom() - column.height() / 4).contains(accent));
    comeByTab();
    keepPicture(*m_chart, u"chart-dark-focus"_s);
    const int height = m_chart->sizeHint().height();
    QFont larger = m_chart->font();
    larger.setPointSizeF(larger.pointSizeF() * 2);
    m_chart->setFont(larger);
    QVERIFY(m_chart->sizeHint().height() > height);
    QVERIFY(m_chart->columnOf(0).bottom() < column.bottom());
}

void TestBarChart::showsWhereTheFocusIs()
{
    const QImage without = picture(*m_chart);
    comeByTab();
    const QImage with = picture(*m_chart);
    const QRect column = m_chart->columnOf(m_chart->currentBar());
    const QRgb text = lightPalette().color(QPalette::WindowText).rgb();
    QCOMPARE(with.pixel(column.left() + 1, column.center().y()), text);
    QVERIFY(without.pixel(column.left() + 1, column.center().y()) != text);
    QVERIFY(with.pixel(0, m_chart->height() / 2) != without.pixel(0, m_chart->height() / 2));
}

void TestBarChart::nothingIsFineToo()
{
    m_chart->setBars({}, ChartLabels::Thin);
    comeByTab();
    QTest::keyClick(m_chart, Qt::Key_Right);
    QCOMPARE(m_chart->currentBar(), -1);
    QCOMPARE(m_chart->accessibleDescription(), u"There is nothing to show."_s);
    QCOMPARE(tipAt(*m_chart, {100, 50}), QString());
    QVERIFY(!picture(*m_chart).isNull());
}

QTEST_MAIN(TestBarChart)
#include "tst_barchart.moc"
