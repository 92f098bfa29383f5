#include "base/colours.h"

#include <algorithm>
#include <cmath>

namespace qiao::ui {

namespace {

double linear(float channel)
{
    const double value = static_cast<double>(channel);
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

QColor mixed(const QColor &one, const QColor &other, float share)
{
    const auto mix = [share](float a, float b) { return a * share + b * (1 - share); };
    return QColor::fromRgbF(
        mix(one.redF(), other.redF()), mix(one.greenF(), other.greenF()), mix(one.blueF(), other.blueF()));
}

/// \a wanted, or what of it is still readable on the backgrounds of \a palette: nearer to its text.
QColor readable(const QColor &wanted, const QPalette &palette)
{
    constexpr double enough = 4.5; // WCAG 2.1, 1.4.3
    QColor colour = wanted;
    for (float share = 0.95F; share > 0; share -= 0.05F) {
        if (contrast(colour, palette.color(QPalette::Window)) >= enough
            && contrast(colour, palette.color(QPalette::Base)) >= enough) {
            break;
        }
        colour = mixed(wanted, palette.color(QPalette::WindowText), share);
    }
    return colour;
}

} // namespace

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Window)) < luminance(palette.color(QPalette::WindowText));
}

QPalette fusionDarkPalette()
{
    const QColor window(0x2a, 0x2a, 0x2e);
    const QColor text(0xf0, 0xf0, 0xf0);
    const QColor button(0x38, 0x38, 0x3d);
    QPalette palette(text, button, button.lighter(140), QColor(0x18, 0x18, 0x1a), QColor(0x50, 0x50, 0x56),
        text, Qt::white, QColor(0x20, 0x20, 0x23), window);
    palette.setColor(QPalette::AlternateBase, window);
    palette.setColor(QPalette::ToolTipBase, button);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::PlaceholderText, QColor(0x9a, 0x9a, 0x9e));
    palette.setColor(QPalette::Highlight, QColor(0x0e, 0x7c, 0x86));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(0x4f, 0xc3, 0xcc));
    palette.setColor(QPalette::LinkVisited, QColor(0xb0, 0x9c, 0xd8));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, QColor(0x80, 0x80, 0x84));
    }
    return palette;
}

QColor toneColour(Tone tone, const QPalette &palette)
{
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::Plain:
        break;
    case Tone::Quiet:
        return readable(
            mixed(palette.color(QPalette::WindowText), palette.color(QPalette::Window), 0.7F), palette);
    case Tone::Accent:
        return readable(QColor::fromRgb(dark ? 0x4fc3cc : 0x0e7c86), palette);
    case Tone::Good:
        return readable(QColor::fromRgb(dark ? 0x81c784 : 0x2e7d32), palette);
    case Tone::Attention:
        return readable(QColor::fromRgb(dark ? 0xffb74d : 0xa15c00), palette);
    case Tone::Trouble:
        return readable(QColor::fromRgb(dark ? 0xf2b8b5 : 0xb3261e), palette);
    }
    return palette.color(QPalette::WindowText);
}

double contrast(const QColor &one, const QColor &other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace qiao::ui
