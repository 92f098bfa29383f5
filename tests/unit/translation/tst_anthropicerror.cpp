#include "translation/anthropic/anthropicerror.h"

#include <QTest>

#include <boost/json.hpp>

#include <algorithm>

using namespace qiao::translation;
using namespace std::string_literals;

namespace {

std::string shapeA(const std::string &code, const std::string &message)
{
    return boost::json::serialize(
        boost::json::object{{"error", {{"code", code}, {"message", message}, {"type", "x_error"}}}});
}

struct Row
{
    const char *name;
    int status;
    std::string body;
    int clientStatus;
    std::string type;
    std::string message; ///< all of it
};

const std::vector<Row> rows{
    {"too long, DashScope", 400,
        shapeA("invalid_parameter_error",
            "<400> InternalError.Algo.InvalidParameter: Range of input length should be [1, 129024]"),
        400, "invalid_request_error", "prompt is too long: 131000 tokens > 129024 maximum"},
    {"too long, OpenAI", 400,
        shapeA("context_length_exceeded",
            "This model's maximum context length is 32,768 tokens. However, your messages resulted in 40001 "
            "tokens."),
        400, "invalid_request_error", "prompt is too long: 40001 tokens > 32768 maximum"},
    {"too long, Anthropic", 413, shapeA("x", "prompt is too long: 210000 tokens > 200000 maximum"), 400,
        "invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum"},
    {"too long, no limit told", 400, shapeA("context_length_exceeded", "the input is too long"), 400,
        "invalid_request_error", "prompt is too long: 131000 tokens > 100000 maximum"},
    {"too long with max_tokens, Anthropic", 400,
        shapeA("x",
            "input length and `max_tokens` exceed context limit: 150000 + 64000 > 200000, decrease input "
            "length or `max_tokens` and try again"),
        400, "invalid_request_error",
        "input length and `max_tokens` exceed context limit: 150000 + 64000 > 200000, decrease input length "
        "or "
        "`max_tokens` and try again"},
    {"too long with max_tokens, OpenAI", 400,
        shapeA("context_length_exceeded",
            "This model's maximum context length is 8192 tokens. However, you requested 10000 tokens (6000 "
            "in "
            "the messages, 4000 in the completion). Please reduce the length of the messages or completion."),
        400, "invalid_request_error",
        "input length and `max_tokens` exceed context limit: 6000 + 4000 > 8192, decrease input length or "
        "`max_tokens` and try again"},
    {"too long with max_tokens, vLLM", 400,
        shapeA("400",
            "'max_tokens' or 'max_completion_tokens' is too large: 64000. This model's maximum context "
            "length "
            "is 131072 tokens and your request has 100000 input tokens (64000 > 131072 - 100000)."),
        400, "invalid_request_error",
        "input length and `max_tokens` exceed context limit: 100000 + 64000 > 131072, decrease input length "
        "or "
        "`max_tokens` and try again"},
    {"too long, whatever max_tokens is", 400,
        shapeA("context_length_exceeded",
            "This model's maximum context length is 8192 tokens. However, you requested 13000 tokens (9000 "
            "in "
            "the messages, 4000 in the completion)."),
        400, "invalid_request_error", "prompt is too long: 9000 tokens > 8192 maximum"},
    {"max_tokens", 400, shapeA("InvalidParameter", "Range of max_tokens should be [1, 65536]"), 400,
        "invalid_request_error",
        "max_tokens: 65537 > 65536, which is the maximum allowed number of output tokens for this model"},
    {"parameter", 400,
        shapeA("invalid_parameter_error", "<400> InternalError.Algo.InvalidParameter: no such role"), 400,
        "invalid_request_error", "no such role"},
    {"filter", 400, shapeA("data_inspection_failed", "Input data may contain inappropriate content."), 400,
        "invalid_request_error",
        "The content was rejected by the provider's filter: Input data may contain inappropriate content."},
    {"unpaid", 400, shapeA("Arrearage", "Access denied, please make sure your account is in good standing."),
        429, "rate_limit_error", "Access denied, please make sure your account is in good standing."},
    {"quota", 403, shapeA("insufficient_quota", "You have reached your limit."), 429, "rate_limit_error",
        "You have reached your limit."},
    {"payment", 402, shapeA("x", "Insufficient balance"), 402, "billing_error", "Insufficient balance"},
    {"key", 401, shapeA("invalid_api_key", "Incorrect API key provided."), 401, "authentication_error",
        "Incorrect API key provided."},
    {"denied", 403, shapeA("Model.AccessDenied", "Model access denied."), 403, "permission_error",
        "Model access denied."},
    {"model", 404, shapeA("model_not_found", "The model `qwen9` does not exist."), 404, "not_found_error",
        "model: qwen9"},
    {"model without its name", 404, shapeA("ModelNotFound", "Model not exist."), 404, "not_found_error",
        "Model not exist."},
    {"large", 413, "", 413, "request_too_large",
        "The service refused the request without saying why (status 413)."},
    {"throttled", 429, shapeA("Throttling.RateQuota", "Requests rate limit exceeded."), 429,
        "rate_limit_error", "Requests rate limit exceeded."},
    {"server", 500, shapeA("InternalError", "internal error"), 500, "api_error", "internal error"},
    {"gateway", 502, "", 502, "api_error",
        "The service refused the request without saying why (status 502)."},
    {"busy", 503, shapeA("ServiceUnavailable", "Too busy."), 503, "overloaded_error", "Too busy."},
    {"overloaded", 529, shapeA("x", "Overloaded"), 529, "overloaded_error", "Overloaded"},
    {"late", 504, shapeA("x", "stream timeout"), 504, "timeout_error",
        "The service took too long (504: stream timeout). Contexts of 130,000 to 150,000 tokens and more are "
        "the usual cause: shorten or compact the conversation, then try again."},
    {"teapot", 418, "I'm a teapot", 418, "invalid_request_error", "I'm a teapot"},
};

const ErrorContext context{.requestBytes = 400'000, .promptTokens = 131'000, .contextTokens = 100'000};

/// What Claude Code 2.1.330 takes for a context overflow, wherever it stands.
constexpr const char *overflowPhrases[] = {"prompt is too long", "input is too long for requested model",
    "maximum context length", "context_length_exceeded", "exceeds the context window",
    "range of input length should be", "tokens in request more than max tokens allowed",
    "exceeds the available context size", "input token length too long", "maximum prompt length",
    "reduce the length of the messages", "but model only supports up to"};

} // namespace

class AnthropicErrorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void says_what_the_table_says_data();
    void says_what_the_table_says();
    void every_status_has_a_type();
    void only_an_overflow_reads_like_one_data() { says_what_the_table_says_data(); }
    void only_an_overflow_reads_like_one();
    void counts_at_least_one_token_more_than_fits();
    void believes_the_service_before_the_count_before_the_estimate();
    void an_overflow_of_unknown_size_still_reads_like_one();
    void the_other_api_is_told_the_same_numbers();
    void names_the_request_where_there_is_one();
    void a_lost_thread_is_told_in_the_details();
    void broken_utf8_becomes_valid_json();
};

void AnthropicErrorTest::says_what_the_table_says_data()
{
    QTest::addColumn<int>("row");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        QTest::newRow(rows[i].name) << static_cast<int>(i);
    }
}

void AnthropicErrorTest::says_what_the_table_says()
{
    QFETCH(int, row);
    const Row &expected = rows[static_cast<std::size_t>(row)];
    const UpstreamError error = classifyUpstreamError(expected.status, expected.body, {}, context);
    QCOMPARE(error.status, expected.clientStatus);
    QCOMPARE(anthropicErrorType(error.status), expected.type);
    QCOMPARE(anthropicErrorMessage(error), expected.message);
    const boost::json::value body = boost::json::parse(anthropicErrorBody(error, {}));
    const boost::json::value wanted{
        {"type", "error"}, {"error", {{"type", expected.type}, {"message", expected.message}}}};
    QVERIFY(body == wanted);
}

void AnthropicErrorTest::every_status_has_a_type()
{
    for (int status = 400; status < 600; ++status) {
        QVERIFY(anthropicErrorType(status).ends_with("_error") || status == 413);
    }
    QCOMPARE(anthropicErrorType(422), "invalid_request_error"s);
    QCOMPARE(anthropicErrorType(408), "timeout_error"s);
    QCOMPARE(anthropicErrorType(501), "api_error"s);
    QCOMPARE(anthropicErrorType(0), "api_error"s);
}

void AnthropicErrorTest::only_an_overflow_reads_like_one()
{
    QFETCH(int, row);
    const Row &expected = rows[static_cast<std::size_t>(row)];
    const UpstreamError error = classifyUpstreamError(expected.status, expected.body, {}, context);
    std::string message = anthropicErrorMessage(error);
    std::transform(message.begin(), message.end(), message.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const bool reads = std::any_of(std::begin(overflowPhrases), std::end(overflowPhrases),
        [&message](const char *phrase) { return message.find(phrase) != std::string::npos; });
    QCOMPARE(reads, error.overflow && error.overflow->output == 0);
}

void AnthropicErrorTest::counts_at_least_one_token_more_than_fits()
{
    const UpstreamError error =
        classifyUpstreamError(400, shapeA("x", "Range of input length should be [1, 129024]"), {},
            {.requestBytes = 10, .promptTokens = 90'000});
    QVERIFY((error.overflow == ContextOverflow{129'025, 129'024}));
}

void AnthropicErrorTest::believes_the_service_before_the_count_before_the_estimate()
{
    const auto tokens = [](const std::string &message, const ErrorContext &known) {
        return classifyUpstreamError(400, shapeA("x", message), {}, known).overflow->tokens;
    };
    const auto known = "maximum context length is 1000 tokens. However, you requested 1500 tokens"s;
    const auto unknown = "Range of input length should be [1, 1000]"s;
    QCOMPARE(tokens(known, {.requestBytes = 8000, .promptTokens = 1800}), 1500);
    QCOMPARE(tokens(unknown, {.requestBytes = 8000, .promptTokens = 1800}), 1800);
    QCOMPARE(tokens(unknown, {.requestBytes = 8000}), 2000);
}

void AnthropicErrorTest::an_overflow_of_unknown_size_still_reads_like_one()
{
    const UpstreamError error =
        classifyUpstreamError(400, shapeA("context_length_exceeded", "the input does not fit"));
    QVERIFY(!error.overflow);
    QCOMPARE(anthropicErrorMessage(error), "prompt is too long: the input does not fit"s);
}

void AnthropicErrorTest::the_other_api_is_told_the_same_numbers()
{
    const auto message = [](const std::string &said) {
        return classifyUpstreamError(400, shapeA("x", said), {}, context).message;
    };
    QCOMPARE(message("Range of input length should be [1, 129024]"),
        "This model's maximum context length is 129024 tokens. However, your messages resulted in 131000 "
        "tokens."s);
    QCOMPARE(message("input length and `max_tokens` exceed context limit: 150000 + 64000 > 200000"),
        "This model's maximum context length is 200000 tokens. However, you requested 214000 tokens (150000 "
        "in the messages, 64000 in the completion)."s);
}

void AnthropicErrorTest::names_the_request_where_there_is_one()
{
    QCOMPARE(anthropicErrorBody(classifyUpstreamError(500, "no"), "req_1"),
        R"({"type":"error","error":{"type":"api_error","message":"no"},"request_id":"req_1"})"s);
}

void AnthropicErrorTest::a_lost_thread_is_told_in_the_details()
{
    UpstreamError error;
    error.status = 400;
    error.code = "thread_not_found";
    error.message = "no";
    QCOMPARE(anthropicErrorBody(error, {}),
        R"({"type":"error","error":{"type":"invalid_request_error","message":"no",)"
        R"("details":{"error_code":"thread_not_found"}}})"s);
}

void AnthropicErrorTest::broken_utf8_becomes_valid_json()
{
    UpstreamError error;
    error.message = "\xFF \"";
    QCOMPARE(anthropicErrorBody(error, {}),
        "{\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"\xEF\xBF\xBD \\\"\"}}"s);
}

QTEST_APPLESS_MAIN(AnthropicErrorTest)
#include "tst_anthropicerror.moc"
