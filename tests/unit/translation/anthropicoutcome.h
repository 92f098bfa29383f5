#pragma once

#include "streamfixtures.h"
#include "streamoutcome.h"

#include "translation/anthropic/anthropicanswer.h"

#include <string>
#include <vector>

/// What tests of Anthropic's answers share: a fixture's options, and what comes of its stream.
struct AnthropicCase
{
    qiao::translation::AnthropicAnswerOptions options;
    qiao::translation::AnswerContext context;
};

inline AnthropicCase anthropicCase(const boost::json::object &options)
{
    AnthropicCase test{{.model = "claude-sonnet-5-5"}, {.messageId = "msg_1", .promptTokens = 10}};
    if (const auto *seed = options.if_contains("idSeed")) {
        test.context.idSeed = seed->to_number<std::uint64_t>();
    }
    if (const auto *tokens = options.if_contains("promptTokens")) {
        test.context.promptTokens = tokens->to_number<std::int64_t>();
    }
    if (const auto *prefill = options.if_contains("prefill")) {
        test.options.prefill = prefill->as_string();
    }
    if (const auto *sequences = options.if_contains("stopSequences")) {
        for (const boost::json::value &sequence : sequences->as_array()) {
            test.options.stopSequences.emplace_back(sequence.as_string());
        }
    }
    if (const auto *names = options.if_contains("toolNames")) {
        for (const boost::json::value &pair : names->as_array()) {
            test.options.toolNames.emplace_back(pair.at(0).as_string(), pair.at(1).as_string());
        }
    }
    return test;
}

/// What a client gets, and what is said beside it.
struct AnthropicOutcome
{
    std::string out;
    boost::json::object rest;

    bool operator==(const AnthropicOutcome &) const = default;
};

inline AnthropicOutcome streamed(const std::vector<std::string> &pieces, const AnthropicCase &test)
{
    const auto stream = qiao::translation::anthropicAnswer(test.options)->stream(test.context);
    AnthropicOutcome outcome;
    for (const std::string &piece : pieces) {
        // A copy that dies at once: nothing may be kept from a feed.
        const auto bytes = std::make_unique<std::string>(piece);
        stream->feed(*bytes, outcome.out);
    }
    stream->finish(outcome.out);
    outcome.rest = outcomeOf(stream->failure(), stream->usage(), stream->sawToken(), stream->changes());
    outcome.rest["ended"] = stream->ended();
    return outcome;
}

inline AnthropicOutcome aggregated(const std::vector<std::string> &pieces, const AnthropicCase &test)
{
    const auto whole = qiao::translation::anthropicAnswer(test.options)->whole(test.context);
    for (const std::string &piece : pieces) {
        const auto bytes = std::make_unique<std::string>(piece);
        whole->feed(*bytes);
    }
    whole->finish();
    return {whole->body(), outcomeOf(whole->failure(), whole->usage(), whole->sawToken(), whole->changes())};
}
