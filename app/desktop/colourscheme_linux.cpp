#include "desktop/colourscheme.h"

#include "base/colours.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

constexpr auto service = "org.freedesktop.portal.Desktop"_L1;
constexpr auto path = "/org/freedesktop/portal/desktop"_L1;
constexpr auto interface = "org.freedesktop.portal.Settings"_L1;
constexpr auto group = "org.freedesktop.appearance"_L1;
constexpr auto key = "color-scheme"_L1;

constexpr uint preferDark = 1;

/// Read() wraps its value in one variant more than it should; later portals may not.
uint schemeOf(QVariant value)
{
    while (value.canConvert<QDBusVariant>()) {
        value = value.value<QDBusVariant>().variant();
    }
    return value.toUInt();
}

} // namespace

ColourScheme::ColourScheme(QObject *parent) : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (bus.isConnected()) {
        bus.connect(service, path, interface, u"SettingChanged"_s, this, SLOT(read()));
        read();
    }
}

/// Any setting may have changed: that is rare enough to ask again.
void ColourScheme::read()
{
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, interface, u"Read"_s);
    call << QString(group) << QString(key);
    auto *answer = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        if (!reply.isError()) {
            apply(schemeOf(reply.value().variant()));
        }
        answer->deleteLater();
    });
}

void ColourScheme::apply(uint scheme)
{
    const bool wantsDark = scheme == preferDark;
    if (wantsDark && m_ownStyle.isEmpty() && !ui::isDark(QApplication::palette())) {
        m_ownStyle = QApplication::style()->name();
        QApplication::setStyle(u"fusion"_s); // whose colours all come from the palette
        QApplication::setPalette(ui::fusionDarkPalette());
    } else if (!wantsDark && !m_ownStyle.isEmpty()) {
        QApplication::setPalette(QPalette()); // the platform's
        QApplication::setStyle(std::exchange(m_ownStyle, {}));
    }
}

} // namespace qiao
