#include "tokens/calibrationfile.h"

#include "support/files.h"
#include "support/patience.h"
#include "tokens/tokencounter.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

class CalibrationFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_was_learned_outlives_the_counter();
    void nothing_learned_writes_nothing();
    void a_damaged_file_is_nobodys_business_data();
    void a_damaged_file_is_nobodys_business();
    void a_folder_that_cannot_be_written_is_no_error();
};

void CalibrationFileTest::what_was_learned_outlives_the_counter()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"data/tokencalibration.json"_s);
    {
        TokenCounter counter;
        const CalibrationFile kept(counter, file);
        counter.learn(u"Coder-Model"_s, 10'000, 8'500);
        counter.learn(u"qwen3-32b"_s, 10'000, 8'500); // exact: never corrected
    }
    TokenCounter counter;
    const CalibrationFile kept(counter, file);
    QCOMPARE(counter.ratios(), (QHash<QString, double>{{u"coder-model"_s, 0.85}}));
    QCOMPARE(counter.corrected(u"coder-model"_s, 1000), 850);
}

void CalibrationFileTest::nothing_learned_writes_nothing()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"tokencalibration.json"_s);
    {
        TokenCounter counter;
        const CalibrationFile kept(counter, file);
        counter.learn(u"coder-model"_s, 10, 20); // too small a sample
    }
    QVERIFY(!QFile::exists(file));
}

void CalibrationFileTest::a_damaged_file_is_nobodys_business_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray(R"({"ratios":{"coder-)");
    QTest::newRow("no object") << QByteArray("[1]");
    QTest::newRow("out of bounds") << QByteArray(R"({"ratios":{"coder-model":17,"a":-1,"b":0,"c":"1"}})");
}

void CalibrationFileTest::a_damaged_file_is_nobodys_business()
{
    QFETCH(const QByteArray, json);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"tokencalibration.json"_s);
    test::writeFile(file, json);
    TokenCounter counter;
    const CalibrationFile kept(counter, file);
    QVERIFY(counter.ratios().isEmpty());
}

void CalibrationFileTest::a_folder_that_cannot_be_written_is_no_error()
{
    const QTemporaryDir folder;
    test::writeFile(folder.filePath(u"data"_s), "a file where the folder should be");
    TokenCounter counter;
    CalibrationFile kept(counter, folder.filePath(u"data/tokencalibration.json"_s));
    counter.learn(u"coder-model"_s, 10'000, 8'500);
    kept.flush();
    QCOMPARE(counter.ratios().size(), 1);
}

QTEST_GUILESS_MAIN(CalibrationFileTest)
#include "tst_calibrationfile.moc"
