#include "base/colours.h"
#include "desktop/colourscheme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusVariant>
#include <QProcess>
#include <QStandardPaths>
#include <QStyle>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

/// The desktop's side: a portal that says what the test wants.
class Portal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    void change(uint now)
    {
        scheme = now;
        Q_EMIT SettingChanged(
            u"org.freedesktop.appearance"_s, u"color-scheme"_s, QDBusVariant(QVariant(scheme)));
    }

    uint scheme = 1;

public Q_SLOTS:
    QDBusVariant Read(const QString &, const QString &) const
    {
        return QDBusVariant(QVariant::fromValue(QDBusVariant(QVariant(scheme))));
    }

Q_SIGNALS:
    void SettingChanged(const QString &group, const QString &key, const QDBusVariant &value);
};

/// Dark and light, as the desktop says.
class TestColourScheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void followsThePortal();

private:
    QProcess m_bus;
};

void TestColourScheme::initTestCase()
{
    if (QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty()) {
        QSKIP("There is no dbus-daemon here.");
    }
    m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
    QVERIFY(m_bus.waitForReadyRead());
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readAllStandardOutput().trimmed());
}

void TestColourScheme::cleanupTestCase()
{
    m_bus.kill();
    m_bus.waitForFinished();
}

void TestColourScheme::followsThePortal()
{
    QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"portal"_s);
    Portal portal;
    QVERIFY(bus.registerService(u"org.freedesktop.portal.Desktop"_s));
    QVERIFY(bus.registerObject(u"/org/freedesktop/portal/desktop"_s, &portal,
        QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    const QString style = QApplication::style()->name();
    QVERIFY(!ui::isDark(QApplication::palette()));
    {
        const ColourScheme scheme;
        QTRY_VERIFY(ui::isDark(QApplication::palette()));
        portal.change(2);
        QTRY_VERIFY(!ui::isDark(QApplication::palette()));
        QCOMPARE(QApplication::style()->name(), style);
        portal.change(1);
        QTRY_VERIFY(ui::isDark(QApplication::palette()));
    }
    for (const ui::Tone tone : {ui::Tone::Plain, ui::Tone::Quiet, ui::Tone::Accent, ui::Tone::Good,
             ui::Tone::Attention, ui::Tone::Trouble}) {
        const QPalette palette = QApplication::palette();
        QVERIFY(ui::contrast(ui::toneColour(tone, palette), palette.color(QPalette::Window)) >= 4.5);
    }
}

QTEST_MAIN(TestColourScheme)
#include "tst_colourscheme.moc"
