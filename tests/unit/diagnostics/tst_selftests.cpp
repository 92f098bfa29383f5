#include "diagnostics/databasetest.h"
#include "diagnostics/placetests.h"
#include "support/files.h"
#include "support/patience.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

class TestSelfTests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takenPort();
    void folders();
    void folderThatIsAFile();
    void openToOthers();
    void clock();
    void database();
    void allOfThem();
    void looksUpHostsWhenAsked();

private:
    [[nodiscard]] Settings settings() const
    {
        Settings settings;
        settings.port = 0;
        settings.secretsBackend = SecretsBackend::File;
        settings.configFolder = m_home->filePath(u"config"_s);
        settings.dataFolder = m_home->filePath(u"data"_s);
        settings.runtimeFolder = m_home->filePath(u"run"_s);
        return settings;
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

namespace {

using Outcome = SelfTest::Outcome;

QList<Outcome> outcomes(const QList<SelfTest> &tests)
{
    QList<Outcome> list;
    for (const SelfTest &test : tests) {
        list.append(test.outcome);
    }
    return list;
}

void makePrivate(const QString &folder)
{
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

} // namespace

void TestSelfTests::init()
{
    m_home = std::make_unique<QTemporaryDir>();
}

void TestSelfTests::takenPort()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    Settings taken = settings();
    taken.port = other.serverPort();
    const QList<SelfTest> tests = listenTests(taken, false);
    QCOMPARE(outcomes(tests), (QList{Outcome::Passed, Outcome::Failed}));
    QVERIFY(tests.last().sentence.contains(QString::number(taken.port)));
    QCOMPARE(outcomes(listenTests(taken, true)), QList{Outcome::Passed});
    other.close();
    QCOMPARE(outcomes(listenTests(taken, false)), (QList{Outcome::Passed, Outcome::Passed}));
}

void TestSelfTests::folders()
{
    QCOMPARE(outcomes(folderTests(settings())), QList<Outcome>(4, Outcome::Passed));
    makePrivate(settings().dataFolder);
    const QList<SelfTest> tests = folderTests(settings());
    QCOMPARE(outcomes(tests), QList<Outcome>(4, Outcome::Passed));
    QVERIFY(tests.at(0).sentence.contains(u"is not there yet"_s));
    QVERIFY(tests.at(1).sentence.contains(u"can be written to"_s));
    QVERIFY(QDir(settings().dataFolder).isEmpty()); // nothing stays of the try
}

void TestSelfTests::folderThatIsAFile()
{
    test::writeFile(settings().dataFolder, "x");
    QCOMPARE(folderTests(settings()).at(1).outcome, Outcome::Failed);
}

void TestSelfTests::openToOthers()
{
#ifdef Q_OS_UNIX
    makePrivate(settings().dataFolder);
    const QString file = settings().dataFolder + "/usage.db"_L1;
    test::writeFile(file, "x");
    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    const QList<SelfTest> tests = folderTests(settings());
    QCOMPARE(tests.last().outcome, Outcome::Failed);
    QVERIFY2(tests.last().sentence.contains(u"(mode 604)"_s), qPrintable(tests.last().sentence));
    QVERIFY(QFile::setPermissions(settings().dataFolder,
        QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup));
    const SelfTest folder = folderTests(settings()).at(1);
    QCOMPARE(folder.outcome, Outcome::Failed);
    QVERIFY2(folder.sentence.contains(u"(mode 750)"_s), qPrintable(folder.sentence));
#else
    QSKIP("Windows has access lists instead of modes.");
#endif
}

void TestSelfTests::clock()
{
    const QDateTime now = QDateTime::currentDateTime();
    QCOMPARE(clockTest(m_home->path(), now).outcome, Outcome::Passed);
    QCOMPARE(clockTest(m_home->path(), QDateTime(QDate(1970, 1, 1), QTime(0, 0))).outcome, Outcome::Failed);
    test::writeFile(m_home->filePath(u"later"_s), "x");
    QFile file(m_home->filePath(u"later"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(now.addDays(2), QFileDevice::FileModificationTime));
    file.close();
    const SelfTest putBack = clockTest(m_home->path(), now);
    QCOMPARE(putBack.outcome, Outcome::Failed);
    QVERIFY(putBack.sentence.contains(u"later"_s));
}

void TestSelfTests::database()
{
    const QString path = m_home->filePath(u"usage.db"_s);
    QCOMPARE(databaseTest(path).outcome, Outcome::Passed);
    QVERIFY(!QFile::exists(path));
    {
        QSqlDatabase made = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"made"_s);
        made.setDatabaseName(path);
        QVERIFY(made.open());
        QVERIFY(QSqlQuery(made).exec(u"CREATE TABLE t (n INTEGER)"_s));
    }
    QSqlDatabase::removeDatabase(u"made"_s);
    const SelfTest whole = databaseTest(path);
    QVERIFY2(whole.outcome == Outcome::Passed && whole.sentence.contains(u"is whole"_s),
        qPrintable(whole.sentence));
    test::writeFile(path, QByteArray(8192, 'x'));
    QCOMPARE(databaseTest(path).outcome, Outcome::Failed);
}

void TestSelfTests::allOfThem()
{
    SelfTests tests(settings(), {});
    QSignalSpy finished(&tests, &SelfTests::finished);
    tests.start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    const auto all = finished.first().first().value<QList<SelfTest>>();
    QCOMPARE(all.size(), 8); // listening, four folders, secrets, database, clock
    for (const SelfTest &test : all) {
        QVERIFY2(test.outcome == Outcome::Passed, qPrintable(test.sentence));
    }
}

void TestSelfTests::looksUpHostsWhenAsked()
{
    SelfTests tests(settings(), {.hosts = {u"127.0.0.1"_s}});
    QSignalSpy finished(&tests, &SelfTests::finished);
    tests.start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    const auto all = finished.first().first().value<QList<SelfTest>>();
    QCOMPARE(all.last(), (SelfTest{Outcome::Passed, u"127.0.0.1 has an address (1 found)."_s}));
}

QTEST_GUILESS_MAIN(TestSelfTests)
#include "tst_selftests.moc"
