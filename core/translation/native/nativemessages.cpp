#include "translation/native/nativemessages.h"

#include "translation/blocktext.h"
#include "translation/native/nativefold.h"

#include <algorithm>
#include <optional>
#include <string>

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;
using Value = RawJson::Value;

constexpr const char *toldInWords = "the service cannot be given it, and is told of it in words";

/// What is done with one block.
enum class Fate { Keep, Drop, Tell };

std::string typeOf(const Value &block)
{
    const auto type = block.find("type");
    return type ? type->string() : std::string();
}

bool isBlankText(const Value &block)
{
    const auto text = block.find("text");
    return text && text->kind() == Kind::String
        && text->string().find_first_not_of(" \t\r\n") == std::string::npos;
}

/// Whether the service can be given the image: it sees, and knows where the picture is.
bool isVisible(const NativeDraft &draft, const Value &image)
{
    const auto source = image.find("source");
    const auto type = source ? source->find("type") : std::nullopt;
    return takesImages(draft.rule) && type && (type->isString("base64") || type->isString("url"));
}

bool isFromUser(const Value &message)
{
    const auto role = message.find("role");
    return role && role->isString("user");
}

Fate fateOf(const NativeDraft &draft, const Value &block, bool fromUser)
{
    switch (nativeBlock(block)) {
    case NativeBlock::Text:
        return isBlankText(block) ? Fate::Drop : Fate::Keep;
    case NativeBlock::Image:
        return isVisible(draft, block) ? Fate::Keep : Fate::Tell;
    case NativeBlock::ToolUse:
        return fromUser ? Fate::Drop : Fate::Keep;
    case NativeBlock::Thinking:
    case NativeBlock::ToolResult:
        return Fate::Keep;
    case NativeBlock::AsText:
        return Fate::Tell;
    case NativeBlock::Unknown:
        break;
    }
    return fromUser ? Fate::Tell : Fate::Drop;
}

void tell(NativeDraft &draft, const Value &block)
{
    const bool unseen = nativeBlock(block) == NativeBlock::Image && !takesImages(draft.rule);
    const std::string text = unseen ? imageAsText(draft.model) : blockAsText(block);
    draft.noteDropped(toldInWords, "messages: ", typeOf(block));
    replaceValue(
        draft.body.edits(), block, R"({"type":"text","text":")" + text + '"' + draft.markerOf(block) + '}');
}

void noteDrop(NativeDraft &draft, const Value &block)
{
    if (nativeBlock(block) == NativeBlock::Text) {
        draft.noteDropped("it says nothing", "messages: ", "empty text");
    } else {
        draft.noteDropped("the service has no form for it", "messages: ", typeOf(block));
    }
}

/// What a tool result holds.
void editResultContent(NativeDraft &draft, const Value &result)
{
    const auto content = result.find("content");
    if (!content || content->kind() != Kind::Array) {
        return;
    }
    for (auto part = content->firstChild(); part; part = part->nextSibling()) {
        if (part->kind() != Kind::Object) {
            continue;
        }
        const NativeBlock kind = nativeBlock(*part);
        if (kind == NativeBlock::Text) {
            draft.dropMembers(*part, NativePlace::TextBlock);
        } else if (kind == NativeBlock::Image && isVisible(draft, *part)) {
            draft.dropMembers(*part, NativePlace::ImageBlock);
        } else {
            tell(draft, *part);
        }
    }
}

void editBlock(NativeDraft &draft, const Value &block)
{
    switch (nativeBlock(block)) {
    case NativeBlock::Text:
        draft.dropMembers(block, NativePlace::TextBlock);
        break;
    case NativeBlock::Image:
        draft.dropMembers(block, NativePlace::ImageBlock);
        break;
    case NativeBlock::Thinking:
        draft.dropMembers(block, NativePlace::ThinkingBlock);
        break;
    case NativeBlock::ToolUse:
        // what the client echoes of its answers; the service neither sends nor publishes it
        draft.dropMembers(block, NativePlace::ToolUseBlock,
            [](const Value &member) { return member.key()->isString("caller"); });
        break;
    case NativeBlock::ToolResult:
        draft.dropMembers(block, NativePlace::ToolResultBlock);
        editResultContent(draft, block);
        break;
    case NativeBlock::AsText:
    case NativeBlock::Unknown:
        break;
    }
}

/// False when nothing of the message is left: then nothing is edited in it either.
bool editBlocks(NativeDraft &draft, const Value &content, bool fromUser)
{
    std::vector<std::size_t> gone;
    std::size_t stays = 0;
    for (auto block = content.firstChild(); block; block = block->nextSibling()) {
        if (block->kind() == Kind::Object && fateOf(draft, *block, fromUser) == Fate::Drop) {
            gone.push_back(block->begin());
        } else {
            ++stays;
        }
    }
    if (stays == 0) {
        return gone.empty();
    }
    for (auto block = content.firstChild(); block; block = block->nextSibling()) {
        if (block->kind() != Kind::Object) {
            continue;
        }
        switch (fateOf(draft, *block, fromUser)) {
        case Fate::Keep:
            editBlock(draft, *block);
            break;
        case Fate::Tell:
            tell(draft, *block);
            break;
        case Fate::Drop:
            noteDrop(draft, *block);
            break;
        }
    }
    removeChildren(draft.body.edits(), content,
        [&gone](const Value &block) { return std::ranges::binary_search(gone, block.begin()); });
    return true;
}

/// Whether anything of \a message is left to send.
bool editMessage(NativeDraft &draft, const Value &message)
{
    const auto content = message.find("content");
    const bool fromUser = isFromUser(message);
    if (content && content->kind() == Kind::Array && !editBlocks(draft, *content, fromUser) && !fromUser) {
        draft.noteDropped("nothing of it is left", "messages: ", "an assistant message");
        return false;
    }
    draft.dropMembers(message, NativePlace::Message);
    return true;
}

} // namespace

std::vector<SystemText> applyNativeMessages(NativeDraft &draft)
{
    const auto messages = draft.list("messages");
    if (!messages) {
        return {};
    }
    SystemFolding folding(draft);
    std::vector<std::size_t> gone;
    for (auto message = messages->firstChild(); message; message = message->nextSibling()) {
        if (message->kind() == Kind::Object && folding.see(*message)) {
            gone.push_back(message->begin());
        }
    }
    if (!gone.empty()) {
        draft.body.note("system messages put into others: " + std::to_string(gone.size()),
            "the service knows only user and assistant");
    }
    folding.apply();
    std::vector<std::size_t> emptied;
    for (auto message = messages->firstChild(); message; message = message->nextSibling()) {
        const bool isFolded = std::ranges::binary_search(gone, message->begin());
        if (message->kind() == Kind::Object && !isFolded && !editMessage(draft, *message)) {
            emptied.push_back(message->begin());
        }
    }
    gone.insert(gone.end(), emptied.begin(), emptied.end());
    std::ranges::sort(gone);
    removeChildren(draft.body.edits(), *messages,
        [&gone](const Value &message) { return std::ranges::binary_search(gone, message.begin()); });
    if (const std::string last = folding.trailingMessage(); !last.empty()) {
        appendChildren(draft.body.edits(), *messages, {&last, 1});
    }
    return folding.leading();
}

} // namespace qiao::translation
