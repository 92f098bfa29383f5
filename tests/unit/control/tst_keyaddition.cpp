#include "editorscene.h"
#include "support/files.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

class TestKeyAddition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takenKeysAreKeptAndTried();
    void nameIsMadeOfTheKind();
    void keysNobodyTakesAreNotKept();
    void keyThatAnAccountHasIsNamed();
    void fullStoreLeavesNoSecret();
    void lockedSecretStoreAddsNothing();
    void twoOfOneName();
    void ownAddressIsRefused_data();
    void ownAddressIsRefused();
    void badProxyIsRefused();
    void cancelledWhileAsking();
};

namespace {

constexpr auto models = R"({"object":"list","data":[{"id":"one"},{"id":"two"}]})";
constexpr auto chat = R"({"choices":[{"message":{"role":"assistant","content":"1"}}]})";

NewKey newKey(const QString &name = u"work"_s, const QByteArray &key = "sk-canary")
{
    return {.name = name, .key = key, .hints = {.baseUrl = QUrl(u"https://relay.example/v1"_s)}};
}

/// Answers every request of \a upstream by its path.
void serve(FakeUpstream &upstream, int status = 200)
{
    QObject::connect(&upstream, &FakeUpstream::started, &upstream, [status](FakeUpstreamCall *call) {
        const bool isList = call->request().url.path().endsWith("/models"_L1);
        call->answer(status, status != 200 ? "{}" : isList ? models : chat);
    });
}

Result<KeyAdded> outcomeOf(KeyAddition *addition)
{
    QSignalSpy finished(addition, &KeyAddition::finished);
    if (!finished.wait(patience)) {
        return tl::make_unexpected(Error{.message = u"no end"_s});
    }
    return finished.first().first().value<Result<KeyAdded>>();
}

} // namespace

void TestKeyAddition::takenKeysAreKeptAndTried()
{
    EditorScene scene;
    serve(scene.upstream);
    QObject caller;
    KeyAddition *addition = scene.open().addKey(newKey(), &caller);
    QSignalSpy found(addition, &KeyAddition::found);
    const auto added = outcomeOf(addition);
    QVERIFY(added);
    QCOMPARE(found.size(), 1);
    QCOMPARE(added->account.name, u"work"_s);
    QCOMPARE(added->account.kind, AccountKind::Custom);
    QCOMPARE(added->findings.size(), 1);
    QVERIFY(!added->sentence.isEmpty());
    QVERIFY(added->probe.works);
    QCOMPARE(scene.pool->accounts().first().models, (QStringList{u"one"_s, u"two"_s}));
    QCOMPARE(scene.secrets.secrets.values(), QList<QByteArray>{"sk-canary"_ba});
    QCOMPARE(scene.chosen(), u"work"_s);
}

void TestKeyAddition::nameIsMadeOfTheKind()
{
    EditorScene scene;
    serve(scene.upstream);
    scene.open();
    scene.have(u"custom"_s, "sk-other");
    QObject caller;
    const auto added = outcomeOf(scene.editor->addKey(newKey({}), &caller));
    QVERIFY(added);
    QCOMPARE(added->account.name, u"custom-2"_s);
}

void TestKeyAddition::keysNobodyTakesAreNotKept()
{
    EditorScene scene;
    serve(scene.upstream, 401);
    QObject caller;
    const auto added = outcomeOf(scene.open().addKey(newKey(), &caller));
    QVERIFY(!added);
    QCOMPARE(added.error().kind, Error::Kind::NeedsLogin);
    QCOMPARE(added.error().httpStatus, 401);
    QVERIFY(!added.error().message.isEmpty());
    QVERIFY(!added.error().message.contains("canary"_L1));
    QVERIFY(scene.names().isEmpty());
    QVERIFY(scene.secrets.secrets.isEmpty());
}

void TestKeyAddition::keyThatAnAccountHasIsNamed()
{
    EditorScene scene;
    serve(scene.upstream);
    scene.open();
    scene.have(u"other"_s, "sk-other");
    scene.have(u"first"_s);
    QObject caller;
    const auto added = outcomeOf(scene.editor->addKey(newKey(), &caller));
    QVERIFY(!added);
    QCOMPARE(added.error().httpStatus, 409);
    QCOMPARE(added.error().message, u"The account \"first\" has this key already. Use that account."_s);
    QCOMPARE(scene.upstream.callCount(), 0);
}

void TestKeyAddition::fullStoreLeavesNoSecret()
{
    EditorScene scene;
    serve(scene.upstream);
    scene.open();
    writeFile(scene.path(u"accounts.json"_s), "junk");
    QObject caller;
    const auto added = outcomeOf(scene.editor->addKey(newKey(), &caller));
    QVERIFY(!added);
    QVERIFY(added.error().message.contains("accounts.json"_L1));
    QVERIFY(scene.secrets.secrets.isEmpty());
    QCOMPARE(scene.secrets.writeCount, 1);
}

void TestKeyAddition::lockedSecretStoreAddsNothing()
{
    EditorScene scene;
    serve(scene.upstream);
    scene.open();
    scene.secrets.writeFault =
        Error{.kind = Error::Kind::Transient, .message = u"The keyring is locked."_s, .httpStatus = 503};
    QObject caller;
    const auto added = outcomeOf(scene.editor->addKey(newKey(), &caller));
    QVERIFY(!added);
    QCOMPARE(added.error().message, u"The keyring is locked."_s);
    QVERIFY(scene.names().isEmpty());
}

void TestKeyAddition::twoOfOneName()
{
    EditorScene scene;
    serve(scene.upstream);
    scene.open();
    QObject caller;
    QSignalSpy one(scene.editor->addKey(newKey(u"work"_s, "sk-one"), &caller), &KeyAddition::finished);
    QSignalSpy two(scene.editor->addKey(newKey(u"work"_s, "sk-two"), &caller), &KeyAddition::finished);
    QTRY_COMPARE_WITH_TIMEOUT(one.size() + two.size(), 2, patience);
    const auto first = one.first().first().value<Result<KeyAdded>>();
    const auto second = two.first().first().value<Result<KeyAdded>>();
    QVERIFY(first.has_value() != second.has_value());
    QCOMPARE((first ? second : first).error().httpStatus, 409);
    QCOMPARE(scene.names(), QStringList{u"work"_s});
    QCOMPARE(scene.secrets.secrets.size(), 1);
}

void TestKeyAddition::ownAddressIsRefused_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isOwn");
    QTest::newRow("as configured") << u"http://127.0.0.1:8080/v1"_s << true;
    QTest::newRow("by name") << u"http://localhost:8080/v1"_s << true;
    QTest::newRow("IPv6") << u"http://[::1]:8080/v1"_s << true;
    QTest::newRow("another loopback") << u"http://127.0.0.7:8080/"_s << true;
    QTest::newRow("another port") << u"http://127.0.0.1:8081/v1"_s << false;
    QTest::newRow("another host") << u"https://relay.example:8080/v1"_s << false;
}

void TestKeyAddition::ownAddressIsRefused()
{
    QFETCH(QString, url);
    QFETCH(bool, isOwn);
    EditorScene scene;
    serve(scene.upstream);
    NewKey key = newKey();
    key.hints.baseUrl = QUrl(url);
    QObject caller;
    const auto added = outcomeOf(scene.open().addKey(key, &caller));
    QCOMPARE(!added, isOwn);
    QVERIFY(added || added.error().message.contains("is this Qiao itself"_L1));
    QCOMPARE(scene.upstream.callCount() == 0, isOwn);
}

void TestKeyAddition::badProxyIsRefused()
{
    EditorScene scene;
    NewKey key = newKey();
    key.proxy = QUrl(u"http://user:canary@proxy.example:3128"_s);
    QObject caller;
    const auto added = outcomeOf(scene.open().addKey(key, &caller));
    QVERIFY(!added);
    QVERIFY(!added.error().message.contains("canary"_L1));
    QCOMPARE(scene.upstream.callCount(), 0);
}

void TestKeyAddition::cancelledWhileAsking()
{
    EditorScene scene;
    scene.open();
    auto caller = std::make_unique<QObject>();
    KeyAddition *addition = scene.editor->addKey(newKey(), caller.get());
    QVERIFY(addition->parent() == caller.get());
    QTRY_COMPARE_WITH_TIMEOUT(scene.upstream.callCount(), 1, patience);
    QVERIFY(scene.upstream.calls().first() != nullptr);
    caller.reset();
    QVERIFY(scene.upstream.calls().first() == nullptr);
    QVERIFY(scene.names().isEmpty());
    QVERIFY(scene.secrets.secrets.isEmpty());
}

QTEST_GUILESS_MAIN(TestKeyAddition)
#include "tst_keyaddition.moc"
