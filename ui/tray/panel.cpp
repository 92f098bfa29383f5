#include "tray/panel.h"

#include "base/colours.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao::ui {

Panel panelOf(const QString &setting, const QString &desktops, const QPalette &palette)
{
    if (setting == "dark"_L1 || setting == "light"_L1) {
        return setting == "dark"_L1 ? Panel::Dark : Panel::Light;
    }
    static const QStringList followers{u"KDE"_s, u"LXQt"_s, u"MATE"_s};
    const QStringList names = desktops.split(u':', Qt::SkipEmptyParts);
    const bool follows = names.isEmpty() || std::any_of(names.begin(), names.end(), [](const QString &name) {
        return followers.contains(name);
    });
    return !follows || isDark(palette) ? Panel::Dark : Panel::Light;
}

QString currentDesktops()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    return qEnvironmentVariable("XDG_CURRENT_DESKTOP", u"panel"_s);
#else
    return {};
#endif
}

} // namespace qiao::ui
