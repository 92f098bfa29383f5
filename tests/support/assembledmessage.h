#pragma once

#include "translation/json/rawjson.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace qiao::test {

/// A message as clients hold it: put together from a stream's events, or read from a whole answer.
struct AssembledMessage
{
    struct Block
    {
        std::string type;
        std::string text; ///< of text and thinking
        std::string signature;
        std::string id;
        std::string name;
        std::string input; ///< JSON text; of what is no object, the text after "unparsed:"

        bool operator==(const Block &) const = default;
    };

    std::string id;
    std::string model;
    std::vector<Block> content;
    std::string stopReason;
    std::string stopSequence;
    std::map<std::string, std::int64_t> usage;

    bool operator==(const AssembledMessage &) const = default;
};

/// Reads the body of a whole answer; \a error then tells what a message may not be.
[[nodiscard]] AssembledMessage readWholeMessage(std::string_view body, std::string &error);

/// The input that the pieces of its JSON text make.
[[nodiscard]] std::string inputOfPieces(const std::string &text);
/// Empty when \a object has no usage of the shape that clients need.
[[nodiscard]] std::map<std::string, std::int64_t> usageOf(const translation::RawJson::Value &object);
[[nodiscard]] bool isAnthropicId(const std::string &id);
/// Whether a tool_use block says that the model itself calls.
[[nodiscard]] bool isDirectCall(const translation::RawJson::Value &block);
/// What is wrong with a stop reason, beside the content; empty when nothing is.
[[nodiscard]] std::string stopFault(const AssembledMessage &message);
[[nodiscard]] std::string blockFault(const AssembledMessage::Block &block);

} // namespace qiao::test
