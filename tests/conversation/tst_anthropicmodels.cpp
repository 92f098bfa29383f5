#include "anthropicscene.h"

using namespace qiao;
using namespace qiao::test;
using namespace Qt::StringLiterals;

/// Which models clients of Anthropic's API are offered, and which serve what they ask for.
class TestAnthropicModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsRealIdsAndClaudeNames();
    void theVersionHeaderDecidesTheShape();
    void pagesAreFollowed();
    void oneModel_data();
    void oneModel();
    void everyClaudeNameReachesItsModel();
    void tiersReachTheirModels_data();
    void tiersReachTheirModels();
    void anUnknownModelIsToldInAnthropicsShape();

private:
    static boost::json::value get(
        HttpClient &client, const QByteArray &path, const HttpClient::Headers &headers = {})
    {
        client.next();
        client.send("GET", path, {}, headers);
        return client.waitUntilComplete() ? objectIn(client.body()) : boost::json::object();
    }

    static QStringList ids(const boost::json::value &list)
    {
        QStringList ids;
        for (const auto &model : list.at("data").as_array()) {
            ids.append(QString::fromUtf8(textAt(model.at("id"))));
        }
        return ids;
    }

    /// The model that the service is asked for when a client asks for \a model.
    static QByteArray asked(Bridge &bridge, HttpClient &client, const QByteArray &model)
    {
        if (!ask(client, message("hi", false).replace("claude-sonnet-4-5", model))) {
            return {};
        }
        return textAt(objectIn(bridge.service().lastRequest("/chat/completions").body).at("model"));
    }
};

void TestAnthropicModels::listsRealIdsAndClaudeNames()
{
    Bridge bridge(keyed(Way::Translated));
    HttpClient client(bridge.port());
    const auto list = get(client, "/anthropic/v1/models?limit=1000");
    QCOMPARE(client.status(), 200);
    QVERIFY(client.header("request-id").startsWith("req_"));
    const QStringList all = ids(list);
    for (const QString &id : {u"qwen3.7-plus"_s, u"claude-qwen3.7-plus"_s, u"claude-qwen3-coder-plus"_s}) {
        QVERIFY2(all.contains(id), qPrintable(id));
    }
    QVERIFY(!list.at("has_more").as_bool());
    QCOMPARE(QString::fromUtf8(textAt(list.at("first_id"))), all.first());
    QCOMPARE(QString::fromUtf8(textAt(list.at("last_id"))), all.last());
    for (const auto &model : list.at("data").as_array()) {
        QCOMPARE(textAt(model.at("type")), "model"_ba);
        QVERIFY(!textAt(model.at("display_name")).isEmpty());
        QVERIFY(!textAt(model.at("created_at")).isEmpty());
    }
}

void TestAnthropicModels::theVersionHeaderDecidesTheShape()
{
    Bridge bridge(keyed(Way::Translated));
    HttpClient client(bridge.port());
    const auto openAi = get(client, "/v1/models");
    QCOMPARE(textAt(openAi.at("object")), "list"_ba);
    QVERIFY(!ids(openAi).contains(u"claude-qwen3.7-plus"_s));
    const HttpClient::Headers version{{"anthropic-version", "2023-06-01"}};
    const auto anthropic = get(client, "/v1/models", version);
    QVERIFY(anthropic.as_object().contains("has_more"));
    QVERIFY(ids(anthropic).contains(u"claude-qwen3.7-plus"_s));
    QCOMPARE(textAt(get(client, "/v1/models/qwen3.7-plus").at("object")), "model"_ba);
    QCOMPARE(textAt(get(client, "/v1/models/qwen3.7-plus", version).at("type")), "model"_ba);
}

void TestAnthropicModels::pagesAreFollowed()
{
    Bridge bridge(keyed(Way::Translated));
    // the service's own list would come in between
    bridge.service().script({.match = {.path = "/models"}, .times = 0, .error = "wrong-path"});
    HttpClient client(bridge.port());
    const QStringList all = ids(get(client, "/anthropic/v1/models"));
    QStringList paged;
    QByteArray query = "?limit=7";
    for (int page = 0; page < 40; ++page) {
        const auto list = get(client, "/anthropic/v1/models" + query);
        paged += ids(list);
        if (!list.at("has_more").as_bool()) {
            break;
        }
        query = "?limit=7&after_id=" + textAt(list.at("last_id")).toPercentEncoding();
    }
    QCOMPARE(paged, all);
    get(client, "/anthropic/v1/models?after_id=nobody");
    QCOMPARE(refusal(client), "400 invalid_request_error"_ba);
}

void TestAnthropicModels::oneModel_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char *name, const QByteArray &id, const QByteArray &shown) {
        QTest::newRow(name) << id << shown;
    };
    row("real", "qwen3-max", "qwen3-max");
    row("claude name", "claude-qwen3-max", "qwen3-max");
    row("tier", "claude-opus-5-5", "qwen3.8-max");
}

void TestAnthropicModels::oneModel()
{
    QFETCH(QByteArray, id);
    Bridge bridge(keyed(Way::Translated));
    HttpClient client(bridge.port());
    const auto model = get(client, "/anthropic/v1/models/" + id);
    QCOMPARE(client.status(), 200);
    QCOMPARE(textAt(model.at("id")), id);
    QTEST(textAt(model.at("display_name")), "shown");
    QVERIFY(model.at("max_input_tokens").to_number<qint64>() >= 256 * 1024);
}

void TestAnthropicModels::everyClaudeNameReachesItsModel()
{
    Bridge bridge(keyed(Way::Translated));
    HttpClient client(bridge.port());
    for (const QByteArray &id : {"qwen3-coder-plus"_ba, "glm-5.2"_ba, "qwen3-max-2026-01-23"_ba}) {
        QCOMPARE(asked(bridge, client, "claude-" + id), id);
        QCOMPARE(textAt(objectIn(client.body()).at("model")), "claude-" + id);
        QCOMPARE(asked(bridge, client, "claude-" + id + "[1m]"), id);
    }
}

void TestAnthropicModels::tiersReachTheirModels_data()
{
    QTest::addColumn<ModelTiers>("tiers");
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QByteArray>("served");
    const ModelTiers none;
    const ModelTiers own{
        .haiku = u"qwen-turbo"_s, .sonnet = u"qwen-plus"_s, .opus = u"qwen3-max"_s, .other = u"glm-5"_s};
    const auto row = [](const char *name, const ModelTiers &tiers, const QByteArray &model,
                         const QByteArray &served) { QTest::newRow(name) << tiers << model << served; };
    row("haiku", none, "claude-haiku-4-5-20251001", "qwen3.8-flash");
    row("sonnet", none, "claude-sonnet-5", "qwen3.7-plus");
    row("opus", none, "claude-opus-5-5", "qwen3.8-max");
    row("fable", none, "claude-fable-5-2", "qwen3.7-plus");
    row("own haiku", own, "claude-3-5-haiku-latest", "qwen-turbo");
    row("own sonnet", own, "claude-sonnet-4-5", "qwen-plus");
    row("own opus", own, "claude-opus-5-5", "qwen3-max");
    row("own default", own, "claude-new-1", "glm-5");
    row("own default, unknown", own, "unheard-of", "glm-5");
    row("a real id stays", own, "qwen3-coder-plus", "qwen3-coder-plus");
}

void TestAnthropicModels::tiersReachTheirModels()
{
    QFETCH(ModelTiers, tiers);
    QFETCH(QByteArray, model);
    Bridge bridge(keyed(Way::Translated, [tiers](Settings &settings) { settings.tiers = tiers; }));
    HttpClient client(bridge.port());
    QTEST(asked(bridge, client, model), "served");
}

void TestAnthropicModels::anUnknownModelIsToldInAnthropicsShape()
{
    Bridge bridge(keyed(Way::Translated));
    HttpClient client(bridge.port());
    get(client, "/anthropic/v1/models/nobody");
    QCOMPARE(refusal(client), "404 not_found_error"_ba);
    QVERIFY2(errorMember(client.body(), "message").contains("nobody"), client.body());
}

QTEST_GUILESS_MAIN(TestAnthropicModels)
#include "tst_anthropicmodels.moc"
