#include "tokenizer/calibration.h"
#include "tokenizer/modeltokens.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <string>

using namespace qiao::tokenizer;

class CalibrationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knows_whose_vocabulary_is_exact_data();
    void knows_whose_vocabulary_is_exact();
    void is_one_before_the_first_sample();
    void follows_the_samples();
    void ignores_small_samples();
    void stays_between_its_bounds();
    void leaves_exact_models_alone();
    void keeps_models_apart_whatever_their_case();
    void does_not_grow_for_ever();
};

void CalibrationTest::knows_whose_vocabulary_is_exact_data()
{
    QTest::addColumn<bool>("exact");
    for (const char *model : {"qwen3-coder-plus", "qwen3-coder-flash-2025-07-28", "qwen3-max",
             "qwen3-235b-a22b", "qwen3-vl-plus", "Qwen/Qwen3-Coder-480B-A35B-Instruct",
             "qwen2.5-72b-instruct", "QWEN2-7B", "qwen3:32b", "qwen-vl-max-2025-08-13"}) {
        QTest::addRow("%s", model) << true;
    }
    for (const char *model :
        {"coder-model", "vision-model", "qwen3.5-plus", "qwen3.6-plus", "qwen3.8-max", "qwen-plus",
            "qwen-plus-latest", "qwen-max", "gpt-4o", "glm-5", "kimi-k3", "deepseek-v4", "qwen", ""}) {
        QTest::addRow("%s, not", model) << false;
    }
}

void CalibrationTest::knows_whose_vocabulary_is_exact()
{
    QFETCH(const bool, exact);
    const std::string row = QTest::currentDataTag();
    QCOMPARE(tokensOfModel(row.substr(0, row.rfind(", not"))).exact, exact);
}

void CalibrationTest::is_one_before_the_first_sample()
{
    const Calibration calibration;
    QCOMPARE(calibration.ratio("coder-model"), 1.0);
    QCOMPARE(calibration.corrected("coder-model", 12345), 12345);
}

void CalibrationTest::follows_the_samples()
{
    Calibration calibration;
    calibration.learn("coder-model", 10'000, 8'000);
    QCOMPARE(calibration.ratio("coder-model"), 0.8);
    QCOMPARE(calibration.corrected("coder-model", 1001), 801);
    calibration.learn("coder-model", 10'000, 9'000);
    const double second = calibration.ratio("coder-model");
    QVERIFY(second > 0.8 && second < 0.9);
    for (int i = 0; i < 50; ++i) {
        calibration.learn("coder-model", 2'000, 1'800);
    }
    QVERIFY(std::abs(calibration.ratio("coder-model") - 0.9) < 1e-4);
}

void CalibrationTest::ignores_small_samples()
{
    Calibration calibration;
    calibration.learn("coder-model", 999, 1200);
    calibration.learn("coder-model", 0, 5000);
    calibration.learn("coder-model", -5000, 5000);
    calibration.learn("coder-model", 5000, 0);
    QCOMPARE(calibration.ratio("coder-model"), 1.0);
    calibration.learn("coder-model", 1000, 900);
    QCOMPARE(calibration.ratio("coder-model"), 0.9);
}

void CalibrationTest::stays_between_its_bounds()
{
    Calibration calibration;
    calibration.learn("a", 1000, std::numeric_limits<std::int64_t>::max());
    QCOMPARE(calibration.ratio("a"), 1.3);
    // one odd sample among good ones moves it by no more than one step to the bound
    calibration.learn("b", 1000, 1000);
    calibration.learn("b", 1'000'000, 1);
    QVERIFY(calibration.ratio("b") >= 0.93);
    for (int i = 0; i < 100; ++i) {
        calibration.learn("b", 1'000'000, 1);
    }
    QVERIFY(std::abs(calibration.ratio("b") - 0.7) < 1e-6);
}

void CalibrationTest::leaves_exact_models_alone()
{
    Calibration calibration;
    calibration.learn("qwen3-32b", 10'000, 8'000);
    QCOMPARE(calibration.ratio("qwen3-32b"), 1.0);
    QCOMPARE(calibration.corrected("qwen3-32b", 777), 777);
    // its vocabulary is known, but not how it is shown tools
    calibration.learn("qwen3-coder-plus", 10'000, 8'000);
    QCOMPARE(calibration.ratio("qwen3-coder-plus"), 0.8);
}

void CalibrationTest::keeps_models_apart_whatever_their_case()
{
    Calibration calibration;
    calibration.learn("Coder-Model", 10'000, 8'000);
    QCOMPARE(calibration.ratio("coder-model"), 0.8);
    QCOMPARE(calibration.ratio("qwen3.6-plus"), 1.0);
}

void CalibrationTest::does_not_grow_for_ever()
{
    Calibration calibration;
    for (int i = 0; i < 1000; ++i) {
        calibration.learn("model-" + std::to_string(i), 10'000, 8'000);
    }
    QCOMPARE(calibration.ratio("model-0"), 0.8);
    QCOMPARE(calibration.ratio("model-999"), 1.0);
}

QTEST_APPLESS_MAIN(CalibrationTest)
#include "tst_calibration.moc"
