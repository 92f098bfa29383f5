#pragma once

#include "tokens/tokencounter.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace qiao {

/// How many tokens the prompt of one request has: counted beside everything else, on other threads. Lives on
/// the worker thread.
class PromptTokens : public QObject
{
    Q_OBJECT

public:
    /// \a counter must outlive this.
    PromptTokens(TokenCounter &counter, QObject *parent);
    ~PromptTokens() override;

    /// What is to be counted: \a chatBody gives the request as a chat completions body. What was counted of
    /// another is forgotten.
    void setBody(std::function<QByteArray()> chatBody);
    /// Counts, unless that is under way or done.
    void begin();
    /// Absent before it is known.
    [[nodiscard]] const std::optional<TokenCount> &count() const { return m_count; }

    /// Calls \a receive once: when the count that is under way is known, after \a limit at the latest, or
    /// right now when none is under way. Never when \a context is gone by then.
    void whenKnown(QObject *context, const std::function<void()> &receive,
        std::optional<std::chrono::milliseconds> limit = {});

    /// Tells the counter what the service counted (usage.prompt_tokens) for \a model.
    void learn(const QString &model, qint64 used);

Q_SIGNALS:
    /// A count that was under way is known.
    void known();

private:
    TokenCounter &m_counter;
    std::function<QByteArray()> m_chatBody;
    std::optional<TokenCount> m_count;
    std::unique_ptr<QObject> m_counting; ///< while a count is under way: what waits for it
};

} // namespace qiao
