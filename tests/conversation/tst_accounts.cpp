#include "accounts/accountstore.h"
#include "accounts/filesecretstore.h"
#include "support/bridge.h"
#include "support/httpclient.h"
#include "support/patience.h"

#include <boost/json.hpp>

#include <QFile>
#include <QTest>

using namespace qiao;
using namespace Qt::StringLiterals;

/// Several accounts behind one server: which one serves, what moves a request to another, and what does not.
class TestAccounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anotherAccountStepsInBeforeTheFirstByte_data();
    void anotherAccountStepsInBeforeTheFirstByte();
    void underFixedTheRefusalIsTheAnswer();
    void aForcedAccountIsTheOnlyOneTried();
    void aSubscriptionDoesNotGetRoundALimitButMayReplaceARefusedKey();
    void aFailingServiceIsNoReasonToGoElsewhere();
    void nothingMovesAfterTheFirstByte();
    void whenAllRefuseTheLastRefusalIsTheAnswer();
    void theBodyIsPreparedAnewForTheNextAccount();
    void aSessionStaysWithTheAccountItWasMovedTo();
    void countsSurviveARestart();
    void manyClientsAreAllAnsweredWhileAccountsChange();
};

namespace {

struct Key
{
    QString name;
    AccountKind kind = AccountKind::ModelStudio;
};

/// A server with own accounts in that order, each with a key "sk-<name>" that the simulator knows.
Bridge::Options keys(const QList<Key> &keys, AccountStrategy strategy)
{
    Bridge::Options options;
    options.signedIn = false;
    for (const Key &key : keys) {
        options.simulator.apiKeys.append("sk-" + key.name.toUtf8());
    }
    options.adjust = [keys, strategy](Settings &settings) {
        settings.strategy = strategy;
        settings.secretsBackend = SecretsBackend::File;
        AccountStore store(settings.configFolder);
        FileSecretStore secrets(settings.dataFolder);
        QUrl baseUrl = settings.oauthUrl;
        baseUrl.setPath(u"/compatible-mode/v1"_s);
        for (const Key &key : keys) {
            const Account account{.id = u"id-"_s + key.name,
                .name = key.name,
                .kind = key.kind,
                .source = Account::Source::Own,
                .baseUrl = baseUrl};
            const bool added = store.add(account).has_value()
                && secrets.write(account.id, "sk-" + key.name.toUtf8()).result().has_value();
            if (!added) {
                qFatal("The account cannot be added.");
            }
        }
    };
    return options;
}

const QList<Key> twoKeys{{u"first"_s}, {u"second"_s}};

simulator::Behaviour refusal(const QByteArray &error, const QByteArray &key, int times = 1)
{
    return {.match = {.authorizationContains = key}, .times = times, .error = error};
}

QByteArray chat(bool stream = false, const QByteArray &model = "qwen3-coder-plus")
{
    return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"one two three\"}]"
        + (stream ? ",\"stream\":true}" : "}");
}

/// Posts and waits for the end; the status.
int ask(Bridge &bridge, const QByteArray &body, const HttpClient::Headers &headers = {})
{
    HttpClient client(bridge.port());
    client.post(body, headers);
    const bool done = client.waitUntilComplete();
    return done ? client.status() : -1;
}

/// The accounts that the service was asked with, in order, by their keys.
QByteArrayList keysAsked(Bridge &bridge)
{
    QByteArrayList keys;
    const auto requests = bridge.service().requests("/chat/completions");
    for (const simulator::RequestRecord &request : requests) {
        keys.append(request.header("Authorization").mid("Bearer sk-"_ba.size()));
    }
    return keys;
}

boost::json::object healthOf(Bridge &bridge, const QByteArray &name)
{
    HttpClient client(bridge.port());
    client.send("GET", "/health");
    if (!client.waitUntilComplete()) {
        return {};
    }
    const auto health = boost::json::parse(client.body().toStdString());
    for (const auto &account : health.at("accounts").as_array()) {
        if (account.at("id").as_string() == name.toStdString()) {
            return account.as_object();
        }
    }
    return {};
}

RequestRow lastRow(Bridge &bridge, qsizetype count)
{
    return QTest::qWaitFor([&] { return bridge.rows().size() >= count; }, patience) ? bridge.rows().last()
                                                                                    : RequestRow();
}

} // namespace

void TestAccounts::anotherAccountStepsInBeforeTheFirstByte_data()
{
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<bool>("insideStream");
    QTest::addColumn<QByteArray>("state");
    for (const char *error : {"quota-tpm", "throttle-rate", "quota-concurrency"}) {
        QTest::newRow(error) << QByteArray(error) << false << QByteArray("cooling_down");
    }
    for (const char *error : {"quota-week", "quota-month", "quota-token-plan", "free-quota"}) {
        QTest::newRow(error) << QByteArray(error) << false << QByteArray("quota_used_up");
    }
    for (const char *error : {"invalid-token", "wrong-host-key", "unpurchased", "arrearage"}) {
        QTest::newRow(error) << QByteArray(error) << false << QByteArray("refused");
    }
    QTest::newRow("a model's free quota") << QByteArray("free-tier-only") << false << QByteArray("healthy");
    QTest::newRow("inside a stream") << QByteArray("quota-tpm-flat") << true << QByteArray("cooling_down");
}

void TestAccounts::anotherAccountStepsInBeforeTheFirstByte()
{
    QFETCH(QByteArray, error);
    QFETCH(bool, insideStream);
    QFETCH(QByteArray, state);
    Bridge bridge(keys(twoKeys, AccountStrategy::Failover));
    simulator::Behaviour behaviour = refusal(error, "sk-first");
    behaviour.as = insideStream ? simulator::ErrorForm::StreamEvent : simulator::ErrorForm::Status;
    bridge.service().script(behaviour);
    QCOMPARE(ask(bridge, chat(insideStream)), 200);
    QCOMPARE(keysAsked(bridge), (QByteArrayList{"first", "second"}));
    const RequestRow row = lastRow(bridge, 1);
    QCOMPARE(row.account, u"second"_s);
    QCOMPARE(row.changes.filter(u"Account: first → second"_s).size(), 1);
    QCOMPARE(healthOf(bridge, "first").at("status").as_string(), state.toStdString());
    QCOMPARE(healthOf(bridge, "second").at("requests_today").as_int64(), 1);
    QCOMPARE(healthOf(bridge, "first").at("requests_today").as_int64(), 0);
}

void TestAccounts::underFixedTheRefusalIsTheAnswer()
{
    Bridge bridge(keys(twoKeys, AccountStrategy::Fixed));
    bridge.service().script(refusal("quota-week", "sk-first"));
    QCOMPARE(ask(bridge, chat()), 429);
    QCOMPARE(healthOf(bridge, "first").at("status").as_string(), "quota_used_up");
    QVERIFY(healthOf(bridge, "first").contains("until"));
    // health informs and never blocks
    QCOMPARE(ask(bridge, chat()), 200);
    QCOMPARE(keysAsked(bridge), (QByteArrayList{"first", "first"}));
    QCOMPARE(healthOf(bridge, "first").at("status").as_string(), "healthy");
}

void TestAccounts::aForcedAccountIsTheOnlyOneTried()
{
    Bridge bridge(keys(twoKeys, AccountStrategy::Failover));
    bridge.service().script(refusal("quota-tpm", "sk-first"));
    QCOMPARE(ask(bridge, chat(), {{"X-Qwen-Account", "first"}}), 429);
    QCOMPARE(keysAsked(bridge), QByteArrayList{"first"});
}

void TestAccounts::aSubscriptionDoesNotGetRoundALimitButMayReplaceARefusedKey()
{
    Bridge bridge(keys({{u"first"_s, AccountKind::CodingPlan}, {u"second"_s, AccountKind::CodingPlan}},
        AccountStrategy::Failover));
    bridge.service().script(refusal("quota-week", "sk-first"));
    QCOMPARE(ask(bridge, chat()), 429);
    QCOMPARE(keysAsked(bridge), QByteArrayList{"first"});
    bridge.service().script(refusal("invalid-token", "sk-first"));
    QCOMPARE(ask(bridge, chat()), 200);
    QCOMPARE(keysAsked(bridge), (QByteArrayList{"first", "first", "second"}));
}

void TestAccounts::aFailingServiceIsNoReasonToGoElsewhere()
{
    Bridge bridge(keys(twoKeys, AccountStrategy::Failover));
    bridge.service().script(refusal("504", "sk-first"));
    QCOMPARE(ask(bridge, chat()), 504);
    bridge.service().script(refusal("503", "sk-first", 3));
    QCOMPARE(ask(bridge, chat()), 503);
    QVERIFY(!keysAsked(bridge).contains("second"));
    QCOMPARE(healthOf(bridge, "first").at("status").as_string(), "healthy");
}

void TestAccounts::nothingMovesAfterTheFirstByte()
{
    Bridge bridge(keys(twoKeys, AccountStrategy::Failover));
    simulator::Behaviour behaviour = refusal("quota-tpm-flat", "sk-first");
    behaviour.as = simulator::ErrorForm::StreamEvent;
    behaviour.afterChunks = 2;
    bridge.service().script(behaviour);
    HttpClient client(bridge.port());
    client.post(chat(true));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
    QVERIFY(client.body().contains("\"error\""));
    QCOMPARE(keysAsked(bridge), QByteArrayList{"first"});
    QCOMPARE(healthOf(bridge, "first").at("status").as_string(), "cooling_down");
    QCOMPARE(healthOf(bridge, "first").at("requests_today").as_int64(), 1);
}

void TestAccounts::whenAllRefuseTheLastRefusalIsTheAnswer()
{
    Bridge bridge(keys({{u"first"_s}, {u"second"_s}, {u"third"_s}}, AccountStrategy::Failover));
    bridge.service().script(refusal("quota-tpm", "sk-first"));
    bridge.service().script(refusal("invalid-token", "sk-second"));
    bridge.service().script(refusal("arrearage", "sk-third"));
    QCOMPARE(ask(bridge, chat()), 429);
    QCOMPARE(keysAsked(bridge), (QByteArrayList{"first", "second", "third"}));
    QCOMPARE(lastRow(bridge, 1).account, u"third"_s);
    // with nobody well, the user's choice is asked once, and its answer is the truth
    QCOMPARE(ask(bridge, chat()), 200);
    QCOMPARE(keysAsked(bridge).last(), "first"_ba);
}

void TestAccounts::theBodyIsPreparedAnewForTheNextAccount()
{
    Bridge::Options options;
    options.withKey = true;
    options.adjust = [](Settings &settings) { settings.strategy = AccountStrategy::Failover; };
    Bridge bridge(options);
    bridge.service().script({.error = "free-quota"});
    QCOMPARE(ask(bridge, chat(false, "gpt-4o")), 200);
    const auto requests = bridge.service().requests("/chat/completions");
    QCOMPARE(requests.size(), 2);
    const auto model = [&requests](qsizetype i) {
        return boost::json::parse(requests.at(i).body.toStdString()).at("model").as_string();
    };
    QVERIFY(requests.first().path.startsWith("/v1/"));
    QVERIFY(requests.last().path.startsWith("/compatible-mode/"));
    QCOMPARE(model(0), "coder-model");
    QVERIFY(model(1) != "coder-model");
    const RequestRow row = lastRow(bridge, 1);
    QCOMPARE(row.modelUsed.toStdString(), std::string(model(1)));
    // what was changed for the first account's service is not told of the second's
    QCOMPARE(row.changes.filter(u"coder-model"_s), QStringList());
}

void TestAccounts::aSessionStaysWithTheAccountItWasMovedTo()
{
    Bridge bridge(keys(twoKeys, AccountStrategy::Failover));
    const HttpClient::Headers session{{"X-Claude-Code-Session-Id", "s-1"}};
    bridge.service().script(refusal("throttle-rate", "sk-first"));
    QCOMPARE(ask(bridge, chat(), session), 200);
    // a success of the first account ends its cool-down
    QCOMPARE(ask(bridge, chat(), {{"X-Qwen-Account", "first"}}), 200);
    QCOMPARE(ask(bridge, chat(), session), 200);
    QCOMPARE(ask(bridge, chat(), {{"X-Claude-Code-Session-Id", "s-2"}}), 200);
    QCOMPARE(keysAsked(bridge), (QByteArrayList{"first", "second", "first", "second", "first"}));
}

void TestAccounts::countsSurviveARestart()
{
    Bridge bridge(keys(twoKeys, AccountStrategy::Fixed));
    QCOMPARE(ask(bridge, chat()), 200);
    QCOMPARE(ask(bridge, chat(true)), 200);
    bridge.service().script(refusal("invalid-parameter", "sk-first"));
    QCOMPARE(ask(bridge, chat()), 400);
    QCOMPARE(ask(bridge, chat(), {{"X-Qwen-Account", "second"}}), 200);
    const boost::json::object before = healthOf(bridge, "first");
    QCOMPARE(before.at("requests_today").as_int64(), 2);
    QVERIFY(before.at("tokens_today").as_int64() > 0);
    bridge.stop();
    bridge.start();
    QCOMPARE(healthOf(bridge, "first").at("requests_today").as_int64(), 2);
    QCOMPARE(healthOf(bridge, "first").at("tokens_today"), before.at("tokens_today"));
    QCOMPARE(healthOf(bridge, "second").at("requests_today").as_int64(), 1);
}

void TestAccounts::manyClientsAreAllAnsweredWhileAccountsChange()
{
    constexpr int clients = 32;
    constexpr int rounds = 4;
    Bridge bridge;
    bridge.writeCredentials(u"oauth_creds_work.json"_s, bridge.service().issueTokens());
    QCOMPARE(ask(bridge, chat(), {{"X-Qwen-Account", "work"}}), 200);
    for (int round = 0; round < rounds; ++round) {
        std::vector<std::unique_ptr<HttpClient>> all;
        for (int i = 0; i < clients; ++i) {
            all.push_back(std::make_unique<HttpClient>(bridge.port()));
            const bool work = i % 2 == 1;
            all.back()->post(chat(i % 4 < 2),
                work ? HttpClient::Headers{{"X-Qwen-Account", "work"}} : HttpClient::Headers());
            if (i == clients / 2 && round == 1) {
                bridge.service().expireAccessTokens();
            }
            if (i == clients / 2 && round == 2) {
                QVERIFY(QFile::remove(bridge.qwenHome() + u"/oauth_creds_work.json"_s));
            }
        }
        for (int i = 0; i < clients; ++i) {
            const HttpClient &client = *all[static_cast<std::size_t>(i)];
            QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
            const bool mayBeGone = round >= 2 && i % 2 == 1;
            const bool proper = client.status() == 200
                || (mayBeGone && (client.status() == 400 || client.status() == 401)
                    && client.body().contains("work"));
            QVERIFY2(proper, client.body().constData());
        }
    }
    // each account's tokens ran out once, whoever many were waiting
    QCOMPARE(bridge.service().refreshCount(), 2);
    QCOMPARE(bridge.service().refusedRefreshCount(), 0);
}

QTEST_GUILESS_MAIN(TestAccounts)
#include "tst_accounts.moc"
