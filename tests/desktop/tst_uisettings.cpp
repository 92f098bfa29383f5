#include "desktop/uisettings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

/// What the window remembers, beside what others keep in the same file.
class TestUiSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remembers();
};

void TestUiSettings::remembers()
{
    const QTemporaryDir folder;
    QSettings others(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    others.setValue("server/port"_L1, 9000);
    others.setValue("ui/leftClick"_L1, u"menu"_s);
    others.sync();
    {
        UiSettings settings(folder.path());
        QCOMPARE(settings.page(), 0);
        QVERIFY(settings.geometry().isEmpty() && !settings.knowsWhereItGoes());
        settings.setPage(3);
        settings.setGeometry("\x01\0x"_ba);
        settings.setKnowsWhereItGoes();
    }
    const UiSettings again(folder.path());
    QCOMPARE(again.page(), 3);
    QCOMPARE(again.geometry(), "\x01\0x"_ba);
    QVERIFY(again.knowsWhereItGoes() && again.leftClickOpensMenu());
    others.sync();
    QCOMPARE(others.value("server/port"_L1).toInt(), 9000);
}

QTEST_GUILESS_MAIN(TestUiSettings)
#include "tst_uisettings.moc"
