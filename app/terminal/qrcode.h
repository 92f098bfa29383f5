#pragma once

#include "terminal/colours.h"

#include <QStringList>

namespace qiao {

/// A QR code in half blocks: two modules to a character, one above the other.
struct QrPicture
{
    QStringList lines = {};
    int width = 0; ///< cells of each line
};

/// \a text as a QR code with its quiet zone of four modules (ISO/IEC 18004); no lines when it is too long for
/// one. With colours it is black on white whatever the screen's are. Without, the light modules and the quiet
/// zone are what is drawn: that is a code of its own on a dark screen and one in reversed reflectance, which
/// the standard lets readers expect, on a light one. Pure.
[[nodiscard]] QrPicture qrPicture(const QString &text, Colours colours);

} // namespace qiao
