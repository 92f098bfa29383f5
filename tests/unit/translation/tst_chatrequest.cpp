#include "chatbodies.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao::translation;
using namespace chatbodies;
using namespace requestfixtures;

namespace {

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
    const QStringList cases = casesIn(dataFolder());
    QVERIFY(cases.size() > 50);
    addCases(cases);
}

void ChatRequestTest::fixtures()
{
    QFETCH(const QString, name);
    const QDir folder = dataFolder();
    const std::string body = readFixtureFile(folder.filePath(name + u".in.json"_s));
    const Expectation expected = readExpectation(folder.filePath(name + u".expect.json"_s));
    const QString outFile = folder.filePath(name + u".out.json"_s);
    const bool changes = QFile::exists(outFile);
    const std::string out = changes ? readFixtureFile(outFile) : body;

    const auto request = ChatRequest::parse(body);
    QVERIFY2(request, request ? "" : request.error().message.c_str());
    const PreparedRequest prepared = request->prepare({expected.service, expected.aliases, expected.realIds});
    const std::string actual = prepared.unchanged ? body : prepared.body;
    QVERIFY(isSame(folder, name, out, actual));
    QCOMPARE(prepared.unchanged, !changes);
    QCOMPARE(prepared.model, expected.model);
    QCOMPARE(prepared.streamUpstream, expected.json.at("streamUpstream").as_bool());
    QCOMPARE(notedIn(prepared), expected.changes);
}

void ChatRequestTest::recorded_requests_are_forwarded_byte_for_byte()
{
    const QDir folder(dataFolder().filePath(u"clients"_s));
    const QStringList files = folder.entryList({u"*.json"_s}, QDir::Files);
    QVERIFY(files.size() >= 2);
    for (const QString &file : files) {
        const std::string body = readFixtureFile(folder.filePath(file));
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
        const std::string body = readFixtureFile(folder.filePath(file));
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
    for (const QString &name : casesIn(folder)) {
        const std::string body = readFixtureFile(folder.filePath(name + u".in.json"_s));
        for (const Service service : {Service::Portal, Service::DashScope, Service::Other}) {
            const std::string once = sent(body, service);
            QVERIFY2(isSame(folder, name, once, sent(once, service)), qPrintable(name));
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
