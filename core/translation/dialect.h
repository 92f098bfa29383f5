#pragma once

#include "translation/errors/upstreamerror.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qiao::translation {

/// The API that a client speaks.
enum class Dialect {
    OpenAi,
    Anthropic,
};

/// Token counts as the service reported them (OpenAI's usage object with DashScope's extensions).
struct Usage
{
    std::int64_t promptTokens = 0;
    std::int64_t completionTokens = 0;
    std::int64_t totalTokens = 0;
    std::int64_t cachedTokens = 0;
    std::int64_t cacheCreationTokens = 0;
    std::int64_t reasoningTokens = 0;

    bool operator==(const Usage &) const = default;
};

/// What a model said, by kind, in the order in which it came: for counting its tokens. Whoever reads it takes
/// what is there and clears it.
struct OutputText
{
    std::string text;
    std::string reasoning;
    std::string toolArguments; ///< names of tools too
};

/// One thing that was changed on the way, for the list that each exchange keeps.
struct Change
{
    std::string what; ///< for example "model: gpt-4o → coder-model"
    std::string why; ///< one clause, for example "a Qwen sign-in serves this model"

    bool operator==(const Change &) const = default;
};

/// Turns the service's chat stream into the bytes that one client reads. Each dialect has one. Fed with
/// bytes at any split; one event is never held back for the next.
class StreamTranslator
{
public:
    virtual ~StreamTranslator() = default;

    /// Appends to \a out what the client gets for \a bytes. Stops at an error inside the stream: failure()
    /// then tells it, nothing of the error has been written, and further bytes are ignored.
    virtual void feed(std::string_view bytes, std::string &out) = 0;
    /// The service ended the body cleanly: appends what a proper ending still lacks. May set failure()
    /// when there was nothing at all to end.
    virtual void finish(std::string &out) = 0;
    /// Appends the error event that ends a stream whose status is already sent.
    virtual void fail(const UpstreamError &error, std::string &out) const = 0;
    /// Appends a sign of life that clients ignore. Commits the answer like any other bytes.
    virtual void ping(std::string &out) = 0;
    /// From now on what the model says is appended to \a output too, for counting it; whoever counts takes it
    /// out again. \a output must outlive this. Call before the first feed().
    virtual void countInto(OutputText *output) = 0;
    /// Clients of this dialect want a sign of life from the first second on.
    [[nodiscard]] virtual bool pingsEarly() const { return false; }

    [[nodiscard]] virtual const std::optional<UpstreamError> &failure() const = 0;
    /// The last usage seen; absent until then.
    [[nodiscard]] virtual const std::optional<Usage> &usage() const = 0;
    /// True once a token (text, reasoning, tool arguments) went to the client.
    [[nodiscard]] virtual bool sawToken() const = 0;
    /// True once the stream's proper end ([DONE]) was written.
    [[nodiscard]] virtual bool ended() const = 0;
    /// What was mended so far.
    [[nodiscard]] virtual const std::vector<Change> &changes() const = 0;
};

/// Turns the service's answer, a stream or one document, into the one document that a client asked for.
class WholeTranslator
{
public:
    virtual ~WholeTranslator() = default;

    /// Takes bytes at any split; ignored after an error or the stream's end.
    virtual void feed(std::string_view bytes) = 0;
    /// The service ended the body cleanly. Sets failure() when there was no answer.
    virtual void finish() = 0;

    /// The answer, after finish() without failure(); empty until then.
    [[nodiscard]] virtual const std::string &body() const = 0;
    [[nodiscard]] virtual const std::optional<UpstreamError> &failure() const = 0;
    [[nodiscard]] virtual const std::optional<Usage> &usage() const = 0;
    [[nodiscard]] virtual bool sawToken() const = 0;
    [[nodiscard]] virtual const std::vector<Change> &changes() const = 0;
};

/// What the translation of one answer has to know that neither the request nor the answer says.
struct AnswerContext
{
    /// Varies the ids that have to be made up; best a different number for each exchange.
    std::uint64_t idSeed = 0;
    ErrorContext error = {};
    /// Anthropic's id of the message ("msg_…"): never used twice, clients merge messages of one id.
    std::string messageId = {};
    /// The request's id as the client was told it in the header, for Anthropic's error events; may be empty.
    std::string requestId = {};
    /// The request's tokens as they were counted here, for the start of an Anthropic stream; 0 = not counted.
    std::int64_t promptTokens = 0;
};

/// How the service's answer to one prepared request becomes the client's.
class AnswerTranslation
{
public:
    virtual ~AnswerTranslation() = default;

    [[nodiscard]] virtual std::unique_ptr<StreamTranslator> stream(const AnswerContext &context) const = 0;
    [[nodiscard]] virtual std::unique_ptr<WholeTranslator> whole(const AnswerContext &context) const = 0;
};

} // namespace qiao::translation
