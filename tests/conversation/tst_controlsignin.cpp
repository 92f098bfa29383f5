#include "controlscene.h"

#include <QJsonDocument>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

/// A sign-in that a program asks for, and what it is told meanwhile.
class TestControlSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsIn_data();
    void signsIn();
    void aSignInThatFails();
};

void TestControlSignIn::signsIn_data()
{
    withAndWithoutServer();
}

void TestControlSignIn::signsIn()
{
    QFETCH(bool, withServer);
    Bridge bridge;
    bridge.service().setDeviceFlow({.pendingPolls = 0});
    if (!withServer) {
        bridge.stop();
    }
    const auto control = Control::open(bridge.settings());
    QSignalSpy news(control.get(), &Control::notified);
    const auto signedIn = answerTo(*control, u"accounts.sign_in"_s, named(u"qwen"_s));
    QVERIFY2(signedIn.has_value(), qPrintable(signedIn ? QString() : signedIn.error().message));
    QCOMPARE(signedIn->value("account"_L1)["name"_L1].toString(), u"qwen"_s);
    QCOMPARE(signedIn->value("test"_L1)["works"_L1], QJsonValue(true));
    QByteArray all = QJsonDocument(*signedIn).toJson();
    QStringList phases;
    for (const auto &note : std::as_const(news)) {
        QCOMPARE(note.first().toString(), u"accounts.sign_in_state"_s);
        const QJsonObject state = note.at(1).toJsonObject();
        all += QJsonDocument(state).toJson();
        if (phases.isEmpty() || phases.last() != state.value("phase"_L1).toString()) {
            phases.append(state.value("phase"_L1).toString());
        }
        if (phases.last() == "waiting_for_user"_L1) {
            QVERIFY(!state.value("user_code"_L1).toString().isEmpty());
            QVERIFY(state.value("verification_uri_complete"_L1).toString().startsWith("http"_L1));
        }
    }
    QCOMPARE(phases.mid(phases.indexOf(u"waiting_for_user"_s)),
        (QStringList{u"waiting_for_user"_s, u"checking"_s, u"done"_s}));
    const QByteArray shown = bridge.service().lastRequest("/chat/completions").header("Authorization");
    QVERIFY(shown.startsWith("Bearer ") && !all.contains(shown.sliced(7)));
    QVERIFY(!all.contains("device_code"));
}

void TestControlSignIn::aSignInThatFails()
{
    Bridge bridge;
    bridge.service().setDeviceFlow({.outcome = simulator::DeviceFlow::Outcome::Denied, .pendingPolls = 0});
    const auto control = Control::open(bridge.settings());
    const auto refused = answerTo(*control, u"accounts.sign_in"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::NeedsLogin);
    QCOMPARE(namesIn(answerTo(*control, u"accounts.list"_s)), QStringList{u"default"_s});
    const auto taken = answerTo(*control, u"accounts.sign_in"_s, named(u"default"_s));
    QVERIFY(!taken);
    QCOMPARE(taken.error().httpStatus, 409);
}

QTEST_GUILESS_MAIN(TestControlSignIn)
#include "tst_controlsignin.moc"
