#pragma once

#include <qiao/requestrow.h>

#include <QJsonObject>

namespace qiao {

/// A request as programs are told of it: over the local socket and by every --json. The path goes without its
/// query. Times are UTC, durations milliseconds, costs whole units of their currency; null is what a request
/// does not have. Texts are cut after 1000 characters, changes after 20. Pure.
///
///   {id, started_at, phase (waiting, streaming, ended), api (openai, anthropic), method, path, model_asked,
///   model_used, account, client, client_key, stream, status, usage {prompt_tokens, completion_tokens,
///   total_tokens, cached_tokens, cache_creation_tokens, reasoning_tokens}, prompt_estimate {tokens, exact},
///   output {text, reasoning, tool_arguments}, on_plan, cost {currency (CNY, USD), amount}, duration_ms,
///   queue_ms, connect_ms, time_to_first_token_ms, tokens_per_second, changes [sentence…], warning, error,
///   error_class}
///
/// usage is what the service said; prompt_estimate and output were counted here.
[[nodiscard]] QJsonObject requestJson(const RequestRow &row);

/// The row that requestJson() made \a object of; members that are missing or make no sense stay as they are
/// in a RequestRow.
[[nodiscard]] RequestRow requestFromJson(const QJsonObject &object);

} // namespace qiao
