#include "requestfixtures.h"

#include "translation/native/nativerequest.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <boost/json.hpp>

using namespace Qt::StringLiterals;
using namespace qiao::translation;
using namespace requestfixtures;
using namespace std::string_literals;

namespace {

QDir dataFolder()
{
    return QDir(QLatin1String(QIAO_TEST_DATA) + "/native-request"_L1);
}

/// A request as the service gets it.
struct Sent
{
    std::string body;
    PreparedRequest prepared;
    std::vector<std::string> changes; ///< without the first, which says that it went natively
};

Sent sent(const std::string &body, const std::string &model)
{
    RawJson json;
    if (!json.parse(body)) {
        qFatal("not JSON: %s", body.c_str());
    }
    const ServiceRules rules{.service = Service::DashScope, .aliases = {}, .speaksMessages = true};
    Sent result;
    result.prepared = prepareNative(json.root(), body, json.root().find("model")->string(), model, rules);
    result.body = result.prepared.unchanged ? body : result.prepared.body;
    result.changes = notedIn(result.prepared);
    if (!result.changes.empty()) {
        result.changes.erase(result.changes.begin());
    }
    return result;
}

ServiceRules rulesWith(bool speaksMessages)
{
    return {.service = Service::DashScope, .aliases = {}, .speaksMessages = speaksMessages};
}

std::string repeated(const std::string &piece, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i) {
        all += (all.empty() ? "" : ",") + piece;
    }
    return all;
}

} // namespace

class NativeRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fixtures_data();
    void fixtures();
    void preparing_twice_changes_nothing_more_data() { fixtures_data(); }
    void preparing_twice_changes_nothing_more();
    void what_is_no_request_is_left_to_the_service();
    void obstacles();
    void hostile_bodies_cost_no_more_than_their_bytes_data();
    void hostile_bodies_cost_no_more_than_their_bytes();
};

void NativeRequestTest::fixtures_data()
{
    const QStringList cases = casesIn(dataFolder());
    QVERIFY(cases.size() > 60);
    addCases(cases);
}

void NativeRequestTest::fixtures()
{
    QFETCH(const QString, name);
    const QDir folder = dataFolder();
    const std::string body = readFixtureFile(folder.filePath(name + u".in.json"_s));
    const auto expected =
        boost::json::parse(readFixtureFile(folder.filePath(name + u".expect.json"_s))).as_object();
    const QString outFile = folder.filePath(name + u".out.json"_s);
    const bool changes = QFile::exists(outFile);
    const std::string out = changes ? readFixtureFile(outFile) : body;

    const Sent actual = sent(body, std::string(expected.at("model").as_string()));
    QVERIFY(isSame(folder, name, out, actual.body));
    QCOMPARE(actual.prepared.unchanged, !changes);
    QCOMPARE(actual.prepared.model, std::string(expected.at("model").as_string()));
    QCOMPARE(actual.prepared.streamUpstream, expected.at("streamUpstream").as_bool());
    QVERIFY(actual.prepared.api == PreparedRequest::Api::Messages);
    QVERIFY(actual.prepared.answer);
    QCOMPARE(actual.changes, boost::json::value_to<std::vector<std::string>>(expected.at("changes")));
    QCOMPARE(actual.prepared.changes.front().what, std::string("sent to the service's own Anthropic API"));
}

void NativeRequestTest::preparing_twice_changes_nothing_more()
{
    QFETCH(const QString, name);
    const QDir folder = dataFolder();
    const auto expected =
        boost::json::parse(readFixtureFile(folder.filePath(name + u".expect.json"_s))).as_object();
    const std::string model(expected.at("model").as_string());
    const std::string once = sent(readFixtureFile(folder.filePath(name + u".in.json"_s)), model).body;
    const Sent twice = sent(once, model);
    QVERIFY(isSame(folder, name, once, twice.body));
    QVERIFY(twice.prepared.unchanged);
    QCOMPARE(twice.changes, std::vector<std::string>());
}

void NativeRequestTest::what_is_no_request_is_left_to_the_service()
{
    for (const char *members :
        {R"("messages":7)", R"("messages":{"role":"system"})", R"("messages":[7,null,[]])",
            R"("messages":[{"role":"system"}])", R"("messages":[{"role":7,"content":7}],"system":7)",
            R"("messages":[{"role":"user","content":[7,[],{"type":7},{}]}],"tools":[7,{}],"thinking":7)",
            R"("messages":[{"role":"user","content":[]},{"role":"system","content":"s"}],"tools":{})",
            R"("messages":[{"role":"user","content":null},{"role":"system","content":"s"}])",
            R"("messages":[{"role":"user"},{"role":"system","content":"s"}],"tool_choice":"any")",
            R"("messages":[],"max_tokens":"many","thinking":{"type":"enabled"},"output_config":[])",
            R"("messages":[],"max_tokens":1e400,"thinking":[],"output_config":{"format":{"schema":1}})"}) {
        const std::string body = std::string(R"({"model":"qwen3.7-plus",)") + members + '}';
        const Sent result = sent(body, "qwen3.7-plus");
        RawJson json;
        QVERIFY2(json.parse(result.body), result.body.c_str());
    }
}

void NativeRequestTest::obstacles()
{
    QCOMPARE(nativeObstacle("qwen3.7-plus", rulesWith(true)), std::optional<std::string>());
    QVERIFY(nativeObstacle("qwen3.7-plus", rulesWith(false)));
    QVERIFY(nativeObstacle("deepseek-v3.2", rulesWith(true)));
    QVERIFY(!nativeObstacle("deepseek-v4-pro", rulesWith(true)));

    const auto obstacle = [](const char *tools) {
        const std::string body = std::string(R"({"tools":)") + tools + '}';
        RawJson json;
        return json.parse(body) ? nativeObstacle(json.root(), "qwen3.7-plus", rulesWith(true))
                                : std::optional<std::string>("not JSON");
    };
    QCOMPARE(obstacle(R"([{"type":"custom","name":"web_search"}])"), std::optional<std::string>());
    QCOMPARE(obstacle("7"), std::optional<std::string>());
    QVERIFY(obstacle(R"([{"type":"web_search_20250305","name":"web_search"}])"));
}

void NativeRequestTest::hostile_bodies_cost_no_more_than_their_bytes_data()
{
    QTest::addColumn<QByteArray>("members");
    const auto row = [](const char *name, const std::string &members) {
        QTest::newRow(name) << QByteArray::fromStdString(members);
    };
    // quadratic work on these would outlast the time limit of a test
    row("system messages",
        R"("messages":[{"role":"user","content":"hi"},)"
            + repeated(R"({"role":"system","content":"s"})", 60'000) + ']');
    row("messages by turns",
        "\"messages\":["
            + repeated(R"({"role":"user","content":[]},{"role":"assistant","content":[{"type":"x"}]},)"
                       R"({"role":"system","content":[{"type":"text","text":"s"}]})",
                30'000)
            + ']');
    row("markers",
        R"("messages":[{"role":"user","content":[)"
            + repeated(
                R"({"type":"text","text":"t","cache_control":{"type":"ephemeral","ttl":"1h"}})", 60'000)
            + "]}]");
    std::string names;
    std::string tools;
    for (int i = 0; i < 60'000; ++i) {
        names += ",\"x" + std::to_string(i) + "\":1";
        tools += (i == 0 ? "" : ",") + R"({"name":"t)"s + std::to_string(i) + R"(","defer_loading":true})";
    }
    row("unknown fields", R"("messages":[])" + names);
    row("deferred tools", R"("messages":[],"tools":[)" + tools + ']');
    row("one field many times",
        R"("messages":[])" + std::string(",") + repeated(R"("max_tokens":9999999)", 60'000));
}

void NativeRequestTest::hostile_bodies_cost_no_more_than_their_bytes()
{
    QFETCH(const QByteArray, members);
    const Sent result = sent(R"({"model":"qwen3.7-plus",)" + members.toStdString() + '}', "qwen3.7-plus");
    RawJson json;
    QVERIFY(json.parse(result.body));
    for (const std::string &change : result.changes) {
        QVERIFY(change.size() < 2000);
    }
}

QTEST_APPLESS_MAIN(NativeRequestTest)
#include "tst_nativerequest.moc"
