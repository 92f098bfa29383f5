#pragma once

#include "translation/upstreamerror.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qiao::translation {

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
    /// Appends a sign of life that clients ignore.
    virtual void ping(std::string &out) const = 0;

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

} // namespace qiao::translation
