#pragma once

#include <QDBusConnection>
#include <QString>

#include <optional>

namespace qiao::test {

/// What a panel asks of the one icon in a tray of StatusNotifierItems, and of its menu.
class StatusNotifierHost
{
public:
    explicit StatusNotifierHost(const QString &busAddress);
    ~StatusNotifierHost();
    Q_DISABLE_COPY_MOVE(StatusNotifierHost)

    /// Waits until an item is registered with a watcher that has a host.
    [[nodiscard]] bool waitForItem();
    /// Clicks the entry of the menu whose label begins with \a label, mnemonics left out.
    [[nodiscard]] bool click(const QString &label);
    [[nodiscard]] QString toolTip() const;

private:
    [[nodiscard]] std::optional<int> entry(const QString &label) const;

    QDBusConnection m_bus;
    QString m_item; ///< its service
};

} // namespace qiao::test
