#include "desktop/uisettings.h"
#include "widgets/fakesettingsservice.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

/// What the window remembers.
class TestUiSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remembers();
};

void TestUiSettings::remembers()
{
    FakeSettingsService service;
    UiSettings settings(service);
    QCOMPARE(settings.page(), 0);
    QVERIFY(settings.geometry().isEmpty() && !settings.knowsWhereItGoes() && !settings.leftClickOpensMenu());
    QVERIFY(settings.remember("\x01\0x"_ba, 3).result());
    settings.setKnowsWhereItGoes();
    service.ui.insert(u"ui/leftClick"_s, u"menu"_s);
    const UiSettings again(service);
    QCOMPARE(again.page(), 3);
    QCOMPARE(again.geometry(), "\x01\0x"_ba);
    QVERIFY(again.knowsWhereItGoes() && again.leftClickOpensMenu());
    for (const QString &value : std::as_const(service.ui)) { // all of it can be a line of an INI file
        QVERIFY(!value.contains(u'\0') && !value.contains(u'\n'));
    }
}

QTEST_GUILESS_MAIN(TestUiSettings)
#include "tst_uisettings.moc"
