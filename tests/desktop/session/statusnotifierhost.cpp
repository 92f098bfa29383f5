#include "statusnotifierhost.h"

#include "support/patience.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusReply>
#include <QDBusVariant>
#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;

namespace qiao::test {

namespace {

const QString busName = u"tray-host"_s;
const QString watcher = u"org.kde.StatusNotifierWatcher"_s;
const QString menuInterface = u"com.canonical.dbusmenu"_s;
const QString menuPath = u"/MenuBar"_s; // Qt's

/// The id of the entry whose label begins with \a label, in a layout (ia{sv}av) and below it.
std::optional<int> findEntry(const QDBusArgument &layout, const QString &label)
{
    int id = 0;
    QVariantMap properties;
    layout.beginStructure();
    layout >> id >> properties;
    if (properties.value(u"label"_s).toString().remove(u'_').startsWith(label)) {
        return id;
    }
    std::optional<int> found;
    layout.beginArray();
    while (!layout.atEnd() && !found) {
        QDBusVariant child;
        layout >> child;
        found = findEntry(child.variant().value<QDBusArgument>(), label);
    }
    return found;
}

} // namespace

StatusNotifierHost::StatusNotifierHost(const QString &busAddress)
    : m_bus(QDBusConnection::connectToBus(busAddress, busName))
{ }

StatusNotifierHost::~StatusNotifierHost()
{
    QDBusConnection::disconnectFromBus(busName);
}

bool StatusNotifierHost::waitForItem()
{
    return QTest::qWaitFor(
        [this] {
            QDBusMessage call = QDBusMessage::createMethodCall(
                watcher, u"/StatusNotifierWatcher"_s, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
            call << watcher << u"RegisteredStatusNotifierItems"_s;
            const QStringList items =
                QDBusReply<QDBusVariant>(m_bus.call(call)).value().variant().toStringList();
            m_item = items.isEmpty() ? QString() : items.first().section(u'/', 0, 0);
            return !m_item.isEmpty();
        },
        patience);
}

std::optional<int> StatusNotifierHost::entry(const QString &label) const
{
    QDBusMessage call = QDBusMessage::createMethodCall(m_item, menuPath, menuInterface, u"GetLayout"_s);
    call << 0 << -1 << QStringList();
    const QDBusMessage reply = m_bus.call(call);
    return reply.arguments().size() == 2 ? findEntry(reply.arguments().at(1).value<QDBusArgument>(), label)
                                         : std::nullopt;
}

bool StatusNotifierHost::click(const QString &label)
{
    std::optional<int> id;
    static_cast<void>(QTest::qWaitFor([&] { return (id = entry(label)).has_value(); }, patience));
    if (!id) {
        return false;
    }
    QDBusMessage call = QDBusMessage::createMethodCall(m_item, menuPath, menuInterface, u"Event"_s);
    call << *id << u"clicked"_s << QVariant::fromValue(QDBusVariant(QString()))
         << QDateTime::currentDateTime().toSecsSinceEpoch() % 1'000'000;
    QList<QVariant> arguments = call.arguments();
    arguments[3] = QVariant::fromValue(static_cast<uint>(arguments.at(3).toLongLong()));
    call.setArguments(arguments);
    return m_bus.call(call).type() == QDBusMessage::ReplyMessage;
}

QString StatusNotifierHost::toolTip() const
{
    QDBusMessage call = QDBusMessage::createMethodCall(
        m_item, u"/StatusNotifierItem"_s, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    call << u"org.kde.StatusNotifierItem"_s << u"ToolTip"_s;
    const QDBusArgument tip =
        QDBusReply<QDBusVariant>(m_bus.call(call)).value().variant().value<QDBusArgument>();
    QString icon;
    QString title;
    tip.beginStructure();
    tip >> icon;
    tip.beginArray();
    while (!tip.atEnd()) {
        int width = 0;
        int height = 0;
        QByteArray bytes;
        tip.beginStructure();
        tip >> width >> height >> bytes;
        tip.endStructure();
    }
    tip.endArray();
    tip >> title;
    tip.endStructure();
    return title;
}

} // namespace qiao::test
