#include "support/bridge.h"
#include "support/httpclient.h"
#include "support/patience.h"

#include <boost/json.hpp>

#include <QTest>

using namespace qiao;
using namespace Qt::StringLiterals;

/// Which models are offered for an account, and what a client's names for models become on their way.
class TestModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachPlanOffersItsOwn_data();
    void eachPlanOffersItsOwn();
    void otherMakersModelsGoToThePlansDefault_data();
    void otherMakersModelsGoToThePlansDefault();
    void whatTheServiceListsIsReal();
};

namespace {

constexpr auto key = "sk-of-a-plan";

/// An account "env" with a key that opens \a host, which the simulator stands in for.
std::unique_ptr<Bridge> bridgeTo(const QString &host, const QString &path)
{
    Bridge::Options options;
    options.signedIn = false;
    options.adjust = [host, path](Settings &settings) {
        settings.environmentKey = QString::fromLatin1(key);
        settings.environmentBaseUrl = QUrl(settings.oauthUrl.toString() + u'/' + host + path);
    };
    auto bridge = std::make_unique<Bridge>(options);
    if (!bridge->service().addPlanKey(host.toLatin1(), key)) {
        qFatal("no plan has this host");
    }
    return bridge;
}

QStringList offered(HttpClient &client)
{
    client.next();
    client.send("GET", "/v1/models");
    if (!client.waitUntilComplete()) {
        return {};
    }
    QStringList ids;
    const auto list = boost::json::parse(client.body().toStdString());
    for (const auto &model : list.at("data").as_array()) {
        ids.append(QString::fromUtf8(model.at("id").as_string().c_str()));
    }
    return ids;
}

/// The model that the service is asked for when a client asks for \a model.
QByteArray asked(Bridge &bridge, HttpClient &client, const QByteArray &model)
{
    client.next();
    client.post(R"({"model":")" + model + R"(","messages":[{"role":"user","content":"hi"}]})");
    if (!client.waitUntilComplete()) {
        return {};
    }
    const auto body = bridge.service().lastRequest("/chat/completions").body;
    return boost::json::parse(body.toStdString()).at("model").as_string().c_str();
}

} // namespace

void TestModels::eachPlanOffersItsOwn_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("its");
    QTest::addColumn<QString>("notIts");
    QTest::newRow("Coding Plan") << u"coding.dashscope.aliyuncs.com"_s << u"/v1"_s << u"qwen3-coder-next"_s
                                 << u"qwen3.7-max"_s;
    QTest::newRow("Token Plan") << u"token-plan.cn-beijing.maas.aliyuncs.com"_s << u"/compatible-mode/v1"_s
                                << u"qwen3.7-max"_s << u"qwen3-coder-next"_s;
    QTest::newRow("Model Studio") << u"dashscope.aliyuncs.com"_s << u"/compatible-mode/v1"_s
                                  << u"qwen3-vl-plus"_s << u"coder-model"_s;
}

void TestModels::eachPlanOffersItsOwn()
{
    QFETCH(QString, host);
    QFETCH(QString, path);
    QFETCH(QString, its);
    QFETCH(QString, notIts);
    const auto bridge = bridgeTo(host, path);
    HttpClient client(bridge->port());
    const QStringList ids = offered(client);
    QVERIFY(ids.contains(its));
    QVERIFY(!ids.contains(notIts));
}

void TestModels::otherMakersModelsGoToThePlansDefault_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("model");
    QTest::newRow("Coding Plan") << u"coding-intl.dashscope.aliyuncs.com"_s << u"/v1"_s << "qwen3.7-plus"_ba;
    QTest::newRow("OpenRouter") << u"openrouter.ai"_s << u"/api/v1"_s << "claude-opus-4"_ba;
}

void TestModels::otherMakersModelsGoToThePlansDefault()
{
    QFETCH(QString, host);
    QFETCH(QString, path);
    const auto bridge = bridgeTo(host, path);
    HttpClient client(bridge->port());
    QTEST(asked(*bridge, client, "claude-opus-4"), "model");
}

void TestModels::whatTheServiceListsIsReal()
{
    Bridge bridge;
    bridge.service().script(
        {.match = {.path = "/models"}, .status = 200, .body = R"({"data":[{"id":"gpt-of-qwen"}]})"_ba});
    HttpClient client(bridge.port());
    QCOMPARE(asked(bridge, client, "gpt-of-qwen"), "coder-model"_ba);
    QVERIFY(offered(client).contains(u"coder-model"_s));
    QTRY_VERIFY_WITH_TIMEOUT(offered(client).contains(u"gpt-of-qwen"_s), patience);
    QCOMPARE(asked(bridge, client, "gpt-of-qwen"), "gpt-of-qwen"_ba);
    QCOMPARE(asked(bridge, client, "gpt-5"), "coder-model"_ba);
}

QTEST_GUILESS_MAIN(TestModels)
#include "tst_models.moc"
