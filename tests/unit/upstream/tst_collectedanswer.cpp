#include "support/fakeupstream.h"
#include "upstream/collectedanswer.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

namespace {

constexpr qsizetype limit = 100;

using Answer = Result<CollectedAnswer>;

UpstreamRequest request()
{
    return {.method = "GET", .url = QUrl(u"https://api.example.org/v1/models"_s), .headers = {}, .body = {}};
}

struct Scene
{
    FakeUpstream upstream;
    CollectedCall call{upstream, request(), 5s, limit, nullptr};
    QSignalSpy finished{&call, &CollectedCall::finished};

    [[nodiscard]] Answer answer() const
    {
        return finished.size() == 1 ? finished.first().first().value<Answer>()
                                    : tl::make_unexpected(Error{.message = u"not finished once"_s});
    }
};

} // namespace

class TestCollectedAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void collects();
    void refusalIsAnAnswer();
    void goodAnswerThatBreaksOffIsNone();
    void nothingWasAnswered();
    void tooLong();
    void tooLate();
};

void TestCollectedAnswer::collects()
{
    Scene scene;
    scene.upstream.lastCall()->sendHead(200);
    scene.upstream.lastCall()->sendBody("one ");
    scene.upstream.lastCall()->sendBody("two");
    QVERIFY(scene.finished.isEmpty());
    scene.upstream.lastCall()->finish();
    QVERIFY(scene.answer());
    QCOMPARE(scene.answer()->status, 200);
    QCOMPARE(scene.answer()->body, "one two");
}

void TestCollectedAnswer::refusalIsAnAnswer()
{
    Scene scene;
    scene.upstream.lastCall()->sendHead(429, "application/json", {{"Retry-After", "7"}});
    scene.upstream.lastCall()->sendBody("wait");
    scene.upstream.lastCall()->fail({.message = u"broke off"_s});
    QVERIFY(scene.answer());
    QCOMPARE(scene.answer()->status, 429);
    QCOMPARE(scene.answer()->body, "wait");
    QCOMPARE(scene.answer()->retryAfter, std::optional(7s));
}

void TestCollectedAnswer::goodAnswerThatBreaksOffIsNone()
{
    Scene scene;
    scene.upstream.lastCall()->sendHead(200);
    scene.upstream.lastCall()->sendBody("half");
    scene.upstream.lastCall()->fail({.message = u"broke off"_s});
    QVERIFY(!scene.answer());
    QCOMPARE(scene.answer().error().message, u"broke off"_s);
}

void TestCollectedAnswer::nothingWasAnswered()
{
    Scene scene;
    scene.upstream.lastCall()->finish();
    QVERIFY(!scene.answer());
    QVERIFY(scene.answer().error().message.contains(u"api.example.org closed the connection"_s));
}

void TestCollectedAnswer::tooLong()
{
    Scene scene;
    const QPointer<FakeUpstreamCall> call = scene.upstream.lastCall();
    call->sendHead(200);
    call->sendBody(QByteArray(limit, 'x'));
    QVERIFY(scene.finished.isEmpty());
    call->sendBody("y");
    QVERIFY(!scene.answer());
    QVERIFY(scene.answer().error().message.contains(u"far too long"_s));
    QTRY_VERIFY(call.isNull());
}

void TestCollectedAnswer::tooLate()
{
    FakeUpstream upstream;
    CollectedCall call(upstream, request(), 1ms, limit, nullptr);
    QSignalSpy finished(&call, &CollectedCall::finished);
    QTRY_COMPARE(finished.size(), 1);
    const auto answer = finished.first().first().value<Answer>();
    QVERIFY(!answer);
    QCOMPARE(answer.error().httpStatus, 504);
    QTRY_VERIFY(upstream.calls().first().isNull());
    QCOMPARE(finished.size(), 1);
}

QTEST_GUILESS_MAIN(TestCollectedAnswer)
#include "tst_collectedanswer.moc"
