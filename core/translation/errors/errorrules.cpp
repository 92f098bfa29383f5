#include "translation/errors/errorrules.h"

#include "translation/errors/errormessage.h"

#include <array>

namespace qiao::translation {

namespace {

using Kind = UpstreamError::Kind;
using Concern = UpstreamError::Concern;

constexpr std::string_view badRequest = "invalid_request_error";
constexpr std::string_view rateLimit = "rate_limit_error";
constexpr std::string_view quota = "insufficient_quota";
constexpr std::string_view serverError = "server_error";

// Order matters: DashScope reports throttling by the minute with the code of a used-up plan
// (insufficient_quota, Throttling.AllocationQuota); only the text tells them apart.
constexpr ErrorRule rules[] = {
    {0, 599, "context_length_exceeded",
        "range of input length should be|maximum context length|context_length_exceeded|prompt is too long"
        "|input is too long|exceeds the context window|tokens in request more than max tokens allowed"
        "|exceeds the available context size|input token length too long|maximum prompt length"
        "|reduce the length of the messages|but model only supports up to|exceed context limit:",
        Kind::ContextTooLong, Concern::Request, 400, badRequest, "context_length_exceeded", false},
    {0, 499, "arrearage", "overdue-payment|account is in good standing|account*arrears", Kind::QuotaExhausted,
        Concern::Account, 429, quota, quota, false},
    {401, 401, "", "", Kind::Unauthorized, Concern::Account, 401, badRequest, "invalid_api_key", false},
    {0, 403, "invalidapikey|invalid_api_key|invalid-api-key", "invalid api-key|invalid api key",
        Kind::Unauthorized, Concern::Account, 0, badRequest, "invalid_api_key", false},
    {0, 499, "", "concurrency allocated quota exceeded|usage allocated quota exceeded", Kind::Transient,
        Concern::TokenRate, 429, rateLimit, "rate_limit_exceeded", true},
    // DashScope gives every model a free quota of its own
    {0, 499, "*freetieronly", "free tier*model*exhausted", Kind::QuotaExhausted, Concern::Model, 429, quota,
        quota, false},
    {0, 499, "", "hour allocated quota exceeded|hourly allocated quota exceeded", Kind::QuotaExhausted,
        Concern::HourQuota, 429, quota, quota, false},
    {0, 499, "", "day allocated quota exceeded|daily allocated quota exceeded", Kind::QuotaExhausted,
        Concern::DayQuota, 429, quota, quota, false},
    {0, 499, "", "week allocated quota exceeded|weekly allocated quota exceeded", Kind::QuotaExhausted,
        Concern::WeekQuota, 429, quota, quota, false},
    {0, 499, "", "month allocated quota exceeded|monthly allocated quota exceeded", Kind::QuotaExhausted,
        Concern::MonthQuota, 429, quota, quota, false},
    {0, 499, "quota_exceeded|quotaexceeded",
        "free allocated quota exceeded|quota has been exhausted|quota*exhausted|quota*will reset"
        "|quota*reset at|free tier*exhausted|free quota*used up",
        Kind::QuotaExhausted, Concern::Quota, 429, quota, quota, false},
    {403, 403, "insufficient_quota|*quota*", "quota*exceeded|exceeded*quota|insufficient*quota",
        Kind::QuotaExhausted, Concern::Quota, 429, quota, quota, false},
    {0, 499, "throttling.ratequota|throttling.burstrate|*qps*|limit_requests",
        "request rate increased too quickly", Kind::Transient, Concern::RequestRate, 429, rateLimit,
        "rate_limit_exceeded", true},
    {0, 499, "throttling.allocationquota|insufficient_quota",
        "allocated quota exceeded|exceeded your current quota", Kind::Transient, Concern::TokenRate, 429,
        rateLimit, "rate_limit_exceeded", true},
    {429, 429, "", "", Kind::Transient, Concern::RequestRate, 429, rateLimit, "rate_limit_exceeded", true},
    {0, 499, "throttling*|rate_limit*|toomanyrequests", "", Kind::Transient, Concern::RequestRate, 429,
        rateLimit, "rate_limit_exceeded", true},
    {0, 499, "data_inspection_failed|datainspectionfailed|content_filter*|*.datainspection*",
        "may contain inappropriate content", Kind::Rejected, Concern::Request, 400, badRequest,
        "content_filter", false},
    {403, 403, "model.accessdenied", "", Kind::Rejected, Concern::Model, 403, "permission_error",
        keepsOwnCode, false},
    {403, 403, "accessdenied|accessdenied.*|access_denied", "", Kind::Rejected, Concern::Account, 403,
        "permission_error", keepsOwnCode, false},
    {403, 403, "", "", Kind::Rejected, Concern::Request, 403, "permission_error", keepsOwnCode, false},
    {402, 402, "", "", Kind::Rejected, Concern::Account, 402, badRequest, keepsOwnCode, false},
    {404, 404, "model_not_found|modelnotfound|model.notfound",
        "model*not found|model*does not exist|model*not exist", Kind::Rejected, Concern::Model, 404,
        badRequest, "model_not_found", false},
    {300, 399, "", "", Kind::Rejected, Concern::Request, 502, serverError, "", false},
    {408, 409, "", "", Kind::Transient, Concern::Request, 0, badRequest, keepsOwnCode, true},
    {400, 499, "", "", Kind::Rejected, Concern::Request, 0, badRequest, keepsOwnCode, false},
    {508, 508, "", "", Kind::Rejected, Concern::Request, 508, badRequest, keepsOwnCode, false}, // a loop
    {504, 504, "", "", Kind::GatewayTimeout, Concern::Request, 504, serverError, keepsOwnCode, true},
    {500, 599, "", "", Kind::Transient, Concern::Request, 0, serverError, keepsOwnCode, true},
};

// An error without a status, or what is none at all: a number beyond 599.
constexpr ErrorRule fallback{
    0, 999, "", "", Kind::Transient, Concern::Request, 0, serverError, keepsOwnCode, true};

struct StatusOfCode
{
    std::string_view codes;
    int status;
};

constexpr StatusOfCode statuses[] = {
    // Anthropic's own types, https://docs.anthropic.com/en/api/errors
    {"overloaded_error", 529},
    {"request_too_large", 413},
    {"billing_error", 402},
    {"api_error", 500},
    {"invalidapikey|invalid_api_key|invalid-api-key|authentication_error|unauthorized", 401},
    {"accessdenied*|model.accessdenied|permission_error|*freetieronly", 403},
    {"model_not_found|modelnotfound|not_found_error", 404},
    {"throttling*|limit_requests|rate_limit*|insufficient_quota|quota_exceeded|toomanyrequests", 429},
    {"invalidparameter*|invalid_parameter*|invalid_request*|badrequest*|arrearage|data_inspection_failed"
     "|datainspectionfailed|context_length_exceeded|invalidurl|unsupported*",
        400},
    {"requesttimeout*|gatewaytimeout*|timeout_error", 504},
    {"serviceunavailable*|service_unavailable*|modelservingerror|modelunavailable|overloaded*", 503},
};

/// Whether the pieces of \a pattern between its '*' occur in \a text in their order; \a whole ties the
/// first and the last piece to the ends of the text.
bool occurs(std::string_view pattern, std::string_view text, bool whole)
{
    bool first = true;
    while (true) {
        const std::size_t star = pattern.find('*');
        const std::string_view piece = pattern.substr(0, star);
        const bool last = star == std::string_view::npos;
        if (whole && last) {
            return first ? text == piece : text.ends_with(piece);
        }
        const std::size_t at = text.find(piece);
        if (at == std::string_view::npos || (whole && first && at != 0)) {
            return false;
        }
        if (last) {
            return true;
        }
        text.remove_prefix(at + piece.size());
        pattern.remove_prefix(star + 1);
        first = false;
    }
}

bool anyOccurs(std::string_view patterns, std::string_view text, bool whole)
{
    while (!patterns.empty() && !text.empty()) {
        const std::size_t bar = patterns.find('|');
        if (occurs(patterns.substr(0, bar), text, whole)) {
            return true;
        }
        patterns = bar == std::string_view::npos ? std::string_view() : patterns.substr(bar + 1);
    }
    return false;
}

} // namespace

const ErrorRule &errorRuleFor(int status, const ErrorShape &shape)
{
    const std::string code = lowered(shape.code);
    const std::string type = lowered(shape.type);
    // A page of HTML is decoration; phrases in it say nothing about the request.
    const std::string text = shape.form == ErrorShape::Form::Html ? std::string() : lowered(shape.message);
    for (const ErrorRule &rule : rules) {
        if (status < rule.fromStatus || status > rule.toStatus) {
            continue;
        }
        if ((rule.codes.empty() && rule.texts.empty()) || anyOccurs(rule.codes, code, true)
            || anyOccurs(rule.codes, type, true) || anyOccurs(rule.texts, text, false)) {
            return rule;
        }
    }
    return fallback;
}

int statusMeantBy(const ErrorShape &shape)
{
    if (shape.status) {
        return *shape.status;
    }
    for (const std::string &name : {lowered(shape.code), lowered(shape.type)}) {
        for (const StatusOfCode &row : statuses) {
            if (anyOccurs(row.codes, name, true)) {
                return row.status;
            }
        }
    }
    return 0;
}

} // namespace qiao::translation
