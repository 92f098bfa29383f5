#include "terminal/qrcode.h"

#include <qrcodegen.hpp>

#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

constexpr int quietZone = 4;

std::optional<qrcodegen::QrCode> encoded(const QString &text)
{
    try {
        return qrcodegen::QrCode::encodeText(text.toUtf8().constData(), qrcodegen::QrCode::Ecc::LOW);
    } catch (const qrcodegen::data_too_long &) {
        return std::nullopt;
    }
}

QChar halfBlocks(bool upper, bool lower)
{
    constexpr std::array<char16_t, 4> blocks{u' ', u'▄', u'▀', u'█'};
    return blocks[(upper ? 2U : 0U) + (lower ? 1U : 0U)];
}

} // namespace

QrPicture qrPicture(const QString &text, Colours colours)
{
    const std::optional<qrcodegen::QrCode> code = encoded(text);
    if (!code) {
        return {};
    }
    const bool drawsDark = colours == Colours::On;
    QrPicture picture;
    picture.width = code->getSize() + 2 * quietZone;
    for (int y = -quietZone; y < code->getSize() + quietZone; y += 2) {
        QString line;
        for (int x = -quietZone; x < code->getSize() + quietZone; ++x) {
            // beyond its edges the library answers "light"; below the last, odd row lies the screen itself
            const bool isBelow = y + 1 >= code->getSize() + quietZone;
            const bool upper = code->getModule(x, y) == drawsDark;
            const bool lower = isBelow ? false : code->getModule(x, y + 1) == drawsDark;
            line += halfBlocks(upper, lower);
        }
        // the colour cube's black and white: themes change the sixteen named colours
        picture.lines.append(drawsDark ? "\x1b[38;5;16;48;5;231m"_L1 + line + "\x1b[0m"_L1 : line);
    }
    return picture;
}

} // namespace qiao
