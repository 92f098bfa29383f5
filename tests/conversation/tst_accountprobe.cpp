#include "accounts/accountprobe.h"
#include "simulator/simulator.h"
#include "support/patience.h"
#include "upstream/networkupstream.h"

#include <QPromise>
#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace qiao;

namespace {

constexpr auto key = "open.sesame.please"; // unlike a key: only its value gives it away

template <typename T> QFuture<T> ready(const T &value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(value);
    promise.finish();
    return promise.future();
}

/// Hands out what the test says and remembers what it is told.
class FakePool : public AccountPool
{
public:
    [[nodiscard]] QList<AccountSummary> summaries() const override { return {}; }
    [[nodiscard]] Result<Account> choose(const AccountWish &) override
    {
        return tl::make_unexpected(Error{});
    }
    [[nodiscard]] QFuture<Result<Credential>> credential(const Account &) override
    {
        return ready(credentialToGive);
    }
    [[nodiscard]] QFuture<Result<Credential>> replacement(
        const Account &, const QByteArray &rejected) override
    {
        rejectedTokens.append(rejected);
        return ready(replacementToGive);
    }
    void reportWorked(const Account &, qint64 tokens) override { worked.append(tokens); }
    void reportRefused(const Account &, const Error &error) override { refused.append(error); }
    [[nodiscard]] bool mayFailOver(const Account &, const Error &) const override { return false; }
    [[nodiscard]] AccountStrategy strategy() const override { return AccountStrategy::Fixed; }
    void setStrategy(AccountStrategy) override { }
    void setDefaultAccount(const QString &) override { }

    Result<Credential> credentialToGive;
    Result<Credential> replacementToGive = tl::make_unexpected(
        Error{.kind = Error::Kind::NeedsLogin, .message = u"nothing better"_s, .httpStatus = 401});
    QList<QByteArray> rejectedTokens;
    QList<qint64> worked;
    QList<Error> refused;
};

Account keyAccount()
{
    return {
        .id = u"id"_s, .name = u"work"_s, .kind = AccountKind::CodingPlan, .source = Account::Source::Own};
}

} // namespace

/// One real request of an account, answered by the simulator.
class TestAccountProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void choosesTheModel_data();
    void choosesTheModel();
    void provesThatAnAccountWorks();
    void asksWhatItIsToldTo();
    void streamsWhereTheModelOnlyStreams();
    void signInFollowsTheRulesOfThePortal();
    void explainsARefusal_data();
    void explainsARefusal();
    void signInIsRenewedOnce();
    void signInThatIsRefusedAllTheSame();
    void credentialIsMissing();
    void errorInsideAnOkAnswer();
    void serviceIsSilent();
    void serviceIsGone();
    void noModelIsKnown();
    void abortsWhenDestroyed();

private:
    ProbeOutcome probe(const Account &account, const QString &model = {});

    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<NetworkUpstream> m_upstream;
    std::unique_ptr<FakePool> m_pool;
};

void TestAccountProbe::init()
{
    m_upstream = std::make_unique<NetworkUpstream>(NetworkUpstream::Timeouts{});
    m_simulator = std::make_unique<Simulator>(SimulatorOptions{.apiKeys = {key}});
    QVERIFY(m_simulator->listen());
    m_pool = std::make_unique<FakePool>();
    m_pool->credentialToGive = Credential{.token = key, .baseUrl = m_simulator->keyBaseUrl()};
}

ProbeOutcome TestAccountProbe::probe(const Account &account, const QString &model)
{
    AccountProbe probe(*m_pool, *m_upstream);
    QSignalSpy finished(&probe, &AccountProbe::finished);
    probe.start(account, model);
    if (!finished.isEmpty() || !QTest::qWaitFor([&] { return !finished.isEmpty(); }, patience)) {
        return {.error = {.message = u"finished() did not come from the event loop"_s}};
    }
    const auto outcome = finished.first().first().value<ProbeOutcome>();
    for (const Error &error : m_pool->refused + QList{outcome.error}) {
        if (error.message.contains(QLatin1StringView(key))) {
            return {.error = {.message = u"the key is in a sentence"_s}};
        }
    }
    return outcome;
}

void TestAccountProbe::choosesTheModel_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QStringList>("models");
    QTest::addColumn<QString>("model");

    const auto row = [](const char *name, AccountKind kind, const QStringList &models, const QString &model) {
        QTest::newRow(name) << int(kind) << models << model;
    };
    row("nothing listed", AccountKind::CodingPlan, {}, u"qwen3.7-plus"_s);
    row("the plan's default", AccountKind::ModelStudio, {u"wan2.5-t2i"_s, u"qwen3.7-plus"_s},
        u"qwen3.7-plus"_s);
    row("one that both name", AccountKind::ModelStudio, {u"wan2.5-t2i"_s, u"qwen-flash"_s}, u"qwen-flash"_s);
    row("one the table does not know", AccountKind::ModelStudio, {u"qwen9-plus"_s}, u"qwen9-plus"_s);
    row("a service of one's own", AccountKind::Custom, {u"llama"_s, u"b"_s}, u"llama"_s);
    row("a sign-in", AccountKind::QwenSignIn, {}, u"coder-model"_s);
    row("nothing known", AccountKind::Custom, {}, {});
}

void TestAccountProbe::choosesTheModel()
{
    QFETCH(int, kind);
    QFETCH(QStringList, models);
    QTEST(probeModel({.kind = AccountKind(kind), .models = models}), "model");
}

void TestAccountProbe::provesThatAnAccountWorks()
{
    const ProbeOutcome outcome = probe(keyAccount());
    QVERIFY2(outcome.works, qPrintable(outcome.error.message));
    QCOMPARE(outcome.model, u"qwen3.7-plus"_s);
    QCOMPARE(m_pool->worked.size(), 1);
    QVERIFY(m_pool->worked.first() > 0);
    QVERIFY(m_pool->refused.isEmpty());
    const auto request = m_simulator->lastRequest("/chat/completions");
    QVERIFY2(request.body.contains(R"("max_tokens":1)"), request.body);
    QVERIFY(!request.body.contains(R"("stream":true)"));
    QCOMPARE(m_simulator->requestCount(), 1);
}

void TestAccountProbe::asksWhatItIsToldTo()
{
    const ProbeOutcome outcome = probe(keyAccount(), u"glm-5"_s);
    QVERIFY(outcome.works);
    QCOMPARE(outcome.model, u"glm-5"_s);
    QVERIFY(m_simulator->lastRequest().body.contains(R"("model":"glm-5")"));
}

void TestAccountProbe::streamsWhereTheModelOnlyStreams()
{
    const ProbeOutcome outcome = probe(keyAccount(), u"qwq-plus"_s);
    QVERIFY2(outcome.works, qPrintable(outcome.error.message));
    QVERIFY(m_simulator->lastRequest().body.contains(R"("stream":true)"));
    QVERIFY(m_pool->worked.first() > 0);
}

void TestAccountProbe::signInFollowsTheRulesOfThePortal()
{
    m_simulator =
        std::make_unique<Simulator>(SimulatorOptions{.apiKeys = {key}, .rules = simulator::Rules::Portal});
    QVERIFY(m_simulator->listen());
    m_pool->credentialToGive = Credential{.token = key, .baseUrl = m_simulator->baseUrl()};
    const ProbeOutcome outcome = probe({.name = u"default"_s, .kind = AccountKind::QwenSignIn});
    QVERIFY2(outcome.works, qPrintable(outcome.error.message));
    QCOMPARE(outcome.model, u"coder-model"_s);
}

void TestAccountProbe::explainsARefusal_data()
{
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("reported");

    const auto row = [](const char *error, Error::Kind kind, int status, bool reported) {
        QTest::newRow(error) << QByteArray(error) << int(kind) << status << reported;
    };
    row("invalid-key", Error::Kind::NeedsLogin, 401, true);
    row("wrong-host-key", Error::Kind::NeedsLogin, 403, true);
    row("unpurchased", Error::Kind::Rejected, 403, true);
    row("quota-week", Error::Kind::QuotaExhausted, 429, true);
    row("quota-tpm", Error::Kind::Transient, 429, true);
    row("arrearage", Error::Kind::QuotaExhausted, 429, true);
    row("unsupported-model", Error::Kind::Rejected, 400, false);
    row("wrong-path", Error::Kind::Rejected, 404, false);
    row("503", Error::Kind::Transient, 503, false);
}

void TestAccountProbe::explainsARefusal()
{
    QFETCH(QByteArray, error);
    QFETCH(bool, reported);
    m_simulator->script({.error = error});
    const ProbeOutcome outcome = probe(keyAccount());
    QVERIFY(!outcome.works);
    QTEST(int(outcome.error.kind), "kind");
    QTEST(outcome.error.httpStatus, "status");
    QVERIFY(!outcome.error.message.isEmpty());
    QCOMPARE(m_pool->refused.size(), reported ? 1 : 0);
    QVERIFY(m_pool->worked.isEmpty());
    QCOMPARE(m_simulator->requestCount(), 1);
}

void TestAccountProbe::signInIsRenewedOnce()
{
    m_pool->credentialToGive = Credential{.token = "old", .baseUrl = m_simulator->keyBaseUrl()};
    m_pool->replacementToGive = Credential{.token = key, .baseUrl = m_simulator->keyBaseUrl()};
    const ProbeOutcome outcome = probe({.name = u"default"_s, .kind = AccountKind::QwenSignIn});
    QVERIFY2(outcome.works, qPrintable(outcome.error.message));
    QCOMPARE(m_pool->rejectedTokens, QList<QByteArray>{"old"});
    QVERIFY(m_pool->refused.isEmpty());
}

void TestAccountProbe::signInThatIsRefusedAllTheSame()
{
    m_simulator->script({.times = 0, .error = "invalid-token"});
    m_pool->replacementToGive = Credential{.token = "new", .baseUrl = m_simulator->keyBaseUrl()};
    const ProbeOutcome outcome = probe({.name = u"default"_s, .kind = AccountKind::QwenSignIn});
    QVERIFY(!outcome.works);
    QCOMPARE(outcome.error.message,
        u"Sign-in worked, but Qwen ended the free tier for this kind of account on 15 April 2026. Add an API "
        u"key instead."_s);
    QCOMPARE(m_pool->rejectedTokens.size(), 1);
    QCOMPARE(m_pool->refused.size(), 1);
    QCOMPARE(m_simulator->requestCount(), 2);
}

void TestAccountProbe::credentialIsMissing()
{
    m_pool->credentialToGive = tl::make_unexpected(
        Error{.kind = Error::Kind::NeedsLogin, .message = u"sign in"_s, .httpStatus = 401});
    const ProbeOutcome outcome = probe(keyAccount());
    QVERIFY(!outcome.works);
    QCOMPARE(outcome.error.message, u"sign in"_s);
    QCOMPARE(m_simulator->requestCount(), 0);
}

void TestAccountProbe::errorInsideAnOkAnswer()
{
    m_simulator->script({.error = "quota-week", .as = simulator::ErrorForm::JsonOk});
    const ProbeOutcome outcome = probe(keyAccount());
    QVERIFY(!outcome.works);
    QCOMPARE(outcome.error.kind, Error::Kind::QuotaExhausted);
    QCOMPARE(m_pool->refused.size(), 1);

    m_simulator->script({.body = QByteArray(R"({"error":{"code":"invalid_api_key","message":"No such key: )")
            + key + R"("}})"});
    const QString sentence = probe(keyAccount()).error.message;
    QVERIFY2(sentence.contains(u"(No such key: …)"_s), qPrintable(sentence));
}

void TestAccountProbe::serviceIsSilent()
{
    m_simulator->script({.holdHead = true});
    AccountProbe probe(*m_pool, *m_upstream, nullptr, 200ms);
    QSignalSpy finished(&probe, &AccountProbe::finished);
    probe.start(keyAccount());
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    const auto outcome = finished.first().first().value<ProbeOutcome>();
    QVERIFY(!outcome.works);
    QCOMPARE(outcome.error.httpStatus, 504);
    QTRY_VERIFY_WITH_TIMEOUT(m_simulator->lastRequest().aborted(), patience);
    QCOMPARE(finished.size(), 1);
}

void TestAccountProbe::serviceIsGone()
{
    m_simulator->close();
    const ProbeOutcome outcome = probe(keyAccount());
    QVERIFY(!outcome.works);
    QCOMPARE(outcome.error.kind, Error::Kind::Transient);
    QVERIFY(m_pool->refused.isEmpty());
}

void TestAccountProbe::noModelIsKnown()
{
    const ProbeOutcome outcome = probe({.name = u"mine"_s, .kind = AccountKind::Custom});
    QVERIFY(!outcome.works);
    QCOMPARE(outcome.error.message, u"\"mine\" lists no models. Name one to ask for."_s);
    QCOMPARE(m_simulator->requestCount(), 0);
}

void TestAccountProbe::abortsWhenDestroyed()
{
    m_simulator->script({.holdHead = true});
    auto probe = std::make_unique<AccountProbe>(*m_pool, *m_upstream);
    probe->start(keyAccount());
    QTRY_COMPARE_WITH_TIMEOUT(m_simulator->requestCount(), 1, patience);
    probe.reset();
    QTRY_VERIFY_WITH_TIMEOUT(m_simulator->lastRequest().aborted(), patience);
}

QTEST_GUILESS_MAIN(TestAccountProbe)
#include "tst_accountprobe.moc"
