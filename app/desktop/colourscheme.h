#pragma once

#include <QObject>
#include <QString>

namespace qiao {

/// Follows the desktop's wish for dark or light where Qt does not by itself: on Linux, the desktop portal's
/// setting color-scheme
/// (https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html). Elsewhere it
/// does nothing. Lives on the GUI thread.
class ColourScheme : public QObject
{
    Q_OBJECT

public:
    /// After the QApplication. Asks once, and is told of changes from then on.
    explicit ColourScheme(QObject *parent = nullptr);

private Q_SLOTS:
    void read();

private:
    void apply(uint scheme);

    QString m_ownStyle; ///< the desktop's, while this one's is in its place; else empty
};

} // namespace qiao
