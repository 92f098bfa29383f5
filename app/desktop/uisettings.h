#pragma once

#include <qiao/settingsservice.h>

#include <QByteArray>

namespace qiao {

/// What the desktop program remembers from one start to the next: the group "ui" of settings.ini.
class UiSettings
{
public:
    /// \a settings has to outlive it.
    explicit UiSettings(SettingsService &settings) : m_settings(settings) { }

    /// The page that was shown last, as PageId's number; 0 at first.
    [[nodiscard]] int page() const;
    /// As QWidget::saveGeometry() gives it; empty at first.
    [[nodiscard]] QByteArray geometry() const;
    /// Finished when both will be there at the next start, or cannot be.
    QFuture<Result<void>> remember(const QByteArray &geometry, int page);
    /// Whether a left click on the icon opens the menu instead of the window (ui/leftClick=menu).
    [[nodiscard]] bool leftClickOpensMenu() const;
    /// Whether closing the window has once said where it went.
    [[nodiscard]] bool knowsWhereItGoes() const;
    void setKnowsWhereItGoes();

private:
    SettingsService &m_settings;
};

} // namespace qiao
