// A program that records usage is killed at random moments: at most its last second is lost, and sums and
// rows agree. And one whose disk is full goes on when there is room again.

#include "support/outcome.h"
#include "usage/usagestore.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

namespace {

constexpr int kills = 10;
constexpr int longestPause = 1'500;
constexpr int mayBeLost = 1'000;
constexpr int century = 36'500;
constexpr int allRows = 1'000'000;

struct Recorded
{
    int number = -1;
    qint64 milliseconds = 0; ///< after the first
};

QList<Recorded> recordedIn(const QByteArray &output)
{
    QList<Recorded> recorded;
    QList<QByteArray> lines = output.split('\n');
    lines.removeLast(); // may be cut
    for (const QByteArray &line : lines) {
        const QList<QByteArray> words = line.split(' ');
        recorded.append({words.value(0).toInt(), words.value(1).toLongLong()});
    }
    return recorded;
}

/// Lets a recorder begin with \a first and kills it; what it said it had recorded.
QList<Recorded> recordedUntilKilled(const QString &file, int first)
{
    QProcess recorder;
    recorder.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    recorder.start(QStringLiteral(RECORDER), {u"record"_s, file, QString::number(first)});
    const bool begun = QTest::qWaitFor([&recorder] { return recorder.canReadLine(); }, patience);
    if (begun) {
        // the random moment, not a wait for anything
        QTest::qWait(QRandomGenerator::global()->bounded(longestPause));
    }
    recorder.kill();
    recorder.waitForFinished(patience);
    return begun ? recordedIn(recorder.readAllStandardOutput()) : QList<Recorded>();
}

} // namespace

class TestKilledUsage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void atMostTheLastSecondIsLost()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"usage.db"_s);
        int next = 1;
        for (int i = 0; i < kills; ++i) {
            const QList<Recorded> recorded = recordedUntilKilled(file, next);
            QVERIFY(!recorded.isEmpty());
            const int kept = lastKept(file);
            const Recorded last = recorded.last();
            QVERIFY2(kept <= last.number + 1, qPrintable(QString::number(kept)));
            for (const Recorded &row : recorded) {
                QVERIFY2(row.number <= kept || row.milliseconds + mayBeLost >= last.milliseconds,
                    qPrintable(u"%1 of %2 ms is lost, killed after %3 ms"_s.arg(row.number)
                                   .arg(row.milliseconds)
                                   .arg(last.milliseconds)));
            }
            next = kept + 1;
        }
        QVERIFY(next > 1);
    }

    void aFullDiskIsWaitedFor()
    {
#ifdef Q_OS_LINUX
        // a small disk of the recorder's own
        QTemporaryDir folder;
        const QString file = folder.filePath(u"usage.db"_s);
        const QStringList asRoot{u"--user"_s, u"--map-root-user"_s, u"--mount"_s};
        if (QProcess::execute(u"unshare"_s, asRoot + QStringList{u"true"_s}) != 0) {
            QSKIP("this machine does not let its users mount");
        }
        QProcess recorder;
        recorder.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        recorder.start(u"unshare"_s,
            asRoot
                + QStringList{u"sh"_s, u"-c"_s,
                    u"mount -t tmpfs -o size=4m tmpfs \"$1\" && exec \"$2\" full \"$3\""_s, u"sh"_s,
                    folder.path(), QStringLiteral(RECORDER), file});
        QVERIFY(recorder.waitForFinished(patience));
        const QList<QByteArray> lines = recorder.readAllStandardOutput().split('\n');
        QCOMPARE(recorder.exitCode(), 0);
        QVERIFY2(lines.value(0).contains("Make room on the disk"), lines.value(0).constData());
        QCOMPARE(lines.value(1), "5000 5000"_ba);
#else
        QSKIP("needs a small disk that anybody can mount");
#endif
    }

private:
    /// The number of the last row in the file; all before it have to be there, and to be in the sums.
    static int lastKept(const QString &file)
    {
        UsageStore store({file, century});
        const auto rows = outcome(store.newest(allRows)).value();
        int expected = 0;
        for (const RequestRow &row : rows) {
            if (row.id.toInt() != ++expected) {
                qFatal("row %d is %s", expected, row.id.constData());
            }
        }
        if (outcome(store.report({})).value().total.requests != expected) {
            qFatal("the sums differ from the rows");
        }
        return expected;
    }
};

QTEST_GUILESS_MAIN(TestKilledUsage)
#include "tst_killedusage.moc"
