#include "accounts/accountcounts.h"
#include "support/files.h"
#include "support/patience.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace std::chrono_literals;

namespace {

/// 23:30 of the service's 23 November 2026.
const TimePoint evening{std::chrono::milliseconds(
    QDateTime::fromString(u"2026-11-23T15:30:00Z"_s, Qt::ISODate).toMSecsSinceEpoch())};

struct Scene
{
    QTemporaryDir home;
    TimePoint now = evening;
    QString folder = home.filePath(u"data"_s);
    QString path = folder + u"/account-counts.json"_s;

    Clock clock()
    {
        return [this] { return now; };
    }

    void put(const QByteArray &bytes) const { test::writeFile(path, bytes); }
};

} // namespace

class TestAccountCounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsRequestsAndTokensOfEachAccount()
    {
        Scene scene;
        AccountCounts counts(scene.folder, scene.clock());
        counts.add(u"a"_s, 10);
        counts.add(u"a"_s, 5);
        counts.add(u"b"_s, 0);
        QCOMPARE(counts.of(u"a"_s), (AccountCount{2, 15}));
        QCOMPARE(counts.of(u"b"_s), (AccountCount{1, 0}));
        QCOMPARE(counts.of(u"c"_s), AccountCount());
    }

    void surviveARestartInAPrivateFile()
    {
        Scene scene;
        {
            AccountCounts counts(scene.folder, scene.clock());
            counts.add(u"a"_s, 10);
        }
        QCOMPARE(QFileInfo(scene.path).permissions() & (QFile::ReadGroup | QFile::ReadOther),
            QFile::Permissions());
        scene.now += 20min;
        AccountCounts counts(scene.folder, scene.clock());
        QCOMPARE(counts.of(u"a"_s), (AccountCount{1, 10}));
    }

    void areWrittenWithoutWaitingForTheEnd()
    {
        Scene scene;
        AccountCounts counts(scene.folder, scene.clock());
        QVERIFY(!QFile::exists(scene.path));
        counts.add(u"a"_s, 10);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(scene.path), patience);
        AccountCounts reader(scene.folder, scene.clock());
        QCOMPARE(reader.of(u"a"_s), (AccountCount{1, 10}));
    }

    void beginAnewAtTheServicesMidnight()
    {
        Scene scene;
        AccountCounts counts(scene.folder, scene.clock());
        counts.add(u"a"_s, 10);
        scene.now += 29min;
        QCOMPARE(counts.of(u"a"_s).requests, 1);
        scene.now += 1min;
        QCOMPARE(counts.of(u"a"_s), AccountCount());
        counts.add(u"b"_s, 1);
        QCOMPARE(counts.of(u"a"_s), AccountCount());
        QCOMPARE(counts.of(u"b"_s).requests, 1);
    }

    void yesterdaysFileCountsForNothing()
    {
        Scene scene;
        scene.put(R"({"day":"2026-11-22","accounts":{"a":{"requests":7,"tokens":9}}})");
        AccountCounts counts(scene.folder, scene.clock());
        QSignalSpy warned(&counts, &AccountCounts::warningRaised);
        QCoreApplication::processEvents();
        QCOMPARE(counts.of(u"a"_s), AccountCount());
        QVERIFY(warned.isEmpty());
    }

    void aCorruptFileIsToldAboutOnceAndReplaced_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("{\"day\":");
        QTest::newRow("no day") << QByteArray("{\"accounts\":{}}");
        QTest::newRow("a list") << QByteArray("[]");
    }

    void aCorruptFileIsToldAboutOnceAndReplaced()
    {
        QFETCH(QByteArray, bytes);
        Scene scene;
        scene.put(bytes);
        {
            AccountCounts counts(scene.folder, scene.clock());
            QSignalSpy warned(&counts, &AccountCounts::warningRaised);
            QTRY_COMPARE(warned.size(), 1);
            QVERIFY(warned.first().first().toString().contains(u"account-counts.json"_s));
            counts.add(u"a"_s, 3);
        }
        AccountCounts counts(scene.folder, scene.clock());
        QCOMPARE(counts.of(u"a"_s), (AccountCount{1, 3}));
    }

    void valuesThatAreNoCountsAreZero()
    {
        Scene scene;
        scene.put(R"({"day":"2026-11-23","accounts":{"a":{"requests":-7,"tokens":"x"},"b":5}})");
        AccountCounts counts(scene.folder, scene.clock());
        QCOMPARE(counts.of(u"a"_s), AccountCount());
        QCOMPARE(counts.of(u"b"_s), AccountCount());
    }

    void aFolderThatCannotBeWrittenIsToldAboutOnce()
    {
        Scene scene;
        test::writeFile(scene.folder, {}); // a file where the folder should be
        AccountCounts counts(scene.folder, scene.clock());
        QSignalSpy warned(&counts, &AccountCounts::warningRaised);
        counts.add(u"a"_s, 3);
        QTRY_COMPARE_WITH_TIMEOUT(warned.size(), 1, patience);
        QCOMPARE(counts.of(u"a"_s).requests, 1);
    }

    void withoutAFolderNothingIsKept()
    {
        AccountCounts counts({}, [] { return evening; });
        counts.add(u"a"_s, 3);
        QCOMPARE(counts.of(u"a"_s).requests, 1);
    }
};

QTEST_GUILESS_MAIN(TestAccountCounts)
#include "tst_accountcounts.moc"
