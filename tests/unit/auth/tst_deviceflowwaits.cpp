#include "deviceflowrun.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;
using namespace std::chrono_literals;

/// How long a flow waits from poll to poll, and what it waits out.
class TestDeviceFlowWaits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // measured on the wall clock, so only the least waits are asserted
    void theIntervalIsKept_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<int>("seconds");
        QTest::newRow("absent: RFC 8628") << R"("expires_in":900)"_ba << 5;
        QTest::newRow("one: never under two") << R"("interval":1)"_ba << 2;
        QTest::newRow("as answered") << R"("interval":9)"_ba << 9;
    }

    void theIntervalIsKept()
    {
        QFETCH(QByteArray, more);
        QFETCH(int, seconds);
        DeviceFlowRun scene(QUrl(u"https://chat.qwen.ai"_s), {.second = 10ms});
        scene.begin(deviceAnswer(more));
        QElapsedTimer watch;
        watch.start();
        scene.call(2)->answer(400, oauthError("authorization_pending"));
        QVERIFY(scene.call(3));
        QVERIFY2(watch.elapsed() >= seconds * 10 - 1, qPrintable(QString::number(watch.elapsed())));
        QVERIFY(!scene.results.size());
    }

    void slowDownAddsFiveSecondsForGood_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("400") << 400;
        QTest::newRow("429") << 429;
    }

    void slowDownAddsFiveSecondsForGood()
    {
        QFETCH(int, status);
        DeviceFlowRun scene(QUrl(u"https://chat.qwen.ai"_s), {.second = 10ms});
        scene.begin(deviceAnswer(R"("interval":2)"));
        QElapsedTimer watch;
        qsizetype number = 2;
        for (const int seconds : {7, 12, 12}) {
            watch.start();
            const bool slowDown = number < 4;
            scene.call(number++)->answer(
                slowDown ? status : 400, oauthError(slowDown ? "slow_down" : "authorization_pending"));
            QVERIFY(scene.call(number));
            QVERIFY2(watch.elapsed() >= seconds * 10 - 1, qPrintable(QString::number(watch.elapsed())));
        }
    }

    void anotherThrottleIsWaitedOut()
    {
        DeviceFlowRun scene(QUrl(u"https://chat.qwen.ai"_s), {.second = 10ms});
        scene.begin(deviceAnswer(R"("interval":2)"));
        QElapsedTimer watch;
        watch.start();
        scene.call(2)->answer(429, oauthError("rate_limit"), {{"Retry-After", "11"}});
        QVERIFY(scene.call(3));
        QVERIFY2(watch.elapsed() >= 109, qPrintable(QString::number(watch.elapsed())));
        QVERIFY(scene.unreachables.isEmpty());
        scene.call(3)->answer(200, grantedAnswer());
        QVERIFY(scene.results.first().has_value());
    }

    void theLossOfTheNetworkIsWaitedOutEverLonger()
    {
        DeviceFlowRun scene(QUrl(u"https://chat.qwen.ai"_s), {.second = 5ms});
        scene.begin(deviceAnswer(R"("interval":2)"));
        QElapsedTimer watch;
        qsizetype number = 2;
        for (const int seconds : {2, 4, 8, 16, 30, 30}) {
            watch.start();
            scene.call(number++)->fail(networkDown);
            QCOMPARE(scene.unreachables, QList{true});
            QVERIFY(scene.call(number));
            QVERIFY2(watch.elapsed() >= seconds * 5 - 1, qPrintable(QString::number(watch.elapsed())));
        }
        scene.call(number++)->answer(400, oauthError("authorization_pending"));
        QCOMPARE(scene.unreachables, (QList{true, false}));
        // from the beginning again
        scene.call(number++)->fail(networkDown);
        watch.start();
        QVERIFY(scene.call(number));
        QCOMPARE(scene.unreachables, (QList{true, false, true}));
        scene.call(number)->answer(200, grantedAnswer());
        QVERIFY(scene.results.first().has_value());
    }

    void troubleOfTheServiceIsWaitedOut_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("unreachable");
        QTest::newRow("500") << 500 << "oops"_ba << true;
        QTest::newRow("503") << 503 << "{}"_ba << true;
        QTest::newRow("garbage") << 200 << "<html>"_ba << false;
        QTest::newRow("a firewall's page") << 403 << "<html>"_ba << false;
        QTest::newRow("far too long") << 200 << QByteArray(100'000, ' ') << true;
    }

    void troubleOfTheServiceIsWaitedOut()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(bool, unreachable);
        DeviceFlowRun scene;
        scene.begin();
        scene.call(2)->answer(status, body);
        QCOMPARE(scene.unreachables, unreachable ? QList{true} : QList<bool>());
        QVERIFY(scene.call(3));
        scene.call(3)->answer(200, grantedAnswer());
        QVERIFY(scene.results.first().has_value());
    }

    void aServiceThatSaysNothingIsAskedAgain()
    {
        DeviceFlowRun scene(QUrl(u"https://chat.qwen.ai"_s), {.second = 1ms, .answerWithin = 20ms});
        scene.begin();
        QVERIFY(scene.call(3));
        QCOMPARE(scene.unreachables, QList{true});
    }

    void theCodeEndsInTheMiddleOfALongWait()
    {
        DeviceFlowRun scene;
        scene.begin(deviceAnswer(R"("expires_in":900)"));
        scene.call(2)->answer(429, "{}", {{"Retry-After", "86000"}});
        scene.now += 900s;
        QTRY_COMPARE(scene.results.size(), 1);
        QCOMPARE(scene.error().code, "expired_token"_ba);
    }
};

QTEST_GUILESS_MAIN(TestDeviceFlowWaits)
#include "tst_deviceflowwaits.moc"
