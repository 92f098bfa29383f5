#pragma once

#include "translation/dialect.h"

#include <qiao/requestrow.h>

#include <QString>

#include <cstddef>
#include <string>

namespace qiao {

namespace tokenizer {
enum class Generation;
}
class TokenCounter;

/// Counts the tokens of one answer while it passes. Text is gathered and counted some hundred bytes at a
/// time, cut where the tokenizer would cut it, so that the sum is what the whole text would give, to a token
/// or two; a piece of 64 KiB without such a place is estimated. Lives on the worker thread.
class OutputCounter
{
public:
    /// Counts as \a model does. \a counter must outlive this.
    OutputCounter(TokenCounter &counter, const QString &model);

    /// Where a translator puts what passes; stays the same for the counter's life.
    [[nodiscard]] translation::OutputText *text() { return &m_text; }
    /// Counts what has gathered, if it is worth it. Cheap to call for every chunk.
    void gather();
    /// All that passed so far, corrected by what is known of the model.
    [[nodiscard]] OutputTokens count();

private:
    /// The count of one kind of text.
    struct Sum
    {
        qint64 tokens = 0;
        std::size_t enough = 0; ///< bytes that have to gather before they are counted
    };

    void gather(std::string &text, Sum &sum);
    [[nodiscard]] qint64 all(std::string &text, Sum &sum);

    TokenCounter &m_counter;
    const QString m_model;
    const tokenizer::Generation m_generation;
    translation::OutputText m_text;
    Sum m_said;
    Sum m_reasoned;
    Sum m_called;
};

} // namespace qiao
