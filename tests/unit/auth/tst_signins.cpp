#include "auth/signins.h"
#include "deviceflowscene.h"

#include <QPromise>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;
using namespace std::chrono_literals;

using Phase = SignInState::Phase;

namespace {

/// Accounts that are kept by hand.
class FakeKeeper : public SignInKeeper
{
public:
    template <typename T> struct Pending
    {
        QPromise<Result<T>> promise;
        void answer(const Result<T> &result)
        {
            promise.addResult(result);
            promise.finish();
        }
    };

    QFuture<Result<Account>> keepSignIn(const QString &name, const TokenResponse &tokens) override
    {
        keptNames.append(name);
        keptTokens.append(tokens.accessToken);
        keeping.emplace_back().promise.start();
        return keeping.back().promise.future();
    }
    Result<void> checkSignInName(const QString &name) const override
    {
        if (name == u"taken"_s) {
            return tl::make_unexpected(
                Error{.kind = Error::Kind::Rejected, .message = u"taken"_s, .httpStatus = 409});
        }
        return {};
    }
    QString unusedName(const QString &wish) const override
    {
        QString name = wish;
        for (int number = 2; names.contains(name); ++number) {
            name = u"%1-%2"_s.arg(wish).arg(number);
        }
        return name;
    }
    QFuture<Result<ProbeOutcome>> test(const QString &name, const QString &) override
    {
        testedNames.append(name);
        testing.emplace_back().promise.start();
        return testing.back().promise.future();
    }

    QStringList names;
    QStringList keptNames;
    QList<QByteArray> keptTokens;
    QStringList testedNames;
    std::vector<Pending<Account>> keeping;
    std::vector<Pending<ProbeOutcome>> testing;
};

struct Scene
{
    FakeUpstream upstream;
    FakeKeeper keeper;
    TimePoint now{std::chrono::milliseconds(1'800'000'000'000)};
    SignIns signIns{QUrl(u"https://chat.qwen.ai"_s), keeper, upstream, [this] { return now; }, quickFlow()};
    QList<SignInState> states;

    Scene()
    {
        QObject::connect(
            &signIns, &SignIns::changed, &signIns, [this](const auto &state) { states.append(state); });
    }

    FakeUpstreamCall *call(qsizetype number) { return callOf(upstream, number); }
    [[nodiscard]] Phase phase() const { return states.isEmpty() ? Phase::Starting : states.last().phase; }

    /// Up to the keeping of the tokens.
    QString granted(const QString &name)
    {
        const QString id = signIns.start(name).value();
        const auto number = upstream.callCount();
        call(number)->answer(200, deviceAnswer());
        call(number + 1)->answer(200, grantedAnswer());
        return id;
    }
};

} // namespace

/// A sign-in from its start to an account that works.
class TestSignIns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromTheStartToAnAccountThatWorks()
    {
        Scene scene;
        const auto id = scene.signIns.start(u"work"_s);
        QVERIFY(id.has_value());
        QCOMPARE(scene.signIns.find(*id)->phase, Phase::Starting);
        QCOMPARE(scene.signIns.find(*id)->accountName, u"work"_s);
        scene.call(1)->answer(200, deviceAnswer());
        QCOMPARE(scene.phase(), Phase::WaitingForUser);
        QCOMPARE(scene.states.last().authorization.userCode, u"WXYZ-1234"_s);
        QCOMPARE(scene.signIns.findByDeviceCode("dc-canary"), scene.signIns.find(*id));
        QVERIFY(scene.call(2)); // the first poll goes out at once
        scene.call(2)->fail({.kind = Error::Kind::Transient, .message = u"down"_s});
        QVERIFY(scene.states.last().unreachable);
        QVERIFY(scene.call(3));
        scene.call(3)->answer(200, grantedAnswer());
        QCOMPARE(scene.phase(), Phase::Checking);
        QVERIFY(!scene.states.last().unreachable);
        QCOMPARE(scene.keeper.keptNames, QStringList{u"work"_s});
        QCOMPARE(scene.keeper.keptTokens, QList{"at-canary"_ba});
        QVERIFY(scene.keeper.testedNames.isEmpty());

        scene.keeper.keeping.front().answer(Account{.id = u"1"_s, .name = u"work"_s});
        QTRY_COMPARE(scene.keeper.testedNames, QStringList{u"work"_s});
        QVERIFY(scene.states.last().accountAdded);
        QCOMPARE(scene.phase(), Phase::Checking);
        scene.keeper.testing.front().answer(ProbeOutcome{.works = true});
        QTRY_COMPARE(scene.phase(), Phase::Done);
        QVERIFY(scene.states.last().hasEnded());
    }

    void aSignInThatIsRefusedInUseHasItsAccountAllTheSame()
    {
        Scene scene;
        scene.granted(u"work"_s);
        scene.keeper.keeping.front().answer(Account{.id = u"1"_s, .name = u"work"_s});
        QTRY_COMPARE(scene.keeper.testedNames.size(), 1);
        scene.keeper.testing.front().answer(
            ProbeOutcome{.error = {.kind = Error::Kind::NeedsLogin, .message = u"It ended."_s}});
        QTRY_COMPARE(scene.phase(), Phase::Failed);
        QVERIFY(scene.states.last().accountAdded);
        QCOMPARE(scene.states.last().error.message, u"It ended."_s);
    }

    void tokensThatCannotBeKeptFail()
    {
        Scene scene;
        scene.granted(u"work"_s);
        scene.keeper.keeping.front().answer(
            tl::make_unexpected(Error{.kind = Error::Kind::Transient, .message = u"locked"_s}));
        QTRY_COMPARE(scene.phase(), Phase::Failed);
        QVERIFY(!scene.states.last().accountAdded);
        QCOMPARE(scene.states.last().error.message, u"locked"_s);
        QVERIFY(scene.keeper.testedNames.isEmpty());
    }

    void whatTheServiceRefusesFails()
    {
        Scene scene;
        const auto id = scene.signIns.start(u"work"_s);
        scene.call(1)->answer(200, deviceAnswer());
        scene.call(2)->answer(400, oauthError("access_denied"));
        QCOMPARE(scene.phase(), Phase::Failed);
        QCOMPARE(scene.states.last().error.code, "access_denied"_ba);
        QVERIFY(scene.keeper.keptNames.isEmpty());
        QCOMPARE(scene.signIns.find(*id)->phase, Phase::Failed);
    }

    void whatEndedIsRememberedForTenMinutes()
    {
        Scene scene;
        const auto id = scene.signIns.start(u"work"_s);
        scene.call(1)->answer(200, deviceAnswer());
        scene.now += 14min; // one that still waits does not age
        QVERIFY(scene.signIns.find(*id));
        scene.call(2)->answer(400, oauthError("access_denied"));
        scene.now += 10min - 1ms;
        QVERIFY(scene.signIns.find(*id));
        QVERIFY(scene.signIns.findByDeviceCode("dc-canary"));
        scene.now += 1ms;
        QVERIFY(!scene.signIns.find(*id));
        QVERIFY(!scene.signIns.findByDeviceCode("dc-canary"));
        QVERIFY(!scene.signIns.findByDeviceCode(""));
    }

    void cancelStopsAtOnceAndForgets()
    {
        Scene scene;
        const auto id = scene.signIns.start(u"work"_s);
        scene.call(1)->answer(200, deviceAnswer());
        QVERIFY(scene.call(2));
        scene.signIns.cancel(*id);
        QTRY_VERIFY(scene.upstream.calls().at(1).isNull());
        QVERIFY(!scene.signIns.find(*id));
        scene.signIns.cancel(*id);
        scene.signIns.cancel(u"unknown"_s);
        QTest::qWait(20);
        QCOMPARE(scene.upstream.callCount(), 2);
        QCOMPARE(scene.states.size(), 1);
    }

    void itsAccountIsNamedUntilItEnds()
    {
        Scene scene;
        QSignalSpy names(&scene.signIns, &SignIns::accountNamesChanged);
        const auto first = scene.signIns.start(u"work"_s);
        QCOMPARE(scene.signIns.accountNames(), QSet{u"work"_s});
        const auto second = scene.signIns.start(u"home"_s);
        QCOMPARE(names.size(), 2);
        scene.signIns.cancel(*second);
        QCOMPARE(names.size(), 3);
        QCOMPARE(scene.signIns.accountNames(), QSet{u"work"_s});
        scene.call(1)->answer(401, {});
        QCOMPARE(scene.phase(), Phase::Failed);
        QCOMPARE(names.size(), 4);
        QVERIFY(scene.signIns.accountNames().isEmpty());
        QVERIFY(scene.signIns.find(*first));
    }

    void itMayBeCancelledFromItsOwnNews()
    {
        for (const Phase at : {Phase::WaitingForUser, Phase::Checking, Phase::Failed}) {
            Scene scene;
            QObject::connect(
                &scene.signIns, &SignIns::changed, &scene.signIns, [&](const SignInState &state) {
                    if (state.phase == at) {
                        scene.signIns.cancel(state.id);
                    }
                });
            const auto id = scene.signIns.start(u"work"_s);
            scene.call(1)->answer(200, deviceAnswer());
            if (auto *poll = scene.upstream.lastCall(); scene.upstream.callCount() > 1 && poll) {
                at == Phase::Failed ? poll->answer(401, {}) : poll->answer(200, grantedAnswer());
            }
            QVERIFY(!scene.signIns.find(*id));
            if (!scene.keeper.keeping.empty()) {
                scene.keeper.keeping.front().answer(Account{.name = u"work"_s});
            }
            QTest::qWait(10);
            QCOMPARE(scene.states.last().phase, at);
        }
    }

    void namesAreCheckedAndMade()
    {
        Scene scene;
        QCOMPARE(scene.signIns.start(u"taken"_s).error().httpStatus, 409);
        QCOMPARE(scene.upstream.callCount(), 0);
        scene.keeper.names = {u"qwen"_s};
        const auto name = [&](const Result<QString> &id) { return scene.signIns.find(*id)->accountName; };
        QCOMPARE(name(scene.signIns.start({})), u"qwen-2"_s);
        // a name that a sign-in under way will have is taken
        QCOMPARE(name(scene.signIns.start({})), u"qwen-3"_s);
    }

    void startingAgainEndsTheOneBefore()
    {
        Scene scene;
        const auto first = scene.signIns.start(u"work"_s);
        scene.call(1)->answer(200, deviceAnswer());
        QVERIFY(scene.call(2));
        const auto second = scene.signIns.start(u"work"_s);
        QCOMPARE(scene.signIns.find(*first)->phase, Phase::Failed);
        QCOMPARE(scene.signIns.find(*second)->phase, Phase::Starting);
        QTRY_VERIFY(scene.upstream.calls().at(1).isNull());
    }

    void eightAreEnough()
    {
        Scene scene;
        for (int number = 1; number <= 8; ++number) {
            QVERIFY(scene.signIns.start(u"a%1"_s.arg(number)).has_value());
        }
        QCOMPARE(scene.signIns.start(u"a9"_s).error().httpStatus, 429);
        scene.call(1)->answer(400, oauthError("invalid_client"));
        QVERIFY(scene.signIns.start(u"a9"_s).has_value());
    }
};

QTEST_GUILESS_MAIN(TestSignIns)
#include "tst_signins.moc"
