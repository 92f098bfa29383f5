#include "widgets/widgettest.h"

#include <QApplication>
#include <QDir>
#include <QPixmap>

using namespace Qt::StringLiterals;

namespace qiao::test {

namespace {

QPalette paletteOf(const QColor &window, const QColor &text, const QColor &base)
{
    QPalette palette(text, window, window.lighter(), window.darker(), window, text, text, base, window);
    palette.setColor(QPalette::Highlight, QColor(0x30, 0x8c, 0xc6));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    return palette;
}

} // namespace

QPalette darkPalette()
{
    return paletteOf(QColor(0x2a, 0x2a, 0x2e), QColor(0xf0, 0xf0, 0xf0), QColor(0x20, 0x20, 0x23));
}

QPalette lightPalette()
{
    return paletteOf(QColor(0xef, 0xef, 0xef), Qt::black, Qt::white);
}

InChinese::InChinese()
{
    if (!m_translator.load(u":/i18n/qiao_zh_CN.qm"_s)) {
        qFatal("The Chinese catalogue is missing.");
    }
    QCoreApplication::installTranslator(&m_translator);
}

InChinese::~InChinese()
{
    QCoreApplication::removeTranslator(&m_translator);
}

void keepPicture(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("QIAO_SCREENSHOTS");
    if (!folder.isEmpty()) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QDir().mkpath(folder);
        widget.grab().save(QDir(folder).filePath(name + u".png"_s));
    }
}

} // namespace qiao::test
