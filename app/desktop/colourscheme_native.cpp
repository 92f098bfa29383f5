#include "desktop/colourscheme.h"

namespace qiao {

// Windows (from Qt 6.5 on) and macOS tell Qt by themselves.

ColourScheme::ColourScheme(QObject *parent) : QObject(parent) { }

void ColourScheme::read() { }

void ColourScheme::apply(uint) { }

} // namespace qiao
