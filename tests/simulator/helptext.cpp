#include "simulator/behaviourjson.h"
#include "simulator/commandline.h"
#include "simulator/errortable.h"
#include "simulator/planhosts.h"

namespace qiao::simulator {

namespace {

constexpr auto beforeLists =
    R"(qiao-simulator: the Qwen service on this machine, for tests, demos and client authors.

Usage: qiao-simulator [options]

  --port N                    listen on this port of 127.0.0.1 (0, the default: any free one; it is printed)
  --host ADDRESS              127.0.0.1 or localhost, nothing else: there is no protection
  --api-key KEY               a key that both APIs accept (may be repeated)
  --plan-key HOST=KEY         a key that belongs to one plan's host (may be repeated), see PLANS
  The simulator stands in for the hosts of all plans (listed at the end): a program that sends what is meant for
  https://HOST/PATH to http://127.0.0.1:PORT/HOST/PATH (Qiao with QIAO_PLANS_URL=http://127.0.0.1:PORT) meets each
  plan's own models and refusals. A key opens the one host that it was given to with --plan-key or the control
  endpoint; the model lists of ModelScope and OpenRouter are there for anybody. The journal names the host.

WHAT IT SAYS WITHOUT A SCRIPT
  "You said: <the last user text>", a word a chunk. If the request has tools and the text says "use the tool",
  it calls the first one, with "use all tools" every one, interleaved; tool_choice is obeyed. After a message of
  role tool: "The tool said: <its content>". Images: "I see 1 image. …", and the journal lists them. A
  response_format of json_schema or json_object is answered with a document that fits. Reasoning comes with
  enable_thinking, reasoning_effort or a model that always thinks (qwq-*). Tokens are counted roughly; the usage
  chunk comes with stream_options.include_usage. Rules: developer role, stream-only models, max_tokens,
  context length, forced tools while thinking and json_object without the word json are refused with 400.

ITS OWN ANTHROPIC API
  POST /apps/anthropic/v1/messages (and on the hosts of all plans but ModelScope and OpenRouter) answers the same in
  Anthropic's form, streaming or not; the key comes as a Bearer token or in X-Api-Key. All scripts below work there
  too, with errors in Anthropic's shape. Its rules are strict: roles but user and assistant, thinking but enabled and
  disabled, a budget that is not below max_tokens, more than four cache markers, fields, blocks and tools that are
  not published, empty texts, and calls without their results are refused with 400, deepseek-v3.2 is not served.

CONTROL (never in the journal, never scripted)
  POST   /__simulator/script           add a behaviour or a list of them (the body)
  DELETE /__simulator/script           forget those that wait
  GET    /__simulator/requests         what came in: method, target, host (of a plan), headers in order, body
                                       (bodyBase64: exactly the bytes; text: where it is UTF-8), images, status,
                                       outcome (running, answered, aborted, broken), waiting, chunksSent, bytesSent
                                       (taken by the operating system). ?path=END  ?after=ID  ?bodies=none
  POST   /__simulator/release          let held and stalled answers go on
  POST   /__simulator/reset            forget script, journal and counters; release
  GET    /__simulator/state            port, requests, activeStreams, connections, scriptSize, refreshCount,
                                       refusedRefreshCount
  GET    /__simulator/errors           all named errors with status and body
  POST   /__simulator/tokens           a new sign-in, in the format of oauth_creds.json
  POST   /__simulator/expire-tokens    access tokens so far answer 401 from now on
  POST   /__simulator/revoke-refresh-tokens
  POST   /__simulator/api-key          accept one more key (the body)
  POST   /__simulator/plan-key         a key that belongs to one plan's host (the body: HOST KEY)
  POST   /__simulator/device-flow      how sign-ins go from now on, all keys optional: {"outcome": "approved" |
                                       "denied" | "expired" | "unknown" (401) | "manual", "pendingPolls": 1,
                                       "slowDownPolls": 0, "slowDownStatus": 429 | 400, "expiresIn": 900,
                                       "interval": seconds (left out: the answer has none), "verificationUri":
                                       an address in the place of /authorize}
  POST   /__simulator/device-decision  the user approves: {"userCode": "…", "outcome": "approved" | "denied" | …};
                                       without a code all are meant, without a body all are approved

SCRIPTS
  A behaviour is a JSON object; a script is one or a list. Each request takes the first one that matches it and
  uses it up. All keys are optional: {} answers as usual. Times are milliseconds.

  which    "match": {"path", "method", "bodyContains", "authorizationContains"}   path: the end of the path, or a
           pattern with *; without one only what asks a model matches, "*" matches all.   "times": 3 (0: for ever)
  answer   "error": NAME   "as": "status" | "stream-event" | "stream-data" | "finish" | "json-200"
           "afterChunks": content chunks before an error in a stream
           "status", "headers": {…}, "body": text or JSON     a literal answer (a redirect: status 302 and Location)
           "events": ["data: …\n\n", …]                       a literal stream, each piece sent as it is
           "text", "reasoning", "toolCalls": [{"name", "arguments", "id"}], "finish", "retryAfter": seconds
           "usage": {"promptTokens", "completionTokens", "cachedTokens", "cacheCreationTokens", "reasoningTokens"}
  pace     "chunks": how many   "chunkChars": characters in each   "chunkDelay"
           "fillBytes": that many bytes of content as fast as they are taken (-1: without end)
  faults   "delayHead"   "delayFirstEvent"   "holdHead": true   "stallAfterChunks"   "breakAfterChunks"
           "breakAfterBytes" (of the body)   "breakWith": "fin" | "rst"   "closeWithoutAnswer": true
           "closeAfterAnswer": true   "garbage": bytes instead of HTTP   "quirks": [NAME, …]
  What is held or stalled goes on after POST /__simulator/release. Chunks are counted as events of the stream, the
  first one (the role) included; the body of a plain answer is one chunk.

  {"error": "throttle-rate", "retryAfter": 2}                          429, then fine
  {"error": "invalid-token"}                                           401, then fine
  {"error": "quota-tpm-flat", "as": "stream-event", "afterChunks": 2}  an error inside a 200 stream
  {"match": {"path": "/oauth2/token"}, "delayHead": 3000}              a slow token endpoint
  {"text": "Hello there", "breakAfterChunks": 2, "breakWith": "rst"}   the connection breaks in the middle
  {"match": {"path": "/oauth2/token"}, "status": 429, "retryAfter": 3} a throttled poll; so with "error": "500",
       "garbage", "closeWithoutAnswer", "body": {"status": "pending"}; "/device/code" for the first request
  {"chunks": 200, "chunkDelay": 10}                                    200 chunks in 2 seconds
  {"toolCalls": [{"name": "a", "arguments": {"x": 1}}, {"name": "b"}], "quirks": ["no-tool-index"]}
)";

} // namespace

QByteArray helpText()
{
    QByteArray text = beforeLists;
    text += "\nQUIRKS\n ";
    for (const QByteArray &name : quirkNames()) {
        text += ' ' + name;
    }
    text += "\n\nPLAN HOSTS\n";
    for (const QByteArray &host : planHostNames()) {
        text += "  " + host + '\n';
    }
    text += "\nERRORS\n";
    for (const NamedError &error : namedErrors()) {
        const QByteArray words = *error.message == '\0' ? QByteArray(error.code) : QByteArray(error.message);
        text += "  " + QByteArray(error.name).leftJustified(22) + QByteArray::number(error.status) + "  "
            + words.left(80) + '\n';
    }
    return text;
}

} // namespace qiao::simulator
