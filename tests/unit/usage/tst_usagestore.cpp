// What is recorded comes back, also after a restart; nothing is kept that should not be; old rows go.

#include "logging/redaction.h"
#include "support/files.h"
#include "usagescene.h"

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

namespace {

using By = UsageQuery::By;

QDateTime utc(const QDate &day, const QTime &time)
{
    return {day, time, QTimeZone::utc()};
}

} // namespace

class TestUsageStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "UTC"); }

    void nothingIsOpenedBeforeItIsNeeded()
    {
        UsageScene scene;
        QCOMPARE(scene.report(By::Day), UsageReport());
        QVERIFY(scene.newest().isEmpty());
        scene.end();
        QVERIFY(QDir(scene.folder()).isEmpty());
    }

    void aRowComesBackAsItWas()
    {
        UsageScene scene;
        RequestRow bare{"req-000002", utc({2026, 11, 23}, {11, 0}), "POST", "/v1/messages"};
        bare.account = u"work"_s;
        const QList<RequestRow> rows{fullUsageRow(), bare};
        scene.record(rows);
        QCOMPARE(scene.newest(), rows);
        QVERIFY(scene.written());
        QCOMPARE(scene.newest(), rows);
        scene.restart();
        QCOMPARE(scene.newest(), rows);
        QCOMPARE(scene.newest(1), QList<RequestRow>{bare});
        QVERIFY(scene.newest(0).isEmpty());
    }

    void noDaysMeanThatNothingIsKept()
    {
        UsageScene scene(0);
        scene.record({fullUsageRow()});
        QVERIFY(scene.newest().isEmpty());
        QCOMPARE(scene.report(By::Day), UsageReport());
        scene.end();
        QVERIFY(QDir(scene.folder()).isEmpty());
    }

    void rowsAreWrittenWithinTheSecond()
    {
        UsageScene scene;
        scene.record({usageRow()});
        QTRY_VERIFY_WITH_TIMEOUT(storedRows(scene) == 1, patience);
        // a further one while the first batch is long written
        scene.record({usageRow()});
        QTRY_VERIFY_WITH_TIMEOUT(storedRows(scene) == 2, patience);
    }

    void endingWritesTheRest()
    {
        UsageScene scene;
        scene.record({usageRow(), usageRow()});
        scene.restart();
        QCOMPARE(scene.newest().size(), 2);
    }

    void whatQiaoAnsweredItselfIsNotKept()
    {
        UsageScene scene;
        const RequestRow health{"req-000001", QDateTime::currentDateTimeUtc(), "GET", "/health"};
        RequestRow refused = health;
        refused.error = u"No such path."_s;
        scene.record({health, refused});
        QCOMPARE(scene.newest(), QList<RequestRow>{refused});
        QCOMPARE(scene.report(By::Day), UsageReport());
    }

    void theQueryIsNotKept()
    {
        UsageScene scene;
        RequestRow row = usageRow();
        row.path = "/v1/chat/completions?api_key=canary&account=work";
        scene.record({row});
        QVERIFY(scene.written());
        QCOMPARE(scene.newest().first().path, "/v1/chat/completions"_ba);
        scene.end();
        QVERIFY(!readFile(scene.file()).contains("canary"));
        QVERIFY(!readFile(scene.file() + u"-wal"_s).contains("canary"));
    }

    void secretsAreNotKept()
    {
        UsageScene scene;
        const QByteArray secret = "canary-0123456789abcdef";
        rememberSecret(secret);
        const QString text = u"before "_s + QString::fromLatin1(secret) + u" after"_s;
        RequestRow row = usageRow();
        row.path = "/v1/" + secret;
        row.modelAsked = row.modelUsed = row.client = row.error = row.warning = text;
        row.changes = {text};
        scene.record({row});
        // neither while it waits nor in the file
        for (int i = 0; i < 2; ++i) {
            const RequestRow kept = scene.newest().first();
            QCOMPARE(kept.error, u"before [redacted] after"_s);
            QCOMPARE(kept.changes, QStringList{kept.error});
            QCOMPARE(kept.path, "/v1/[redacted]"_ba);
            QVERIFY(!keysOf(scene.report(By::Model)).first().contains(u"canary"_s));
            QVERIFY(!keysOf(scene.report(By::Client)).first().contains(u"canary"_s));
            QVERIFY(scene.written());
        }
        scene.end();
        QVERIFY(!readFile(scene.file()).contains("canary"));
    }

    void aSecretIsNotCutInTwo()
    {
        UsageScene scene;
        const QByteArray secret = "canary-fedcba9876543210";
        rememberSecret(secret);
        RequestRow row = usageRow();
        row.error = QString(985, u'x') + QString::fromLatin1(secret);
        row.client = QString(190, u'x') + QString::fromLatin1(secret);
        row.path = "/" + QByteArray(190, 'x') + secret;
        scene.record({row});
        QVERIFY(scene.written());
        scene.end();
        QVERIFY(!readFile(scene.file()).contains("canary"));
        QVERIFY(!readFile(scene.file() + u"-wal"_s).contains("canary"));
    }

    void longTextsAreCut()
    {
        UsageScene scene;
        RequestRow row = usageRow();
        const QString endless(1'000'000, u'x');
        row.path = "/" + QByteArray(100'000, 'p');
        row.modelAsked = row.modelUsed = row.client = row.error = row.warning = endless;
        row.changes = QStringList(1'000, endless);
        scene.record({row});
        QVERIFY(scene.written());
        scene.end();
        QVERIFY(QFileInfo(scene.file()).size() < 200'000);
        scene.restart();
        const RequestRow kept = scene.newest().first();
        QVERIFY(kept.modelUsed.size() <= 200 && kept.modelUsed.endsWith(u'…'));
        QVERIFY(kept.error.endsWith(u'…'));
    }

    void theFileIsItsOwnersAlone()
    {
#ifdef Q_OS_WIN
        QSKIP("Windows has access lists, which the user's profile gives");
#else
        UsageScene scene;
        scene.record({usageRow()});
        QVERIFY(scene.written());
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
            | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
        const QDir data = QFileInfo(scene.file()).dir();
        QCOMPARE(QFile::permissions(data.path()) & others, QFileDevice::Permissions());
        QCOMPARE(
            data.entryList(QDir::Files), (QStringList{u"usage.db"_s, u"usage.db-shm"_s, u"usage.db-wal"_s}));
        for (const QString &name : data.entryList(QDir::Files)) {
            QCOMPARE(QFile::permissions(data.filePath(name)) & others, QFileDevice::Permissions());
        }
#endif
    }

    void oldRowsGoAndSumsStay()
    {
        UsageScene scene(30);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (const int daysAgo : {31, 30, 1, 0}) {
            scene.record({usageRow(now.addDays(-daysAgo))});
        }
        QVERIFY(scene.written());
        QTRY_COMPARE_WITH_TIMEOUT(scene.newest().size(), 3, patience);
        QCOMPARE(scene.report(By::Day).total.requests, 4);
        QCOMPARE(scene.report(By::Hour).total.requests, 4);
    }
};

QTEST_GUILESS_MAIN(TestUsageStore)
#include "tst_usagestore.moc"
