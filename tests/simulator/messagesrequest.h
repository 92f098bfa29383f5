#pragma once

#include "simulator/chatrequest.h"

#include <boost/json/object.hpp>

#include <tl/expected.hpp>

namespace qiao::simulator {

/// What the simulator reads out of a request to the service's Anthropic API.
struct MessagesRequest
{
    boost::json::object body;
    ChatRequest chat; ///< the same as a chat request, as far as answers are made of it
};

/// The error is a sentence for the client's developer.
[[nodiscard]] tl::expected<MessagesRequest, QByteArray> readMessagesRequest(const QByteArray &body);

/// The blocks of a message's content; a string is none.
[[nodiscard]] const boost::json::array &blocksOf(const boost::json::value &content);
/// A block's type; empty when it has none.
[[nodiscard]] QByteArray typeOf(const boost::json::value &block);

} // namespace qiao::simulator
