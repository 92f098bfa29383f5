#include "logging/categories.h"
#include "logging/debugfiles.h"
#include "logging/levels.h"
#include "logging/logcontrol.h"
#include "logging/logwriter.h"
#include "logging/redaction.h"
#include "support/files.h"
#include "support/patience.h"

#include <qiao/logging.h>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

/// What is written into the log, and what of it the terminal gets.
class TestLogging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isSilentBeforeAnybodyListens();
    void writesByLevel_data();
    void writesByLevel();
    void theLevelChangesWhileItRuns();
    void linesAreOneLineAndWithoutSecrets();
    void tellsTheTerminalWhatNobodyElseDoes();
    void warnsOnceThatItCannotWrite();
    void leavesLinesOutWhenTheDiskIsTooSlow();
    void wordsAndLevels();
    void changesAreWrittenWhenTheyShallLast();

private:
    [[nodiscard]] QByteArray log() const
    {
        return readFile(QDir(Logging::folder(m_settings)).filePath(u"qiao.log"_s));
    }

    std::unique_ptr<QTemporaryDir> m_home;
    Settings m_settings;
};

void TestLogging::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_settings = Settings();
    m_settings.dataFolder = m_home->filePath(u"data"_s);
    m_settings.configFolder = m_home->filePath(u"config"_s);
}

void TestLogging::isSilentBeforeAnybodyListens()
{
    QCOMPARE(logLevel(), LogLevel::Off);
    QVERIFY(!serverLog().isInfoEnabled());
    QVERIFY(!serverLog().isCriticalEnabled());
    {
        const Logging logging(m_settings);
        QVERIFY(serverLog().isInfoEnabled());
    }
    QVERIFY(!serverLog().isInfoEnabled());
}

void TestLogging::writesByLevel_data()
{
    QTest::addColumn<LogLevel>("level");
    QTest::addColumn<int>("lines");
    QTest::newRow("off") << LogLevel::Off << 0;
    QTest::newRow("error") << LogLevel::Error << 1;
    QTest::newRow("warning") << LogLevel::Warning << 3;
    QTest::newRow("info") << LogLevel::Info << 4;
    QTest::newRow("debug") << LogLevel::Debug << 6;
}

void TestLogging::writesByLevel()
{
    QFETCH(LogLevel, level);
    QFETCH(int, lines);
    m_settings.logLevel = level;
    {
        const Logging logging(m_settings);
        qCDebug(upstreamLog) << "detail";
        qCInfo(serverLog) << "news";
        qCWarning(accountsLog) << "trouble";
        qCCritical(usageLog) << "failure";
        qWarning("Qt's own");
        qDebug("Qt's own detail");
    }
    QCOMPARE(log().count('\n'), lines);
    QCOMPARE(log().contains("warning qiao.accounts: trouble\n"), lines >= 3);
}

void TestLogging::theLevelChangesWhileItRuns()
{
    {
        const Logging logging(m_settings);
        qCDebug(serverLog) << "one";
        setLogLevel(LogLevel::Debug);
        qCDebug(serverLog) << "two";
        setLogLevel(LogLevel::Error);
        qCWarning(serverLog) << "three";
    }
    QCOMPARE(log().count('\n'), 1);
    QVERIFY(log().endsWith(" debug qiao.server: two\n"));
}

void TestLogging::linesAreOneLineAndWithoutSecrets()
{
    rememberSecret("log-secret-0815");
    {
        const Logging logging(m_settings);
        qCInfo(serverLog).noquote() << u"a\nb\x1b[31m log-secret-0815 \u2028ü"_s;
    }
    QVERIFY2(log().endsWith(QString(u" info qiao.server: a\\nb\\u001b[31m [redacted] \\u2028ü\n"_s).toUtf8()),
        log());
    const QDateTime time =
        QDateTime::fromString(QString::fromUtf8(log().left(log().indexOf(' '))), Qt::ISODateWithMs);
    QVERIFY(time.isValid());
    QVERIFY(std::abs(time.secsTo(QDateTime::currentDateTimeUtc())) < 3600);
}

void TestLogging::tellsTheTerminalWhatNobodyElseDoes()
{
    m_settings.logLevel = LogLevel::Debug;
    const Logging logging(m_settings);
    QSignalSpy lines(&logging, &Logging::lineAdded);
    qCInfo(serverLog) << "news";
    qCWarning(serverLog) << "trouble";
    qCDebug(serverLog) << "detail";
    qWarning("Qt's own");
    QTRY_COMPARE_WITH_TIMEOUT(lines.size(), 2, patience);
    QCOMPARE(lines.at(0).at(0).value<LogLevel>(), LogLevel::Debug);
    QCOMPARE(lines.at(0).at(1).toString(), u"debug qiao.server: detail"_s);
    QCOMPARE(lines.at(1).at(1).toString(), u"warning default: Qt's own"_s);
}

void TestLogging::warnsOnceThatItCannotWrite()
{
    const QString place = Logging::folder(m_settings);
    writeFile(place, "not a folder");
    const Logging logging(m_settings);
    QSignalSpy warnings(&logging, &Logging::warningRaised);
    qCInfo(serverLog) << "one";
    QTRY_COMPARE_WITH_TIMEOUT(warnings.size(), 1, patience);
    QVERIFY(QFile::remove(place));
    qCInfo(serverLog) << "two";
    QTRY_VERIFY_WITH_TIMEOUT(log().contains("two"), patience);
    QCOMPARE(warnings.size(), 1);
}

void TestLogging::leavesLinesOutWhenTheDiskIsTooSlow()
{
    {
        LogWriter writer(Logging::folder(m_settings), {.largest = 100'000'000});
        const LogLine line{
            QDateTime::currentDateTimeUtc(), LogLevel::Info, "qiao.server", QString(10'000, u'x')};
        for (int i = 0; i < 20'000; ++i) {
            writer.write(line, false); // much faster than any disk
        }
        writer.flush(std::chrono::milliseconds(patience));
        writer.write(line, false);
    }
    QVERIFY(log().contains(" lines were left out here, because the disk was too slow.\n"));
    QVERIFY(log().count('\n') < 20'000);
}

void TestLogging::wordsAndLevels()
{
    for (const LogLevel level :
        {LogLevel::Off, LogLevel::Error, LogLevel::Warning, LogLevel::Info, LogLevel::Debug}) {
        QCOMPARE(logLevelFromWord(logLevelWord(level).toUpper()), std::optional(level));
    }
    QCOMPARE(logLevelFromWord(u"error-debug"_s), std::optional(LogLevel::Error));
    QVERIFY(!logLevelFromWord(u"loud"_s));
    QVERIFY(!logLevelFromWord({}));
}

void TestLogging::changesAreWrittenWhenTheyShallLast()
{
    const Logging logging(m_settings);
    DebugFiles files(debugFolder(m_settings), 3, false);
    LogControl control(m_settings, files);
    QSignalSpy changes(&control, &LogControl::changed);
    QCOMPARE(control.state(), (LogState{LogLevel::Info, false, Logging::folder(m_settings)}));
    QVERIFY(control.setLevel(LogLevel::Debug, Persist::No));
    QVERIFY(control.setLevel(LogLevel::Debug, Persist::No));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(control.persisted().level, LogLevel::Info);
    QVERIFY(!QFile::exists(control.settingsFile()));
    QVERIFY(control.setDebugFiles(true, Persist::Yes));
    QVERIFY(files.areOn());
    QCOMPARE(readFile(control.settingsFile()), "[logging]\ndebugFiles=true\n"_ba);
    QVERIFY(control.persisted().debugFiles);

    QVERIFY(QFile::remove(control.settingsFile()));
    QVERIFY(QDir().mkdir(control.settingsFile()));
    QVERIFY(!control.setLevel(LogLevel::Error, Persist::Yes));
    QCOMPARE(control.state().level, LogLevel::Debug);
}

QTEST_GUILESS_MAIN(TestLogging)
#include "tst_logging.moc"
