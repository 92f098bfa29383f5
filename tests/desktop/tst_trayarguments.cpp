#include "desktop/trayarguments.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

/// What qiao-tray understands.
class TestTrayArguments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsItsFlags();
    void namesWhatItDoesNotKnow();
};

void TestTrayArguments::knowsItsFlags()
{
    QCOMPARE(parseTrayArguments({}).value(), TrayArguments());
    QVERIFY(parseTrayArguments({u"--hidden"_s})->hidden);
    QVERIFY(parseTrayArguments({u"--version"_s})->version);
    QVERIFY(parseTrayArguments({u"--take-over"_s})->takeOver);
    QVERIFY(parseTrayArguments({u"--hidden"_s, u"-h"_s})->help);
}

void TestTrayArguments::namesWhatItDoesNotKnow()
{
    const Result<TrayArguments> parsed = parseTrayArguments({u"--hiden"_s});
    QVERIFY(!parsed);
    QVERIFY(parsed.error().message.contains(u"--hiden"_s));
}

QTEST_GUILESS_MAIN(TestTrayArguments)
#include "tst_trayarguments.moc"
