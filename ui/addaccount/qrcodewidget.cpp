#include "addaccount/qrcodewidget.h"

#include <qrcodegen.hpp>

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace qiao::ui {

namespace {

constexpr int quietZone = 4; // ISO/IEC 18004, 9.1

} // namespace

QrCodeWidget::QrCodeWidget(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void QrCodeWidget::setText(const QString &text)
{
    if (m_text == text) {
        return;
    }
    m_text = text;
    m_side = 0;
    m_dark.clear();
    if (!text.isEmpty()) {
        try {
            const auto code =
                qrcodegen::QrCode::encodeText(text.toUtf8().constData(), qrcodegen::QrCode::Ecc::MEDIUM);
            m_side = code.getSize();
            for (int y = 0; y < m_side; ++y) {
                for (int x = 0; x < m_side; ++x) {
                    m_dark.push_back(code.getModule(x, y));
                }
            }
        } catch (const qrcodegen::data_too_long &) {
            m_side = 0; // the address and the code beside it say the same
        }
    }
    update();
}

void QrCodeWidget::paintEvent(QPaintEvent *)
{
    if (m_side == 0) {
        return;
    }
    // In the screen's own pixels: a module that is 4.3 of them wide is what scanners stumble over.
    const double ratio = devicePixelRatioF();
    const int pixels = static_cast<int>(std::floor(std::min(width(), height()) * ratio));
    const int modules = m_side + 2 * quietZone;
    const int module = std::max(1, pixels / modules);
    QPainter painter(this);
    painter.scale(1 / ratio, 1 / ratio);
    const int whole = module * modules;
    painter.translate((pixels - whole) / 2, (pixels - whole) / 2);
    painter.fillRect(0, 0, whole, whole, Qt::white);
    for (int y = 0; y < m_side; ++y) {
        for (int x = 0; x < m_side; ++x) {
            if (m_dark[static_cast<std::size_t>(y * m_side + x)]) {
                painter.fillRect(
                    (x + quietZone) * module, (y + quietZone) * module, module, module, Qt::black);
            }
        }
    }
}

} // namespace qiao::ui
