#pragma once

#include "translation/chat/chatevents.h"
#include "translation/chat/chatmend.h"
#include "translation/dialect.h"
#include "translation/json/jsonfields.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qiao::translation {

/// Puts the chunks of a stream together into the one chat.completion that a client asked for, for models
/// that only stream. Texts and arguments are joined as they were spelled; a member that is not known keeps
/// its last value.
class ChatAggregate final : public WholeTranslator
{
public:
    /// \a idSeed as in ChatStreamOptions.
    explicit ChatAggregate(std::uint64_t idSeed = 0, const ErrorContext &context = {});

    void feed(std::string_view bytes) override;
    void finish() override;

    [[nodiscard]] const std::string &body() const override { return m_body; }
    [[nodiscard]] const std::optional<UpstreamError> &failure() const override { return m_failure; }
    [[nodiscard]] const std::optional<Usage> &usage() const override { return m_usage; }
    [[nodiscard]] bool sawToken() const override { return m_mender.sawToken(); }
    [[nodiscard]] const std::vector<Change> &changes() const override { return m_changes; }

private:
    struct Tool
    {
        std::int64_t index = 0;
        JsonFields fields;
        JsonFields function;
    };
    struct Choice
    {
        std::int64_t index = 0;
        JsonFields fields;
        JsonFields message;
        JsonFields functionCall;
        JsonFields logprobs;
        std::vector<Tool> tools;
        bool finished = false;
    };

    void readEvents();
    void addChunk();
    void mergeChunk(const RawJson::Value &root);
    void mergeChoice(const RawJson::Value &choice, std::int64_t position);
    void mergeDelta(const RawJson::Value &delta, Choice &choice);
    void mergeTool(const RawJson::Value &tool, Choice &choice);
    void takeAnswer();
    [[nodiscard]] static std::string choiceText(Choice &choice);

    ChatEvents m_events;
    ChatMender m_mender;
    JsonFields m_fields;
    std::vector<Choice> m_choices;
    std::string m_body;
    std::optional<UpstreamError> m_failure;
    std::optional<Usage> m_usage;
    std::vector<Change> m_changes;
    std::size_t m_bytes = 0;
    bool m_sawDone = false;
};

} // namespace qiao::translation
