#pragma once

#include "keyringsession.h"

#include <QJsonObject>
#include <QProcess>

#include <memory>

namespace qiao::test {

class Accessibility;

/// A desktop on a screen that nobody sees: a window manager, a panel with a tray, a keyring, what a screen
/// reader needs, the simulated service, and Qiao's programs in a home of their own.
class DesktopSession
{
public:
    enum class Tray { StatusNotifierItem, XEmbed };

    DesktopSession();
    ~DesktopSession();
    Q_DISABLE_COPY_MOVE(DesktopSession)

    /// A sentence when something that it needs is not installed; else empty.
    [[nodiscard]] static QString missing();

    [[nodiscard]] bool start(Tray tray);
    [[nodiscard]] Accessibility &accessibility() { return *m_accessibility; }
    [[nodiscard]] QString busAddress() const;
    [[nodiscard]] QUrl service() const { return m_service; }

    /// Starts a program here, and does not wait for it.
    [[nodiscard]] std::unique_ptr<QProcess> launch(const QString &program, const QStringList &arguments = {});
    /// Runs a program to its end; its standard output, empty when it fails.
    QByteArray run(const QString &program, const QStringList &arguments, const QByteArray &input = {});
    /// `qiao … --json`.
    QJsonObject qiao(const QStringList &arguments, const QByteArray &input = {});
    /// Clicks on a control with the mouse; false when there is none.
    [[nodiscard]] bool click(const QString &role, const QString &name);
    /// Keeps a picture of the whole screen as NAME.png where QIAO_SCREENSHOTS says.
    void keepPicture(const QString &name);

private:
    [[nodiscard]] bool startScreen();
    [[nodiscard]] bool startAccessibility();
    [[nodiscard]] bool startPanel(Tray tray);
    [[nodiscard]] bool startService();
    [[nodiscard]] QString writeFile(const QString &name, const QByteArray &content);

    QTemporaryDir m_home;
    KeyringSession m_session;
    QProcessEnvironment m_environment;
    std::vector<std::unique_ptr<QProcess>> m_processes; ///< ended in the opposite order
    std::unique_ptr<Accessibility> m_accessibility;
    QUrl m_service;
};

} // namespace qiao::test
