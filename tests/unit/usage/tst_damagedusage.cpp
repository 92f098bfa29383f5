// A damaged file is set aside, a new one begun, and it is said once.

#include "support/files.h"
#include "usagescene.h"

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

namespace {

using By = UsageQuery::By;

QStringList setAside(const UsageScene &scene)
{
    return QFileInfo(scene.file()).dir().entryList({u"usage.db.damaged-*"_s}, QDir::Files, QDir::Name);
}

} // namespace

class TestDamagedUsage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDamagedFileIsSetAside_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QByteArray(10'000, 'x');
        QTest::newRow("zeroes") << QByteArray(8'192, '\0');
        QTest::newRow("a header alone") << "SQLite format 3\0"_ba.append(QByteArray(84, 'x'));
    }

    void aDamagedFileIsSetAside()
    {
        QFETCH(const QByteArray, bytes);
        UsageScene scene;
        writeFile(scene.file(), bytes);
        scene.record({usageRow()});
        QVERIFY(scene.written());
        QTRY_COMPARE_WITH_TIMEOUT(scene.warningCount(), 1, patience);
        QCOMPARE(setAside(scene).size(), 1);
        const QString kept = QFileInfo(scene.file()).dir().filePath(setAside(scene).first());
        QVERIFY2(scene.warning().contains(QDir::toNativeSeparators(kept)), qPrintable(scene.warning()));
        QCOMPARE(readFile(kept), bytes);
        QCOMPARE(scene.newest().size(), 1);
        QCOMPARE(scene.report(By::Day).total.requests, 1);
    }

    void damageInTheMiddleIsFound()
    {
        UsageScene scene;
        for (int i = 0; i < 500; ++i) {
            scene.record({fullUsageRow()});
        }
        QVERIFY(scene.written());
        scene.end();
        QByteArray bytes = readFile(scene.file());
        QVERIFY(bytes.size() > 100'000);
        bytes.replace(4'096, bytes.size() - 4'096, QByteArray(bytes.size() - 4'096, '\xaa'));
        writeFile(scene.file(), bytes);
        scene.restart();
        scene.record({usageRow()});
        QVERIFY(scene.written());
        QTRY_COMPARE_WITH_TIMEOUT(scene.warningCount(), 1, patience);
        QCOMPARE(setAside(scene).size(), 1);
        QCOMPARE(scene.newest().size(), 1);
    }

    void aReportFindsDamageToo()
    {
        UsageScene scene;
        writeFile(scene.file(), QByteArray(10'000, 'x'));
        const auto report = outcome(scene.store().report({}));
        QVERIFY(!report);
        QVERIFY(report.error().message.contains(u"is damaged"_s));
        QTRY_COMPARE_WITH_TIMEOUT(scene.warningCount(), 1, patience);
        QCOMPARE(scene.report(By::Day), UsageReport());
        QCOMPARE(setAside(scene).size(), 1);
    }

    void aDiskThatDamagesEveryFileIsNotFilled()
    {
        UsageScene scene;
        writeFile(scene.file(), QByteArray(10'000, 'x'));
        scene.record({usageRow()});
        QVERIFY(scene.written());
        QTRY_COMPARE_WITH_TIMEOUT(scene.warningCount(), 1, patience);
        {
            // a failure, so that the file is opened anew
            auto other = SqlConnection::open(scene.file(), SqlConnection::Access::Write).value();
            QVERIFY(other->run(u"BEGIN IMMEDIATE"_s));
            scene.record({usageRow()});
            QVERIFY(!scene.written());
        }
        QFile::remove(scene.file() + u"-wal"_s);
        writeFile(scene.file(), QByteArray(10'000, 'x'));
        QVERIFY(!scene.written());
        QVERIFY(!scene.written());
        QTRY_COMPARE_WITH_TIMEOUT(scene.warningCount(), 3, patience);
        QVERIFY2(scene.warning(2).contains(u"could not be moved"_s), qPrintable(scene.warning(2)));
        QCOMPARE(setAside(scene).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestDamagedUsage)
#include "tst_damagedusage.moc"
