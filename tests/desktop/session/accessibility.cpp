#include "accessibility.h"

#include "support/patience.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDBusVariant>
#include <QTest>

using namespace Qt::StringLiterals;

// Interfaces and numbers:
// https://gnome.pages.gitlab.gnome.org/at-spi2-core/devel-docs/doc-org.a11y.atspi.html

namespace qiao::test {

namespace {

const QString busName = u"accessibility"_s;
const QString accessible = u"org.a11y.atspi.Accessible"_s;
constexpr int showingState = 25; // ATSPI_STATE_SHOWING
constexpr int deepest = 24;

QString withoutMnemonic(QString name)
{
    return name.remove(u'&');
}

} // namespace

Accessibility::Accessibility(const QString &address) : m_bus(QDBusConnection::connectToBus(address, busName))
{ }

Accessibility::~Accessibility()
{
    QDBusConnection::disconnectFromBus(busName);
}

std::optional<Accessible> Accessibility::find(const QString &role, const QString &name) const
{
    std::optional<Accessible> found;
    const auto look = [&] {
        return visitAll([&](const Accessible &control) {
            if (control.role.endsWith(role) && withoutMnemonic(control.name).startsWith(name)
                && isShowing(control)) {
                found = control;
            }
            return found.has_value();
        });
    };
    static_cast<void>(QTest::qWaitFor(look, patience));
    return found;
}

bool Accessibility::isGone(const QString &role, const QString &name) const
{
    return QTest::qWaitFor(
        [&] {
            const QStringList all = names(role);
            return std::none_of(all.begin(), all.end(),
                [&name](const QString &shown) { return withoutMnemonic(shown).startsWith(name); });
        },
        patience);
}

QStringList Accessibility::names(const QString &role) const
{
    QStringList all;
    static_cast<void>(visitAll([&](const Accessible &control) {
        if (control.role.endsWith(role)) {
            all.append(control.name);
        }
        return false;
    }));
    return all;
}

bool Accessibility::press(const QString &role, const QString &name) const
{
    const std::optional<Accessible> control = find(role, name);
    if (!control) {
        return false;
    }
    QDBusMessage call = QDBusMessage::createMethodCall(
        control->service, control->path, u"org.a11y.atspi.Action"_s, u"DoAction"_s);
    call << 0;
    return QDBusReply<bool>(m_bus.call(call)).value();
}

QPoint Accessibility::middleOf(const Accessible &control) const
{
    constexpr uint ofTheScreen = 0; // ATSPI_COORD_TYPE_SCREEN
    QDBusMessage call = QDBusMessage::createMethodCall(
        control.service, control.path, u"org.a11y.atspi.Component"_s, u"GetExtents"_s);
    call << ofTheScreen;
    const QDBusMessage reply = m_bus.call(call);
    if (reply.arguments().isEmpty()) {
        return {};
    }
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    const QDBusArgument extents = reply.arguments().constFirst().value<QDBusArgument>();
    extents.beginStructure();
    extents >> x >> y >> width >> height;
    extents.endStructure();
    return {x + width / 2, y + height / 2};
}

bool Accessibility::visitAll(const Visit &visit) const
{
    const Accessible desktop{u"org.a11y.atspi.Registry"_s, u"/org/a11y/atspi/accessible/root"_s};
    return visitBelow(desktop, 0, visit);
}

bool Accessibility::visitBelow(const Accessible &control, int depth, const Visit &visit) const
{
    if (depth > deepest) {
        return false;
    }
    for (const Accessible &child : childrenOf(control)) {
        const bool isProgram = depth == 0;
        if (!isProgram && !isShowing(child)) {
            continue; // nor is anything below it
        }
        const bool ends = (!isProgram && visit(named(child))) || visitBelow(child, depth + 1, visit);
        if (ends) {
            return true;
        }
    }
    return false;
}

QList<Accessible> Accessibility::childrenOf(const Accessible &control) const
{
    const QDBusMessage reply = m_bus.call(
        QDBusMessage::createMethodCall(control.service, control.path, accessible, u"GetChildren"_s));
    QList<Accessible> children;
    if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().isEmpty()) {
        return children;
    }
    const QDBusArgument list = reply.arguments().constFirst().value<QDBusArgument>();
    list.beginArray();
    while (!list.atEnd()) {
        Accessible child;
        QDBusObjectPath path;
        list.beginStructure();
        list >> child.service >> path;
        list.endStructure();
        child.path = path.path();
        children.append(child);
    }
    list.endArray();
    return children;
}

Accessible Accessibility::named(Accessible control) const
{
    control.name = property(control, u"Name"_s).toString();
    control.role = QDBusReply<QString>(m_bus.call(QDBusMessage::createMethodCall(
                                           control.service, control.path, accessible, u"GetRoleName"_s)))
                       .value();
    return control;
}

bool Accessibility::isShowing(const Accessible &control) const
{
    const QDBusReply<QList<uint>> states =
        m_bus.call(QDBusMessage::createMethodCall(control.service, control.path, accessible, u"GetState"_s));
    return states.isValid() && !states.value().isEmpty()
        && (states.value().constFirst() >> showingState & 1U) != 0;
}

QVariant Accessibility::property(const Accessible &control, const QString &name) const
{
    QDBusMessage call = QDBusMessage::createMethodCall(
        control.service, control.path, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    call << accessible << name;
    return QDBusReply<QDBusVariant>(m_bus.call(call)).value().variant();
}

} // namespace qiao::test
