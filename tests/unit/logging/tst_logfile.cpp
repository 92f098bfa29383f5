#include "logging/logfile.h"
#include "support/files.h"
#include "support/patience.h"

#include <qiao/logtail.h>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

/// The main log's files, and reading them from the end.
class TestLogFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }
    void isTheUsersAlone();
    void makesRoom();
    void comesBackWhenItIsTakenAway();
    void saysWhyItCannotBeWritten();
    void theLastLinesCrossFiles();
    void theLastLinesOfALongFile();
    void tellsTheLevelOfALine();
    void followsWhatIsAdded();
    void followsOverARotation();
    void followsAFileThatIsMadeLater();

private:
    [[nodiscard]] QString folder() const { return m_home->filePath(u"data/logs"_s); }
    [[nodiscard]] QByteArray content(int number) const { return readFile(logFilePath(folder(), number)); }

    std::unique_ptr<QTemporaryDir> m_home;
};

void TestLogFile::isTheUsersAlone()
{
    LogFile log(folder());
    QVERIFY(log.append("one\n"));
    QVERIFY(log.append("two\n"));
    QCOMPARE(content(0), "one\ntwo\n"_ba);
#ifdef Q_OS_UNIX
    const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup
        | QFileDevice::WriteOther | QFileDevice::ExeGroup | QFileDevice::ExeOther;
    QVERIFY(!(QFileInfo(logFilePath(folder(), 0)).permissions() & others));
    QVERIFY(!(QFileInfo(folder()).permissions() & others));
#endif
}

void TestLogFile::makesRoom()
{
    {
        LogFile log(folder(), {.largest = 10, .count = 3});
        for (const QByteArray line : {"aaaa\n", "bbbb\n", "cccc\n", "dddd\n", "eeee\n", "ffff\n", "gggg\n"}) {
            QVERIFY(log.append(line));
        }
    }
    QCOMPARE(content(0), "gggg\n"_ba);
    QCOMPARE(content(1), "eeee\nffff\n"_ba);
    QCOMPARE(content(2), "cccc\ndddd\n"_ba);
    QCOMPARE(QDir(folder()).entryList(QDir::Files).size(), 3);
    // what an earlier start wrote counts too
    LogFile log(folder(), {.largest = 10, .count = 3});
    QVERIFY(log.append("hhhh\n"));
    QCOMPARE(content(0), "gggg\nhhhh\n"_ba);
    QVERIFY(log.append("a line that is longer than a whole file\n"));
    QCOMPARE(content(1), "gggg\nhhhh\n"_ba);
}

void TestLogFile::comesBackWhenItIsTakenAway()
{
    LogFile log(folder());
    QVERIFY(log.append("one\n"));
#ifdef Q_OS_UNIX
    QVERIFY(QDir(folder()).removeRecursively());
    QVERIFY(log.append("two\n"));
    QCOMPARE(content(0), "two\n"_ba);
#endif
}

void TestLogFile::saysWhyItCannotBeWritten()
{
    writeFile(folder(), "not a folder");
    LogFile log(folder());
    const auto written = log.append("one\n");
    QVERIFY(!written);
    QVERIFY(written.error().message.contains(QDir::toNativeSeparators(folder())));
    QVERIFY(QFile::remove(folder()));
    QVERIFY(log.append("two\n"));
}

void TestLogFile::theLastLinesCrossFiles()
{
    QCOMPARE(lastLogLines(folder(), 5), QList<QByteArray>());
    writeFile(logFilePath(folder(), 2), "a\nb\n");
    writeFile(logFilePath(folder(), 1), "c\nd\n");
    writeFile(logFilePath(folder(), 0), "e\n\nunfinished");
    QCOMPARE(lastLogLines(folder(), 0), QList<QByteArray>());
    QCOMPARE(lastLogLines(folder(), 2), (QList<QByteArray>{"", "unfinished"}));
    QCOMPARE(lastLogLines(folder(), 6), (QList<QByteArray>{"b", "c", "d", "e", "", "unfinished"}));
    QCOMPARE(lastLogLines(folder(), 100).size(), 7);
}

void TestLogFile::theLastLinesOfALongFile()
{
    QByteArray text;
    for (int i = 0; i < 40'000; ++i) {
        text += "line " + QByteArray::number(i) + '\n';
    }
    writeFile(logFilePath(folder(), 0), text);
    const QList<QByteArray> lines = lastLogLines(folder(), 20'000);
    QCOMPARE(lines.size(), 20'000);
    QCOMPARE(lines.first(), "line 20000"_ba);
    QCOMPARE(lines.last(), "line 39999"_ba);
}

void TestLogFile::tellsTheLevelOfALine()
{
    QCOMPARE(logLevelOf("2026-11-23T12:15:00.123+08:00 warning qiao.server: text"), LogLevel::Warning);
    QVERIFY(!logLevelOf("2026-11-23T12:15:00.123+08:00 loud qiao.server: text"));
    QVERIFY(!logLevelOf("text"));
    QVERIFY(!logLevelOf(""));
}

void TestLogFile::followsWhatIsAdded()
{
    LogFile log(folder());
    QVERIFY(log.append("before\n"));
    LogFollower follower(folder());
    QList<QByteArray> lines;
    connect(&follower, &LogFollower::linesAdded, this,
        [&lines](const QList<QByteArray> &added) { lines += added; });
    QVERIFY(log.append("one\ntw"));
    QTRY_COMPARE_WITH_TIMEOUT(lines, (QList<QByteArray>{"one"}), patience);
    QVERIFY(log.append("o\n"));
    QTRY_COMPARE_WITH_TIMEOUT(lines, (QList<QByteArray>{"one", "two"}), patience);
}

void TestLogFile::followsOverARotation()
{
    LogFile log(folder(), {.largest = 20, .count = 3});
    QVERIFY(log.append("2026 before\n"));
    LogFollower follower(folder());
    QList<QByteArray> lines;
    connect(&follower, &LogFollower::linesAdded, this,
        [&lines](const QList<QByteArray> &added) { lines += added; });
    QVERIFY(log.append("one\n")); // perhaps not seen before the next
    QVERIFY(log.append("2027 two\n"));
    QTRY_COMPARE_WITH_TIMEOUT(lines, (QList<QByteArray>{"one", "2027 two"}), patience);
    QVERIFY(log.append("three\n"));
    QTRY_COMPARE_WITH_TIMEOUT(lines, (QList<QByteArray>{"one", "2027 two", "three"}), patience);
}

void TestLogFile::followsAFileThatIsMadeLater()
{
    LogFollower follower(folder());
    QSignalSpy added(&follower, &LogFollower::linesAdded);
    LogFile log(folder());
    QVERIFY(log.append("first\n"));
    QTRY_COMPARE_WITH_TIMEOUT(added.size(), 1, patience);
    QCOMPARE(added.first().first().value<QList<QByteArray>>(), (QList<QByteArray>{"first"}));
    QVERIFY(log.append("second\n"));
    QTRY_COMPARE_WITH_TIMEOUT(added.size(), 2, patience);
}

QTEST_GUILESS_MAIN(TestLogFile)
#include "tst_logfile.moc"
