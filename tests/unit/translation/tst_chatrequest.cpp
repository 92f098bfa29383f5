#include "chatbodies.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <boost/json.hpp>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace qiao::translation;
using namespace chatbodies;

namespace {

/// What <case>.expect.json says.
struct Expectation
{
    Service service = Service::Other;
    std::string model;
    bool streamUpstream = false;
    std::vector<std::string> changes;
    std::vector<AliasRule> aliases;
    std::vector<std::string> realIds;
};

Expectation readExpectation(const QString &path)
{
    const auto json = boost::json::parse(readFile(path)).as_object();
    const std::string service(json.at("service").as_string());
    Expectation expected;
    expected.service = service == "portal" ? Service::Portal
        : service == "dashscope"           ? Service::DashScope
                                           : Service::Other;
    expected.model = json.at("model").as_string();
    expected.streamUpstream = json.at("streamUpstream").as_bool();
    for (const auto &change : json.at("changes").as_array()) {
        expected.changes.emplace_back(change.as_string());
    }
    std::vector<AliasRule> own;
    if (const auto *aliases = json.if_contains("aliases")) {
        for (const auto &rule : aliases->as_array()) {
            own.push_back({std::string(rule.at(0).as_string()), std::string(rule.at(1).as_string())});
        }
    }
    expected.aliases = own;
    const auto builtIn = aliasesOf(expected.service);
    expected.aliases.insert(expected.aliases.end(), builtIn.begin(), builtIn.end());
    if (const auto *ids = json.if_contains("realIds")) {
        for (const auto &id : ids->as_array()) {
            expected.realIds.emplace_back(id.as_string());
        }
    }
    return expected;
}

/// Leaves \a actual beside the fixture and shows where the two part.
void reportDifference(const QString &name, const std::string &expected, const std::string &actual)
{
    QFile file(dataFolder().filePath(name + u".fail"_s));
    if (file.open(QIODevice::WriteOnly)) {
        file.write(actual.data(), static_cast<qint64>(actual.size()));
    }
    const auto [left, right] = std::ranges::mismatch(expected, actual);
    const auto at = static_cast<std::size_t>(left - expected.begin());
    const std::size_t from = at > 40 ? at - 40 : 0;
    qWarning("they part at byte %zu\n  expected …%s\n  actual   …%s", at, expected.substr(from, 160).c_str(),
        actual.substr(from, 160).c_str());
}

RequestError errorOf(std::string_view body)
{
    const auto request = ChatRequest::parse(body);
    return request ? RequestError{} : request.error();
}

} // namespace

class ChatRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fixtures_data();
    void fixtures();
    void recorded_requests_are_forwarded_byte_for_byte();
    void recorded_requests_change_only_their_system_message_at_the_portal();
    void errors_data();
    void errors();
    void what_the_client_asked_for();
    void a_request_can_be_prepared_for_one_account_after_another();
    void preparing_twice_changes_nothing_more();
    void keys_repeated_without_end_cost_no_more_than_their_bytes();
};

void ChatRequestTest::fixtures_data()
{
    QTest::addColumn<QString>("name");
    const QStringList files = dataFolder().entryList({u"*.in.json"_s}, QDir::Files, QDir::Name);
    QVERIFY(files.size() > 50);
    for (const QString &file : files) {
        const QString name = file.chopped(8);
        QTest::newRow(qPrintable(name)) << name;
    }
}

void ChatRequestTest::fixtures()
{
    QFETCH(const QString, name);
    const QDir folder = dataFolder();
    const std::string body = readFile(folder.filePath(name + u".in.json"_s));
    const Expectation expected = readExpectation(folder.filePath(name + u".expect.json"_s));
    const QString outFile = folder.filePath(name + u".out.json"_s);
    const bool changes = QFile::exists(outFile);
    const std::string out = changes ? readFile(outFile) : body;

    const auto request = ChatRequest::parse(body);
    QVERIFY2(request, request ? "" : request.error().message.c_str());
    const PreparedRequest prepared = request->prepare({expected.service, expected.aliases, expected.realIds});
    const std::string actual = prepared.unchanged ? body : prepared.body;
    if (actual != out) {
        reportDifference(name, out, actual);
    }
    QVERIFY(actual == out);
    QCOMPARE(prepared.unchanged, !changes);
    QCOMPARE(prepared.model, expected.model);
    QCOMPARE(prepared.streamUpstream, expected.streamUpstream);
    std::vector<std::string> noted;
    for (const Change &change : prepared.changes) {
        QVERIFY(!change.why.empty());
        noted.push_back(change.what);
    }
    QCOMPARE(noted, expected.changes);
}

void ChatRequestTest::recorded_requests_are_forwarded_byte_for_byte()
{
    const QDir folder(dataFolder().filePath(u"clients"_s));
    const QStringList files = folder.entryList({u"*.json"_s}, QDir::Files);
    QVERIFY(files.size() >= 2);
    for (const QString &file : files) {
        const std::string body = readFile(folder.filePath(file));
        for (const Service service : {Service::DashScope, Service::Other}) {
            const auto aliases = aliasesOf(service);
            const PreparedRequest prepared = ChatRequest::parse(body)->prepare({service, aliases});
            QVERIFY(prepared.unchanged);
            QVERIFY(prepared.body.empty() && prepared.changes.empty());
            QVERIFY(prepared.streamUpstream);
        }
    }
}

void ChatRequestTest::recorded_requests_change_only_their_system_message_at_the_portal()
{
    const QDir folder(dataFolder().filePath(u"clients"_s));
    const QStringList files = folder.entryList({u"*.json"_s}, QDir::Files);
    for (const QString &file : files) {
        const std::string body = readFile(folder.filePath(file));
        const std::string out = sent(body, Service::Portal);
        // both start with a system message of plain text
        const std::string before = R"({"role":"system","content":")";
        const std::string after = R"({"role":"system","content":[{"type":"text","text":")";
        const std::size_t begin = body.find(before);
        const std::size_t end = body.find(R"("},{"role":"user")", begin);
        QVERIFY(begin != std::string::npos && end != std::string::npos);
        const std::string text = body.substr(begin + before.size(), end - begin - before.size());
        QCOMPARE(out,
            body.substr(0, begin) + after + text + R"(","cache_control":{"type":"ephemeral"}}])"
                + body.substr(end + 1));
    }
}

void ChatRequestTest::errors_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("param");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *name, const QByteArray &body, const QByteArray &param,
                         const QByteArray &message) { QTest::newRow(name) << body << param << message; };
    const QByteArray rest = R"(,"model":"m","messages":[{"role":"user","content":"hi"}]})"_ba;
    row("nothing", {}, {},
        "The request body is not valid JSON: the text ends where a value should be (line 1, column 1)."_ba);
    row("cut", "{\n  \"model\": \"m\",\n  \"mess"_ba, {},
        "The request body is not valid JSON: a string is not closed (line 3, column 8)."_ba);
    row("a comma too many", "{\"model\":\"m\",}"_ba, {},
        "The request body is not valid JSON: expected a key in quotes (line 1, column 14)."_ba);
    row("a list", "[]"_ba, {}, "The request body must be a JSON object."_ba);
    row("null", "null"_ba, {}, "The request body must be a JSON object."_ba);
    row("no model", R"({"messages":[{}]})"_ba, "model"_ba, "The request names no model."_ba);
    row("model null", R"({"model":null,"messages":[{}]})"_ba, "model"_ba,
        "model must be the name of a model, as a string."_ba);
    row("model empty", R"({"model":"","messages":[{}]})"_ba, "model"_ba,
        "model must be the name of a model, as a string."_ba);
    row("no messages", R"({"model":"m"})"_ba, "messages"_ba,
        "The request has no messages: send a non-empty list of them."_ba);
    row("messages empty", R"({"model":"m","messages":[]})"_ba, "messages"_ba,
        "messages must be a non-empty list."_ba);
    row("messages object", R"({"model":"m","messages":{"a":1}})"_ba, "messages"_ba,
        "messages must be a non-empty list."_ba);
    for (const char *temperature : {"2.01", "-0.1", "1e400", "-1e400"}) {
        row(temperature, R"({"temperature":)"_ba + temperature + rest, "temperature"_ba,
            "temperature must be between 0 and 2, and is "_ba + temperature + '.');
    }
    row("account number", R"({"account":7)"_ba + rest, "account"_ba,
        "account must be the name of an account, as a string."_ba);
    for (const char *fine : {"0", "0.0", "-0.0", "2", "2.0e0", "1e-400", "null", "\"hot\""}) {
        row((QByteArray("temperature ") + fine).constData(), R"({"temperature":)"_ba + fine + rest, {}, {});
    }
}

void ChatRequestTest::errors()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, param);
    QFETCH(const QByteArray, message);
    const RequestError error = errorOf(body.toStdString());
    QCOMPARE(QByteArray::fromStdString(error.message), message);
    QCOMPARE(QByteArray::fromStdString(error.param), param);
}

void ChatRequestTest::what_the_client_asked_for()
{
    const std::string body =
        bodyWith(R"(,"stream":true,"account":"w\u006frk","stream_options":{"include_usage":true})");
    const auto request = ChatRequest::parse(body);
    QVERIFY(request->stream() && request->wantsUsage());
    QCOMPARE(request->account(), std::string("work"));
    QCOMPARE(request->model(), std::string("qwen3-coder-plus"));
    QVERIFY(request->body() == body);

    const std::string plain =
        bodyWith(R"(,"stream":"true","stream_options":{"include_usage":1},"account":null)");
    const auto other = ChatRequest::parse(plain);
    QVERIFY(!other->stream() && !other->wantsUsage() && other->account().empty());
}

void ChatRequestTest::a_request_can_be_prepared_for_one_account_after_another()
{
    const std::string body = bodyWith({}, "gpt-4o");
    // moved about, as a request is on its way through a server
    auto parsed = ChatRequest::parse(body);
    const ChatRequest request = std::move(*parsed);
    const auto portalAliases = aliasesOf(Service::Portal);
    const auto keyAliases = aliasesOf(Service::DashScope);
    const std::vector<std::string> realIds{"gpt-4o"};
    const auto portal = request.prepare({Service::Portal, portalAliases});
    const auto key = request.prepare({Service::DashScope, keyAliases});
    const auto real = request.prepare({Service::DashScope, keyAliases, realIds});
    const auto other = request.prepare({Service::Other, {}});
    QCOMPARE(portal.model, std::string("coder-model"));
    QCOMPARE(key.model, std::string("qwen3.7-plus"));
    QVERIFY(other.unchanged && other.model == "gpt-4o");
    QVERIFY(real.unchanged && real.model == "gpt-4o");
}

void ChatRequestTest::preparing_twice_changes_nothing_more()
{
    const QDir folder = dataFolder();
    const QStringList files = folder.entryList({u"*.in.json"_s}, QDir::Files);
    for (const QString &file : files) {
        for (const Service service : {Service::Portal, Service::DashScope, Service::Other}) {
            const std::string once = sent(readFile(folder.filePath(file)), service);
            if (sent(once, service) != once) {
                reportDifference(file, once, sent(once, service));
                QFAIL(qPrintable(file));
            }
        }
    }
}

void ChatRequestTest::keys_repeated_without_end_cost_no_more_than_their_bytes()
{
    // quadratic work on these would outlast the time limit of a test
    std::string fields;
    for (int i = 0; i < 60'000; ++i) {
        fields += R"(,"account":"a","max_tokens":9999999,"reasoning":{"effort":"low"})";
    }
    const std::string out = sent(bodyWith(fields, "qwen3-max"), Service::DashScope);
    QVERIFY(out.find("account") == std::string::npos && out.find("reasoning") == std::string::npos);
    QVERIFY(out.ends_with(R"(,"max_tokens":32768,"enable_thinking":true,"thinking_budget":1024})"));
}

QTEST_APPLESS_MAIN(ChatRequestTest)
#include "tst_chatrequest.moc"
