#pragma once

#include <QIcon>
#include <QPalette>

namespace qiao::ui {

/// The drawn set (resources/icons/NAME.svg).
enum class Symbol {
    Home,
    Accounts,
    Requests,
    Usage,
    Connect,
    Log,
    Settings,
    Copy,
    Add,
    Pause,
    Start,
    Search,
    Done,
    Open,
};

/// The symbol in the text colours of \a palette, sharp at any scale. Ask again after QEvent::PaletteChange.
[[nodiscard]] QIcon symbolIcon(Symbol symbol, const QPalette &palette);

} // namespace qiao::ui
