#include "settings/dotenv.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class TestDotenv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAssignments_data();
    void readsAssignments();
    void theLastOfSeveralCounts();
    void readsOnlyRegularFiles();
};

void TestDotenv::readsAssignments_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("value");

    QTest::newRow("plain") << "PORT=9000"_ba << u"9000"_s;
    QTest::newRow("spaces around") << "  PORT =  9000  "_ba << u"9000"_s;
    QTest::newRow("export") << "export PORT=9000"_ba << u"9000"_s;
    QTest::newRow("carriage return") << "PORT=9000\r\n"_ba << u"9000"_s;
    QTest::newRow("byte order mark") << "\xEF\xBB\xBFPORT=9000"_ba << u"9000"_s;
    QTest::newRow("comment after") << "PORT=9000 # the port"_ba << u"9000"_s;
    QTest::newRow("hash inside") << "PORT=90#00"_ba << u"90#00"_s;
    QTest::newRow("double quotes") << R"(PORT="a \"b\" # c\n" # d)"_ba << u"a \"b\" # c\n"_s;
    QTest::newRow("single quotes are literal") << R"(PORT='a\n"b"')"_ba << u"a\\n\"b\""_s;
    QTest::newRow("unclosed quote") << R"(PORT="90)"_ba << u"90"_s;
    QTest::newRow("backslash at the end") << R"(PORT="90\)"_ba << u"90\\"_s;
    QTest::newRow("equals inside") << "PORT=a=b"_ba << u"a=b"_s;
    QTest::newRow("not expanded") << "PORT=$HOME`id`"_ba << u"$HOME`id`"_s;
    QTest::newRow("UTF-8") << "PORT=\xE6\xA1\xA5"_ba << u"桥"_s;
    QTest::newRow("empty") << "PORT="_ba << QString();
    QTest::newRow("comment") << "#PORT=9000"_ba << QString();
    QTest::newRow("no assignment") << "PORT 9000"_ba << QString();
    QTest::newRow("other name") << "MY.PORT=9000"_ba << QString();
}

void TestDotenv::readsAssignments()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, value);
    QCOMPARE(qiao::parseDotenv(line).value(u"PORT"_s), value);
    QCOMPARE(qiao::parseDotenv("A=1\n" + line + "\nB=2").value(u"B"_s), u"2"_s);
}

void TestDotenv::theLastOfSeveralCounts()
{
    QCOMPARE(qiao::parseDotenv("PORT=1\nPORT=2\n").value(u"PORT"_s), u"2"_s);
}

void TestDotenv::readsOnlyRegularFiles()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u".env"_s);
    QVERIFY(qiao::readDotenv(path).isEmpty());
    QVERIFY(qiao::readDotenv(folder.path()).isEmpty());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("PORT=1\n");
    file.close();
    QCOMPARE(qiao::readDotenv(path).value(u"PORT"_s), u"1"_s);
    QVERIFY(file.resize(1024 * 1024 + 1));
    QVERIFY(qiao::readDotenv(path).isEmpty());
}

QTEST_GUILESS_MAIN(TestDotenv)
#include "tst_dotenv.moc"
