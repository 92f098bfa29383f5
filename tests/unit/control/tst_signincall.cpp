#include "control/signincall.h"
#include "editorscene.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

class TestSignInCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goingAwayCancels();
    void hearsOnlyItsOwn();
    void namesThatCannotBe();
};

void TestSignInCall::goingAwayCancels()
{
    EditorScene scene;
    SignIns signIns(QUrl(u"https://chat.qwen.ai"_s), scene.open(), scene.upstream);
    auto caller = std::make_unique<QObject>();
    auto *call = new SignInCall(signIns, caller.get());
    QVERIFY(call->start(u"qwen"_s));
    QTRY_COMPARE_WITH_TIMEOUT(scene.upstream.callCount(), 1, patience);
    QVERIFY(scene.upstream.calls().first() != nullptr);
    caller.reset();
    // at once: a call that nobody cancels ends too, after half a minute
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(scene.upstream.calls().first() == nullptr);
    QVERIFY(scene.names().isEmpty());
}

void TestSignInCall::hearsOnlyItsOwn()
{
    EditorScene scene;
    SignIns signIns(QUrl(u"https://chat.qwen.ai"_s), scene.open(), scene.upstream);
    QObject caller;
    auto *first = new SignInCall(signIns, &caller);
    auto *second = new SignInCall(signIns, &caller);
    QSignalSpy ofFirst(first, &SignInCall::changed);
    QSignalSpy ofSecond(second, &SignInCall::changed);
    QVERIFY(first->start(u"one"_s));
    QVERIFY(second->start(u"two"_s));
    QTRY_COMPARE_WITH_TIMEOUT(scene.upstream.callCount(), 2, patience);
    scene.upstream.calls().first()->answer(400, R"({"error":"invalid_request"})");
    QTRY_VERIFY_WITH_TIMEOUT(
        !ofFirst.isEmpty() && ofFirst.last().first().value<SignInState>().hasEnded(), patience);
    for (const auto &change : std::as_const(ofSecond)) {
        QCOMPARE(change.first().value<SignInState>().accountName, u"two"_s);
    }
    QVERIFY(scene.upstream.calls().last() != nullptr);
}

void TestSignInCall::namesThatCannotBe()
{
    EditorScene scene;
    SignIns signIns(QUrl(u"https://chat.qwen.ai"_s), scene.open(), scene.upstream);
    QObject caller;
    auto *call = new SignInCall(signIns, &caller);
    const auto refused = call->start(u"a b"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().httpStatus, 400);
    QCOMPARE(scene.upstream.callCount(), 0);
}

QTEST_GUILESS_MAIN(TestSignInCall)
#include "tst_signincall.moc"
