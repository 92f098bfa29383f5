#pragma once

#include "simulator/httprequest.h"

#include <boost/json/object.hpp>

#include <tl/expected.hpp>

namespace qiao::simulator {

/// What the simulator reads out of a chat request.
struct ChatRequest
{
    boost::json::object body;
    QByteArray model;
    bool stream = false;
    bool includeUsage = false;
    bool thinking = false; ///< asked for, or the model always does
    QByteArray lastRole;
    QByteArray lastText; ///< text of the last message of role user or tool
    QList<QByteArray> images; ///< addresses; the data of a data: URL is shortened
    int promptTokens = 0; ///< a rough count
};

/// The error is a sentence for the client's developer.
[[nodiscard]] tl::expected<ChatRequest, QByteArray> readChatRequest(const QByteArray &body);

/// All text of a message's content, be it a string or parts.
[[nodiscard]] QByteArray textOf(const boost::json::value &content);
/// A member of an object; null when absent.
[[nodiscard]] const boost::json::value &member(const boost::json::object &object, const char *name);

} // namespace qiao::simulator
