#include "translation/errors/upstreamerror.h"

#include <QTest>

#include <boost/json.hpp>

using namespace qiao::translation;
using namespace std::string_literals;
using namespace std::string_view_literals;
using Kind = UpstreamError::Kind;
using std::chrono::seconds;

namespace {

struct Row
{
    const char *name;
    int status;
    std::string body;
    Kind kind;
    int clientStatus;
    std::string code;
    bool retryHelps;
    std::string message; ///< all of it; empty = not compared
};

std::string shapeA(const std::string &code, const std::string &message, const std::string &type = "x_error")
{
    return R"({"error":{"code":")" + code + R"(","message":")" + message + R"(","param":null,"type":")" + type
        + R"("},"request_id":"8f2b1d3e-0a3c-9d5f-8888-1234567890ab"})";
}

std::string shapeB(const std::string &code, const std::string &message)
{
    return R"({"code":")" + code + R"(","message":")" + message + R"(","request_id":"8f2b1d3e-0a3c-9d5f"})";
}

std::string shapeF(const std::string &type, const std::string &message)
{
    return R"({"type":"error","error":{"type":")" + type + R"(","message":")" + message
        + R"("},"request_id":"req_1"})";
}

const std::vector<Row> rows{
    {"wrong key", 401, shapeA("invalid_api_key", "Incorrect API key provided. "), Kind::Unauthorized, 401,
        "invalid_api_key", false, "Incorrect API key provided."},
    {"wrong key, shape B", 401, shapeB("InvalidApiKey", "Invalid API-key provided."), Kind::Unauthorized, 401,
        "invalid_api_key", false, "Invalid API-key provided."},
    {"expired token", 401, shapeA("invalid_api_key", "invalid access token or token expired"),
        Kind::Unauthorized, 401, "invalid_api_key", false, "invalid access token or token expired"},
    {"401 without body", 401, "", Kind::Unauthorized, 401, "invalid_api_key", false,
        "The service did not accept the credential (status 401)."},
    {"model not in the plan", 403, shapeB("AccessDenied.Unpurchased", "Access to model denied."),
        Kind::Rejected, 403, "AccessDenied.Unpurchased", false, "Access to model denied."},
    {"Model.AccessDenied", 403, shapeA("Model.AccessDenied", "Model access denied."), Kind::Rejected, 403,
        "Model.AccessDenied", false, ""},
    {"key on the wrong host", 403, shapeB("AccessDenied", "invalid api-key"), Kind::Unauthorized, 403,
        "invalid_api_key", false, "invalid api-key"},
    {"free tier only", 403,
        shapeB("AllocationQuota.FreeTierOnly", "The free tier of the model has been exhausted."),
        Kind::QuotaExhausted, 429, "insufficient_quota", false, ""},
    {"403 quota", 403, shapeA("insufficient_quota", "You have reached your limit."), Kind::QuotaExhausted,
        429, "insufficient_quota", false, ""},
    {"403 quota_exceeded", 403, R"({"error":{"type":"quota_exceeded","message":"no more today"}})",
        Kind::QuotaExhausted, 429, "insufficient_quota", false, "no more today"},
    {"wrong key, Anthropic's shape", 401, shapeF("authentication_error", "invalid x-api-key"),
        Kind::Unauthorized, 401, "invalid_api_key", false, "invalid x-api-key"},
    {"throttled, Anthropic's shape", 429, shapeF("rate_limit_error", "Allocated quota exceeded."),
        Kind::Transient, 429, "rate_limit_exceeded", true, "Allocated quota exceeded."},
    {"overloaded, Anthropic's shape", 529, shapeF("overloaded_error", "Overloaded"), Kind::Transient, 529, "",
        true, "Overloaded"},
    {"overloaded in a stream, Anthropic's shape", 200, shapeF("overloaded_error", "Overloaded"),
        Kind::Transient, 529, "", true, "Overloaded"},
    {"throttled in a stream, Anthropic's shape", 200, shapeF("rate_limit_error", "Slow down"),
        Kind::Transient, 429, "rate_limit_exceeded", true, "Slow down"},
    {"failed in a stream, Anthropic's shape", 200, shapeF("api_error", "Oh"), Kind::Transient, 500, "", true,
        "Oh"},
    {"too large in a stream, Anthropic's shape", 200, shapeF("request_too_large", "Oh"), Kind::Rejected, 413,
        "", false, "Oh"},
    {"a frame in the message", 400,
        shapeA("invalid_parameter_error",
            R"(event:error\ndata:{\"code\":\"Throttling.AllocationQuota\",\"message\":\"Allocated quota )"
            R"(exceeded.\"}\n\n)"),
        Kind::Transient, 429, "rate_limit_exceeded", true, "Allocated quota exceeded."},
    {"a frame of no JSON in the message", 400, shapeA("x", R"(data: oh no)"), Kind::Rejected, 400, "x", false,
        "data: oh no"},
    {"unknown model", 404, shapeA("model_not_found", "The model `x` does not exist."), Kind::Rejected, 404,
        "model_not_found", false, ""},
    {"unknown model, shape B", 404, shapeB("ModelNotFound", "Model not exist."), Kind::Rejected, 404,
        "model_not_found", false, ""},
    {"wrong path", 404, "", Kind::Rejected, 404, "", false,
        "The service knows no such address: check the account's base URL (status 404)."},
    {"unpaid", 400, shapeA("Arrearage", "Access denied, please make sure your account is in good standing."),
        Kind::QuotaExhausted, 429, "insufficient_quota", false, ""},
    {"overflow", 400,
        shapeA("invalid_parameter_error",
            "<400> InternalError.Algo.InvalidParameter: Range of input length should be [1, 129024]"),
        Kind::ContextTooLong, 400, "context_length_exceeded", false,
        "This model's maximum context length is 129024 tokens. However, your messages resulted in 129025 "
        "tokens."},
    {"overflow, OpenAI's words", 400,
        R"({"error":{"message":"This model's maximum context length is 32,768 tokens. However, you requested 40001 tokens"}})",
        Kind::ContextTooLong, 400, "context_length_exceeded", false,
        "This model's maximum context length is 32768 tokens. However, your messages resulted in 40001 "
        "tokens."},
    {"overflow without numbers", 400, shapeA("context_length_exceeded", "input is too long"),
        Kind::ContextTooLong, 400, "context_length_exceeded", false, "input is too long"},
    {"content filter", 400, shapeA("data_inspection_failed", "Input data may contain inappropriate content."),
        Kind::Rejected, 400, "content_filter", false, "Input data may contain inappropriate content."},
    {"content filter, shape B", 400,
        shapeB("DataInspectionFailed", "Output data may contain inappropriate content."), Kind::Rejected, 400,
        "content_filter", false, ""},
    {"bad parameter", 400, shapeA("invalid_parameter_error", "model 'x' is not supported"), Kind::Rejected,
        400, "invalid_parameter_error", false, "model 'x' is not supported"},
    {"max_tokens is no overflow", 400, shapeB("InvalidParameter", "Range of max_tokens should be [1, 65536]"),
        Kind::Rejected, 400, "InvalidParameter", false, "Range of max_tokens should be [1, 65536]"},
    {"requests a minute", 429, shapeA("limit_requests", "You exceeded your current requests list."),
        Kind::Transient, 429, "rate_limit_exceeded", true, ""},
    {"requests a minute, shape B", 429, shapeB("Throttling.RateQuota", "Requests rate limit exceeded."),
        Kind::Transient, 429, "rate_limit_exceeded", true, ""},
    {"tokens a minute", 429,
        shapeA("insufficient_quota",
            "You exceeded your current quota, please check your plan and billing details."),
        Kind::Transient, 429, "rate_limit_exceeded", true, ""},
    {"tokens a minute, shape B", 429,
        shapeB("Throttling.AllocationQuota", "Allocated quota exceeded, please increase your quota limit."),
        Kind::Transient, 429, "rate_limit_exceeded", true, ""},
    {"burst", 429, shapeB("Throttling.BurstRate", "Request rate increased too quickly."), Kind::Transient,
        429, "rate_limit_exceeded", true, ""},
    {"plan: hours", 429, shapeA("insufficient_quota", "hour allocated quota exceeded."), Kind::QuotaExhausted,
        429, "insufficient_quota", false, "hour allocated quota exceeded."},
    {"plan: week", 429, shapeB("Throttling.AllocationQuota", "week allocated quota exceeded."),
        Kind::QuotaExhausted, 429, "insufficient_quota", false, ""},
    {"plan: month", 429, shapeA("x", "<429> InternalError.Algo: month allocated quota exceeded."),
        Kind::QuotaExhausted, 429, "insufficient_quota", false, "month allocated quota exceeded."},
    {"plan: concurrency", 429, shapeA("insufficient_quota", "concurrency allocated quota exceeded"),
        Kind::Transient, 429, "rate_limit_exceeded", true, ""},
    {"plan: usage", 429, shapeA("insufficient_quota", "usage allocated quota exceeded"), Kind::Transient, 429,
        "rate_limit_exceeded", true, ""},
    {"token plan", 429,
        shapeA("insufficient_quota",
            "Your token-plan 1-week quota has been exhausted. The quota will reset at 11-30 00:00:00 UTC."),
        Kind::QuotaExhausted, 429, "insufficient_quota", false,
        "Your token-plan 1-week quota has been exhausted. The quota will reset at 11-30 00:00:00 UTC."},
    {"sign-in: day", 429, shapeA("insufficient_quota", "Free allocated quota exceeded."),
        Kind::QuotaExhausted, 429, "insufficient_quota", false, ""},
    {"shape C", 429, R"({"errorType":"THROTTLING.userQPSLimit","rid":"r1","message":null,"status":429})",
        Kind::Transient, 429, "rate_limit_exceeded", true,
        "The service takes no more requests for the moment: try again later (status 429, "
        "THROTTLING.userQPSLimit)."},
    {"shape C in a 200", 200,
        R"({"errorType":"THROTTLING.userQPSLimit","rid":"r1","message":null,"status":429})", Kind::Transient,
        429, "rate_limit_exceeded", true, ""},
    {"shape D", 200,
        "id:1\nevent:error\n:HTTP_STATUS/"
        "429\ndata:{\"request_id\":\"r\",\"code\":\"Throttling.AllocationQuota\","
        "\"message\":\"Allocated quota exceeded\"}\n\n",
        Kind::Transient, 429, "rate_limit_exceeded", true, "Allocated quota exceeded"},
    {"shape D without its status", 200,
        "event:error\ndata:{\"code\":\"InvalidApiKey\",\"message\":\"Invalid API-key provided.\"}",
        Kind::Unauthorized, 401, "invalid_api_key", false, ""},
    {"server error", 500, shapeB("InternalError", "internal error"), Kind::Transient, 500, "InternalError",
        true, "internal error"},
    {"bad gateway page", 502,
        "<html><head><title>502 Bad Gateway</title></head><body><h1>nginx</h1></body></html>",
        Kind::Transient, 502, "", true,
        "The service answered with a web page instead of JSON (status 502, \"502 Bad Gateway\")."},
    {"overloaded", 503, shapeB("ServiceUnavailable", "Too busy."), Kind::Transient, 503, "ServiceUnavailable",
        true, "Too busy."},
    {"529", 529, "", Kind::Transient, 529, "", true,
        "The service refused the request without saying why (status 529)."},
    {"gateway timeout", 504, "stream timeout", Kind::GatewayTimeout, 504, "", true,
        "The service took too long (504: stream timeout). Contexts of 130,000 to 150,000 tokens and more are "
        "the usual "
        "cause: shorten or compact the conversation, then try again."},
    {"too large", 413, "<html>", Kind::Rejected, 413, "", false, ""},
    {"redirect", 302, "", Kind::Rejected, 502, "", false,
        "The service points to another address: check the account's base URL (status 302)."},
    {"plain text", 418, "I'm a teapot", Kind::Rejected, 418, "", false, "I'm a teapot"},
    {"error as a string", 400, R"({"error":"no"})", Kind::Rejected, 400, "", false, "no"},
    {"detail", 404, R"({"detail":"Not Found"})", Kind::Rejected, 404, "", false, "Not Found"},
    {"JSON of no known shape", 500, R"(["x"])", Kind::Transient, 500, "", true, ""},
    {"broken JSON", 500, R"({"error":{"mess)", Kind::Transient, 500, "", true, R"({"error":{"mess)"},
    {"a number as code", 500, R"({"error":{"code":500,"message":"boom"}})", Kind::Transient, 500, "", true,
        "boom"},
    {"a code that is no code", 400, R"({"code":"<script> x","message":"m"})", Kind::Rejected, 400, "", false,
        "m"},
};

} // namespace

class UpstreamErrorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void classifies_data();
    void classifies();
    void keeps_retry_after();
    void estimates_the_tokens_of_a_request_that_is_too_long();
    void strips_internal_ids_data();
    void strips_internal_ids();
    void never_echoes_a_secret_data();
    void never_echoes_a_secret();
    void leaves_ordinary_words_alone();
    void bounds_the_message();
    void broken_utf8_becomes_valid_json();
    void tells_errors_in_ok_bodies_data();
    void tells_errors_in_ok_bodies();
    void writes_openai_errors();
};

void UpstreamErrorTest::classifies_data()
{
    QTest::addColumn<int>("row");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        QTest::newRow(rows[i].name) << static_cast<int>(i);
    }
}

void UpstreamErrorTest::classifies()
{
    QFETCH(int, row);
    const Row &expected = rows[static_cast<std::size_t>(row)];
    const UpstreamError error = classifyUpstreamError(expected.status, expected.body);
    QCOMPARE(error.status, expected.clientStatus);
    QCOMPARE(static_cast<int>(error.kind), static_cast<int>(expected.kind));
    QCOMPARE(error.code, expected.code);
    QCOMPARE(error.retryHelps, expected.retryHelps);
    QVERIFY(!error.message.empty());
    QVERIFY(!error.type.empty());
    QVERIFY(error.message.find("8f2b1d3e") == std::string::npos);
    if (!expected.message.empty()) {
        QCOMPARE(error.message, expected.message);
    }
}

void UpstreamErrorTest::keeps_retry_after()
{
    const UpstreamError error = classifyUpstreamError(429, shapeB("Throttling", "slow down"), seconds(7));
    QVERIFY(error.retryAfter == seconds(7));
    QVERIFY(!classifyUpstreamError(429, "").retryAfter);
}

void UpstreamErrorTest::estimates_the_tokens_of_a_request_that_is_too_long()
{
    const std::string body = shapeB("InvalidParameter", "Range of input length should be [1, 1000]");
    QCOMPARE(classifyUpstreamError(400, body, {}, {.requestBytes = 8000}).message,
        "This model's maximum context length is 1000 tokens. However, your messages resulted in 2000 tokens."s);
    QCOMPARE(classifyUpstreamError(400, body, {}, {.requestBytes = 80}).message,
        "This model's maximum context length is 1000 tokens. However, your messages resulted in 1001 tokens."s);
}

void UpstreamErrorTest::strips_internal_ids_data()
{
    QTest::addColumn<QByteArray>("foreign");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("prefix") << QByteArray("<400> InternalError.Algo.InvalidParameter: no tools")
                            << QByteArray("no tools");
    QTest::newRow("bare prefix") << QByteArray("InternalError.Algo: no tools") << QByteArray("no tools");
    QTest::newRow("id") << QByteArray("bad thing (request_id: 8f2b1d3e-0a3c)") << QByteArray("bad thing");
    QTest::newRow("Id") << QByteArray("bad thing. Request id: 8f2b1d3e0a3c.") << QByteArray("bad thing..");
    QTest::newRow("camel") << QByteArray("bad, requestId=\"8f2b1d3e-0a3c\", sorry")
                           << QByteArray("bad, sorry");
    QTest::newRow("no id") << QByteArray("the request identifies nothing")
                           << QByteArray("the request identifies nothing");
    QTest::newRow("lines") << QByteArray("a\r\n\tb\x01"
                                         "c")
                           << QByteArray("a b c");
}

void UpstreamErrorTest::strips_internal_ids()
{
    QFETCH(QByteArray, foreign);
    QFETCH(QByteArray, shown);
    QCOMPARE(QByteArray::fromStdString(classifyUpstreamError(400, foreign.toStdString()).message), shown);
}

void UpstreamErrorTest::never_echoes_a_secret_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("key") << QByteArray("Incorrect API key provided: sk-CANARY0123456789. See docs.");
    QTest::newRow("plan key") << QByteArray("key 'sk-sp-CANARY-0123_456789' is not valid");
    QTest::newRow("bearer") << QByteArray("bad header Authorization: Bearer CANARY_tok-en.x~y+z/w==");
    QTest::newRow("lower bearer") << QByteArray("bearer CANARYabcdefgh");
    QTest::newRow("field") << QByteArray(R"(got {\"access_token\":\"CANARY-abcdef\"})");
    QTest::newRow("assignment") << QByteArray("api_key=CANARYabcdef was refused");
    QTest::newRow("jwt") << QByteArray("token eyJCANARYhbGciOi.eyJzdWIi.abc rejected");
    QTest::newRow("long run") << QByteArray("value CANARY0123456789abcdefABCDEF0123456789 rejected");
}

void UpstreamErrorTest::never_echoes_a_secret()
{
    QFETCH(QByteArray, text);
    for (const std::string &body : {text.toStdString(),
             R"({"message":")"s + QByteArray(text).replace("\\", "").replace("\"", "'").toStdString()
                 + "\"}"}) {
        const UpstreamError error = classifyUpstreamError(401, body);
        QVERIFY2(error.message.find("CANARY") == std::string::npos, error.message.c_str());
        QVERIFY2(error.message.find("[redacted]") != std::string::npos, error.message.c_str());
    }
    QVERIFY(classifyUpstreamError(400, R"({"code":"sk-CANARY0123456789","message":"m"})").code.empty());
}

void UpstreamErrorTest::leaves_ordinary_words_alone()
{
    for (const std::string &text :
        {"model 'qwen3-coder-480b-a35b-instruct-2507-fp8-dynamic' is not supported"s,
            "function mcp__server2__get_issue_by_number_and_then_some is unknown"s,
            "sk-1 task-oriented max_token: 5"s, "Total tokens: 1234567890 exceed"s,
            "wrong token type in messages.[0].content"s,
            "https://help.aliyun.com/zh/model-studio/error-code#token-limit"s}) {
        QCOMPARE(classifyUpstreamError(400, text).message, text);
    }
}

void UpstreamErrorTest::bounds_the_message()
{
    std::string text;
    while (text.size() < 100'000) {
        text += "寿命 ";
    }
    const UpstreamError error = classifyUpstreamError(400, text);
    QVERIFY(error.message.size() <= 2003);
    QVERIFY(error.message.ends_with("…"));
    QVERIFY(QString::fromStdString(error.message).toStdString() == error.message);
}

void UpstreamErrorTest::broken_utf8_becomes_valid_json()
{
    for (const std::string &body :
        {"\xFF\xFE bad \xE5\xAF"s, "{\"message\":\"a\xC3\x28 \xED\xA0\x80 b\",\"code\":\"x\xFF\"}"s}) {
        const std::string out = openAiErrorBody(classifyUpstreamError(400, body));
        boost::system::error_code failed;
        (void)boost::json::parse(out, failed);
        QVERIFY2(!failed, out.c_str());
    }
    UpstreamError error;
    error.message = "\xFF";
    QCOMPARE(openAiErrorBody(error),
        "{\"error\":{\"message\":\"\xEF\xBF\xBD\",\"type\":\"\",\"param\":null,\"code\":null}}"s);
}

void UpstreamErrorTest::tells_errors_in_ok_bodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("answer") << QByteArray(R"({"id":"x","choices":[],"code":"","message":""})") << 0;
    QTest::newRow("answer with error null") << QByteArray(R"({"choices":[],"error":null})") << 0;
    QTest::newRow("list") << QByteArray(R"({"data":[],"code":"x","message":"y"})") << 0;
    QTest::newRow("error") << QByteArray(R"({"error":{"message":"x"}})") << 500;
    QTest::newRow("error with type") << QByteArray(
        R"({"error":{"message":"x","type":"invalid_request_error"}})")
                                     << 400;
    QTest::newRow("quota") << QByteArray(
        R"({"code":"Throttling.AllocationQuota","message":"Allocated quota exceeded"})")
                           << 429;
    QTest::newRow("numeric") << QByteArray(R"({"object":"error","message":"x","code":404})") << 404;
    QTest::newRow("shape C") << QByteArray(R"({"errorType":"THROTTLING.x","message":null,"status":429})")
                             << 429;
    QTest::newRow("empty") << QByteArray() << 0;
    QTest::newRow("text") << QByteArray("error") << 0;
}

void UpstreamErrorTest::tells_errors_in_ok_bodies()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QCOMPARE(statusOfErrorInOkBody(body.toStdString()).value_or(0), status);
}

void UpstreamErrorTest::writes_openai_errors()
{
    const UpstreamError error = classifyUpstreamError(429, shapeB("Throttling", "say \\\"please\\\""));
    QCOMPARE(openAiErrorBody(error),
        R"({"error":{"message":"say \"please\"","type":"rate_limit_error","param":null,"code":"rate_limit_exceeded"}})"s);
}

QTEST_APPLESS_MAIN(UpstreamErrorTest)
#include "tst_upstreamerror.moc"
