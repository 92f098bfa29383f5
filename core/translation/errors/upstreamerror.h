#pragma once

#include "translation/errors/resettime.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qiao::translation {

/// How far a request is over what its model takes, in tokens.
struct ContextOverflow
{
    std::int64_t tokens = 0; ///< always above limit
    std::int64_t limit = 0;
    /// How many of the tokens are the request's max_tokens; 0 = the prompt alone is too long.
    std::int64_t output = 0;

    bool operator==(const ContextOverflow &) const = default;
};

/// A refusal by the service, classed by what the caller can do, in words for a client of the OpenAI API.
struct UpstreamError
{
    enum class Kind {
        Transient, ///< may work later
        Unauthorized, ///< the token or key was not accepted
        QuotaExhausted, ///< a plan, a daily or a free quota is used up
        ContextTooLong, ///< the request does not fit the model
        GatewayTimeout, ///< 504: on the portal mostly a context of 130,000 tokens and more
        Rejected, ///< the request itself is refused
    };

    /// What else is refused: what the next request of the account may expect.
    enum class Concern {
        Request, ///< this request alone; or the service fails, whoever asks
        Model, ///< one model; the account serves others
        RequestRate, ///< too many requests in a short time: over in seconds
        TokenRate, ///< tokens a minute, or too many requests at one time: over in a minute
        HourQuota, ///< a window of some hours
        DayQuota,
        WeekQuota,
        MonthQuota,
        Quota, ///< an allowance whose end is not told
        Account, ///< the key, the plan or the payment: only the user can mend it
    };

    Kind kind = Kind::Rejected;
    Concern concern = Concern::Request;
    int status = 500; ///< what the client gets
    std::string type; ///< OpenAI error.type
    std::string code; ///< OpenAI error.code; empty = null
    std::string message; ///< the service's own words, internal ids stripped; never empty
    std::optional<std::chrono::seconds> retryAfter;
    bool retryHelps = true; ///< false becomes x-should-retry: false
    std::optional<ResetTime> resetsAt; ///< of a quota, where the text tells
    std::optional<ContextOverflow> overflow = {}; ///< with ContextTooLong, where the limit is known

    bool operator==(const UpstreamError &) const = default;
};

/// What classify() has to know beside the answer.
struct ErrorContext
{
    /// Bytes of the request's body, for an estimate of its tokens where the service names none.
    std::size_t requestBytes = 0;
    /// The request's tokens as they were counted here; better than the estimate, the service's own number
    /// is better still.
    std::optional<std::int64_t> promptTokens = {};
    /// What the model takes, where the service does not say.
    std::optional<std::int64_t> contextTokens = {};
};

/// Classes an error answer of the service by one table: body shapes A to E (OpenAI-like, DashScope's
/// {code, message}, {errorType, …}, an SSE error frame's data, an empty body).
[[nodiscard]] UpstreamError classifyUpstreamError(int status, std::string_view body,
    std::optional<std::chrono::seconds> retryAfter = {}, const ErrorContext &context = {});

/// Whether a 200 answer's JSON body is an error all the same ({"error": …}, {"code", "message"} without
/// choices); the status it should have had.
[[nodiscard]] std::optional<int> statusOfErrorInOkBody(std::string_view body);

/// {"error":{"message","type","param":null,"code"}}
[[nodiscard]] std::string openAiErrorBody(const UpstreamError &error);

} // namespace qiao::translation
