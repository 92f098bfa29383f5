#pragma once

#include "translation/json/jsonfields.h"
#include "translation/messagesusage.h"
#include "translation/native/nativeanswer.h"
#include "translation/native/nativeevents.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qiao::translation {

/// The one message that an Anthropic client asked for, from a service that speaks Anthropic Messages itself:
/// the service's document with the client's name of the model, or its stream put together. Texts and tool
/// inputs keep the service's spelling.
class NativeAggregate final : public WholeTranslator
{
public:
    NativeAggregate(NativeAnswerOptions options, AnswerContext context);

    void feed(std::string_view bytes) override;
    void finish() override;

    [[nodiscard]] const std::string &body() const override { return m_body; }
    [[nodiscard]] const std::optional<UpstreamError> &failure() const override { return m_failure; }
    [[nodiscard]] const std::optional<Usage> &usage() const override { return m_usage; }
    [[nodiscard]] bool sawToken() const override { return m_sawToken; }
    [[nodiscard]] const std::vector<Change> &changes() const override { return m_changes; }

private:
    struct Block
    {
        JsonFields fields;
        std::string input; ///< of a tool, as it was streamed
        bool isTool = false;
    };

    void readEvents();
    void take(NativeEvents::Event event, const RawJson::Value &root);
    void takeDocument(const RawJson::Value &message);
    void setMembers(const RawJson::Value &object);
    void startMessage(const RawJson::Value &message);
    void startBlock(const RawJson::Value &root);
    void continueBlock(const RawJson::Value &root);
    void addUsage(const RawJson::Value &usage);
    [[nodiscard]] std::string contentText();
    void complete();

    NativeAnswerOptions m_options;
    AnswerContext m_context;
    NativeEvents m_events;
    MessagesUsage m_counts;
    JsonFields m_message;
    JsonFields m_usageFields;
    std::map<std::int64_t, Block> m_blocks;
    std::string m_body;
    std::optional<UpstreamError> m_failure;
    std::optional<Usage> m_usage;
    std::vector<Change> m_changes;
    std::size_t m_bytes = 0;
    bool m_sawToken = false;
    bool m_sawTool = false;
    bool m_started = false;
    bool m_finished = false; ///< message_delta came, or message_stop after content
};

} // namespace qiao::translation
