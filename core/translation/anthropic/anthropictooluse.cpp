#include "translation/anthropic/anthropictooluse.h"

#include "translation/anthropic/anthropicid.h"
#include "translation/json/jsontext.h"

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;

std::string_view inner(std::string_view quoted)
{
    return quoted.substr(1, quoted.size() - 2);
}

} // namespace

ToolUses::ToolUses(const AnthropicAnswerOptions &options, std::uint64_t idSeed)
    : m_names(options.toolNames), m_idSeed(idSeed)
{ }

std::optional<ToolUseQueue::value_type> ToolUses::add(const ToolCallDelta &delta)
{
    if (delta.empty) {
        return {};
    }
    const auto [position, first] = m_calls.place(delta);
    if (first) {
        m_tools.emplace_back();
    }
    Tool &tool = m_tools[position];
    addName(delta.nameText(), tool);
    if (delta.arguments) {
        addArguments(*delta.arguments, tool);
    }
    m_interleaved = m_interleaved || (m_open && m_open != position && !m_tools[*m_open].scan.complete());
    return first ? std::optional<ToolUseQueue::value_type>({m_calls.call(position).index, position})
                 : std::nullopt;
}

/// Some services repeat the name with every piece, some send it in pieces.
void ToolUses::addName(std::string_view piece, Tool &tool)
{
    if (tool.state != Tool::State::Waiting || piece.empty() || piece == tool.name) {
        return;
    }
    if (piece.starts_with(tool.name)) {
        tool.name = piece;
    } else {
        tool.name += piece;
    }
}

void ToolUses::addArguments(const RawJson::Value &arguments, Tool &tool)
{
    if (arguments.kind() == Kind::String) {
        hold(tool.joiner.add(inner(arguments.raw())), tool);
    } else if (arguments.kind() == Kind::Object) {
        // Against the API, but what is meant is plain. No character of it is cut by a piece's end.
        SurrogateJoiner joiner;
        std::string text(joiner.add(arguments.raw()));
        hold(inner(jsonString(text.append(joiner.finish()))), tool);
    }
}

void ToolUses::hold(std::string_view spelling, Tool &tool)
{
    if (tool.state == Tool::State::Over) {
        m_droppedLate = m_droppedLate || !spelling.empty();
        return;
    }
    tool.scan.add(spelling);
    tool.held += spelling;
    m_bytes += spelling.size();
    m_waiting += spelling.size();
}

bool ToolUses::giveOut(ToolUseQueue &queue, bool more, bool final, ContentSink &sink)
{
    while (m_open || !queue.empty()) {
        if (!m_open && !beginNext(queue, final, sink)) {
            return false;
        }
        if (!m_open) {
            continue; // it had no name
        }
        Tool &tool = m_tools[*m_open];
        const bool over = final || (tool.scan.complete() && (more || !queue.empty()));
        if (over) {
            endJoiner(tool);
        }
        if (!tool.held.empty()) {
            sink.append(tool.held);
            m_waiting -= tool.held.size();
            tool.held.clear();
        }
        if (!over) {
            return false;
        }
        sink.endBlock();
        tool.state = Tool::State::Over;
        m_open.reset();
    }
    return true;
}

/// False when the next one cannot be begun yet. One without a name, when none can come any more, is left out.
bool ToolUses::beginNext(ToolUseQueue &queue, bool final, ContentSink &sink)
{
    const std::size_t position = queue.begin()->second;
    Tool &tool = m_tools[position];
    if (!final && (tool.name.empty() || tool.held.empty())) {
        return false;
    }
    queue.erase(queue.begin());
    if (tool.name.empty()) {
        m_droppedNameless = true;
        m_waiting -= tool.held.size();
        tool.held.clear();
        tool.state = Tool::State::Over;
        return true;
    }
    sink.beginToolUse(idOf(position), clientName(tool));
    ++m_begun;
    tool.state = Tool::State::Open;
    m_open = position;
    return true;
}

void ToolUses::endJoiner(Tool &tool)
{
    hold(tool.joiner.finish(), tool);
    m_replacedHalf = m_replacedHalf || tool.joiner.replacedHalf();
    m_replacedByte = m_replacedByte || tool.joiner.replacedByte();
}

/// Results are told apart by it: never empty, never one of two calls.
std::string ToolUses::idOf(std::size_t position)
{
    std::string id = withAnthropicIdCharacters(m_calls.call(position).id);
    if (id.empty() || m_ids.contains(id)) {
        id = anthropicId("toolu_", m_idSeed, position);
        m_madeId = true;
    }
    m_ids.insert(id);
    return id;
}

std::string_view ToolUses::clientName(const Tool &tool) const
{
    for (const auto &[atService, atClient] : m_names) {
        if (atService == tool.name) {
            return atClient;
        }
    }
    return tool.name;
}

} // namespace qiao::translation
