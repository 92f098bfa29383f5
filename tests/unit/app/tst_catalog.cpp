#include "catalog.h"

#include <QCoreApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

/// The languages of the programs.
class TestCatalog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesWhileTheProgramRuns();
};

void TestCatalog::changesWhileTheProgramRuns()
{
    const auto sentence = [] { return QCoreApplication::translate("TrayProgram", "Qiao cannot start"); };
    Catalog catalog({u"en"_s});
    catalog.install(*qApp);
    QCOMPARE(sentence(), u"Qiao cannot start"_s);
    catalog.change(*qApp, {u"zh-CN"_s});
    QCOMPARE(sentence(), u"Qiao 无法启动"_s);
    catalog.change(*qApp, {u"zh-CN"_s});
    QCOMPARE(sentence(), u"Qiao 无法启动"_s);
    catalog.change(*qApp, {u"en-GB"_s});
    QCOMPARE(sentence(), u"Qiao cannot start"_s);
}

QTEST_GUILESS_MAIN(TestCatalog)
#include "tst_catalog.moc"
