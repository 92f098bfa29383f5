#pragma once

#include <QByteArray>
#include <QSettings>

namespace qiao {

/// What the desktop program remembers from one start to the next: the group "ui" of settings.ini.
class UiSettings
{
public:
    explicit UiSettings(const QString &configFolder);

    /// The page that was shown last, as PageId's number; 0 at first.
    [[nodiscard]] int page() const;
    void setPage(int page);
    /// As QWidget::saveGeometry() gives it; empty at first.
    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);
    /// Whether a left click on the icon opens the menu instead of the window (ui/leftClick=menu).
    [[nodiscard]] bool leftClickOpensMenu() const;
    /// Whether closing the window has once said where it went.
    [[nodiscard]] bool knowsWhereItGoes() const;
    void setKnowsWhereItGoes();

private:
    QSettings m_file;
};

} // namespace qiao
