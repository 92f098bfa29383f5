#include "logging/debugfiles.h"
#include "logging/levels.h"
#include "server/exchangetrace.h"
#include "support/files.h"
#include "support/patience.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

/// Which files there are about requests, and which are kept.
class TestDebugFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { setLogLevel(LogLevel::Off); }
    void keepsTheNewest();
    void keepsNoneWithoutALimit();
    void areSwitchedWhileRunning();
    void failuresHaveOneUnlessTheLogIsOff();
    void areTheUsersAloneAndNamedForEverySystem();
    void warnsOnceThatItCannotWrite();

private:
    /// An exchange whose call went wrong.
    static void exchange(DebugFiles &files, int number, const QString &error = {})
    {
        ClientRequest request;
        request.body = "{}";
        request.clock.start();
        const auto trace = files.trace(request);
        if (trace) {
            trace->upstreamRequest({});
            RequestRow row{"req-" + QByteArray::number(number),
                QDateTime::currentDateTimeUtc().addSecs(number), "POST", "/v1/chat/completions"};
            row.error = error;
            trace->ended(row);
        }
    }
    [[nodiscard]] QStringList names() const { return QDir(m_folder).entryList(QDir::Files, QDir::Name); }
    [[nodiscard]] QList<int> numbers() const
    {
        QList<int> numbers;
        for (const QString &name : names()) {
            numbers.append(name.section(u'-', -1).section(u'.', 0, 0).toInt());
        }
        return numbers;
    }

    std::unique_ptr<QTemporaryDir> m_home;
    QString m_folder;
};

void TestDebugFiles::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_folder = m_home->filePath(u"data/logs/debug"_s);
    setLogLevel(LogLevel::Info);
}

void TestDebugFiles::keepsTheNewest()
{
    {
        DebugFiles files(m_folder, 3, true);
        for (int i = 0; i < 5; ++i) {
            exchange(files, i);
        }
    }
    QCOMPARE(numbers(), (QList<int>{2, 3, 4}));
    {
        DebugFiles files(m_folder, 2, true);
        exchange(files, 9);
    }
    QCOMPARE(numbers(), (QList<int>{4, 9}));
    {
        // the clock went back: what is written last is the newest
        DebugFiles files(m_folder, 2, true);
        exchange(files, -100);
        exchange(files, -200);
    }
    QCOMPARE(numbers(), (QList<int>{200, 100}));
}

void TestDebugFiles::keepsNoneWithoutALimit()
{
    {
        DebugFiles files(m_folder, 0, true);
        exchange(files, 1, u"It failed."_s);
    }
    QVERIFY(!QFileInfo::exists(m_folder));
}

void TestDebugFiles::areSwitchedWhileRunning()
{
    {
        DebugFiles files(m_folder, 20, false);
        exchange(files, 1);
        files.setOn(true);
        exchange(files, 2);
        files.setOn(false);
        exchange(files, 3);
    }
    QCOMPARE(numbers(), (QList<int>{2}));
}

void TestDebugFiles::failuresHaveOneUnlessTheLogIsOff()
{
    {
        DebugFiles files(m_folder, 20, false);
        exchange(files, 1, u"It failed."_s);
        setLogLevel(LogLevel::Off);
        exchange(files, 2, u"It failed."_s);
        files.setOn(true);
        exchange(files, 3);
    }
    QCOMPARE(numbers(), (QList<int>{1, 3}));
}

void TestDebugFiles::areTheUsersAloneAndNamedForEverySystem()
{
    {
        DebugFiles files(m_folder, 20, true);
        exchange(files, 1);
    }
    QCOMPARE(names().size(), 1);
    static const QRegularExpression name(u"^[0-9]{8}T[0-9]{6}\\.[0-9]{3}Z-req-1\\.json$"_s);
    QVERIFY2(name.match(names().first()).hasMatch(), qPrintable(names().first()));
    const QFileInfo file(QDir(m_folder).filePath(names().first()));
    QVERIFY(QJsonDocument::fromJson(readFile(file.filePath())).isObject());
#ifdef Q_OS_UNIX
    QCOMPARE(file.permissions()
            & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup
                | QFileDevice::WriteOther),
        QFileDevice::Permissions());
#endif
}

void TestDebugFiles::warnsOnceThatItCannotWrite()
{
    writeFile(m_folder, "not a folder");
    DebugFiles files(m_folder, 20, true);
    QSignalSpy warnings(&files, &DebugFiles::warningRaised);
    exchange(files, 1);
    exchange(files, 2);
    QTRY_COMPARE_WITH_TIMEOUT(warnings.size(), 1, patience);
    QVERIFY(QFile::remove(m_folder));
    exchange(files, 3);
    QTRY_COMPARE_WITH_TIMEOUT(numbers(), (QList<int>{3}), patience);
    QCOMPARE(warnings.size(), 1);
}

QTEST_GUILESS_MAIN(TestDebugFiles)
#include "tst_debugfiles.moc"
