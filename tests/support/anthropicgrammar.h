#pragma once

#include "support/assembledmessage.h"

#include <string>
#include <string_view>
#include <vector>

namespace qiao::translation {
struct SseEvent;
}

namespace qiao::test {

/// Checks the events of one Anthropic stream against their grammar while they come:
///
///     stream := message_start (block | ping)* message_delta message_stop
///     block  := content_block_start (content_block_delta | ping)* content_block_stop, numbered from 0
///
/// or any beginning of it and an error event. Every event has its name, and one line of data whose type it
/// is.
class AnthropicGrammar
{
public:
    /// Takes whole events.
    void feed(std::string_view bytes);

    /// The first thing that is wrong; empty when nothing is.
    [[nodiscard]] const std::string &error() const { return m_error; }
    [[nodiscard]] bool begun() const { return m_state != State::Before; }
    /// message_stop came.
    [[nodiscard]] bool ended() const { return m_state == State::Stopped; }
    /// An error event came.
    [[nodiscard]] bool failed() const { return m_state == State::Failed; }
    /// Everything after nothing, an ending or an error; a stream may not stay like this otherwise.
    [[nodiscard]] bool closed() const { return !begun() || ended() || failed(); }
    [[nodiscard]] const AssembledMessage &message() const { return m_message; }
    /// The names of all events so far.
    [[nodiscard]] const std::vector<std::string> &events() const { return m_events; }

private:
    enum class State { Before, Between, InBlock, Delta, Stopped, Failed };

    void take(const translation::SseEvent &event);
    void check(bool condition, const std::string &what);

    struct Reader;

    State m_state = State::Before;
    AssembledMessage m_message;
    std::string m_deltaType; ///< that the open block takes
    std::string m_input; ///< of the open tool_use block
    bool m_signed = false;
    std::vector<std::string> m_events;
    std::string m_error;
};

} // namespace qiao::test
