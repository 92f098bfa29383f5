#include "tokens/outputcounter.h"

#include "tokenizer/modeltokens.h"
#include "tokens/tokencounter.h"

#include <algorithm>
#include <utility>

namespace qiao {

namespace {

/// To count less at a time would cost more in all than the counting itself.
constexpr std::size_t lump = 512;
/// A piece without an end (a line of dashes, base64) is cut somewhere rather than gathered for ever, and
/// judged by its beginning: to count such pieces takes the longest, and no answer of a model is like that.
constexpr std::size_t longestPiece = 64 * 1024;
constexpr std::size_t beginning = 1024;

} // namespace

OutputCounter::OutputCounter(TokenCounter &counter, const QString &model)
    : m_counter(counter),
      m_model(model),
      m_generation(tokenizer::tokensOfModel(model.toStdString()).generation)
{ }

void OutputCounter::gather()
{
    gather(m_text.text, m_said);
    gather(m_text.reasoning, m_reasoned);
    gather(m_text.toolArguments, m_called);
}

void OutputCounter::gather(std::string &text, Sum &sum)
{
    if (text.size() < std::max(sum.enough, lump)) {
        return;
    }
    const auto settled = m_counter.takeSettled(text, m_generation);
    if (!settled) {
        return;
    }
    sum.tokens += *settled;
    if (text.size() > longestPiece) {
        const qint64 tokens = m_counter.count(text.substr(0, beginning), m_generation);
        sum.tokens += tokens * static_cast<qint64>(std::exchange(text, {}).size() / beginning);
    }
    // What is left is looked at again: not before there is as much again, or it would be for ever.
    sum.enough = text.size() + std::max(text.size(), lump);
}

qint64 OutputCounter::all(std::string &text, Sum &sum)
{
    if (!text.empty()) {
        sum.tokens += m_counter.takeSettled(text, m_generation).value_or(0);
    }
    const qint64 rest = text.empty() ? 0 : m_counter.count(text, m_generation);
    return m_counter.corrected(m_model, sum.tokens + rest);
}

OutputTokens OutputCounter::count()
{
    return {all(m_text.text, m_said), all(m_text.reasoning, m_reasoned), all(m_text.toolArguments, m_called)};
}

} // namespace qiao
