#pragma once

#include <QByteArray>
#include <QFuture>
#include <QHash>
#include <QObject>
#include <QString>
#include <QThreadPool>

#include <memory>
#include <optional>
#include <string>

namespace qiao::tokenizer {
enum class Generation;
} // namespace qiao::tokenizer

namespace qiao {

/// How many tokens a prompt is.
struct TokenCount
{
    qint64 tokens = 0; ///< the best figure there is: corrected by real usage where it is not exact
    bool exact = false; ///< the service's own tokenizer counts the same
    qint64 counted = 0; ///< before any correction: what TokenCounter::learn() takes
    bool learned = false; ///< not exact, but corrected by real usage of the same model

    bool operator==(const TokenCount &) const = default;
};

/// Counts the tokens of prompts as the service will. Reads the vocabulary (3 MB) when the first prompt comes.
/// Belongs to one thread; the counting is done on others, so that a body of megabytes holds nothing up.
class TokenCounter : public QObject
{
    Q_OBJECT

public:
    explicit TokenCounter(QObject *parent = nullptr);
    /// Counts that have not begun are cancelled; waits for those that have.
    ~TokenCounter() override;

    /// Counts the prompt in \a chatBody, a chat completions body for the model that it names. 0 tokens, not
    /// exact, when it is no JSON object. Small bodies are counted at once: the future may come finished.
    [[nodiscard]] QFuture<TokenCount> count(const QByteArray &chatBody);

    /// The service charged \a used prompt tokens for a body that was counted (TokenCount::counted) as
    /// \a counted. Corrects later counts for that \a model, unless they are exact.
    void learn(const QString &model, qint64 counted, qint64 used);

    /// What was learned: tokens for each counted one, by the model's id in lower case.
    [[nodiscard]] QHash<QString, double> ratios() const;
    /// Takes over what was learned earlier; what is out of bounds, or of an exact model, is left out.
    void setRatios(const QHash<QString, double> &ratios);

    /// Counts, right here, what of a text that goes on no continuation can change, and takes that out of
    /// \a text. nullopt, and nothing is taken, while the vocabulary is not read yet.
    [[nodiscard]] std::optional<qint64> takeSettled(std::string &text, tokenizer::Generation generation);
    /// Counts a text, right here.
    [[nodiscard]] qint64 count(const std::string &text, tokenizer::Generation generation);
    /// \a counted tokens of \a model as real usage corrects them.
    [[nodiscard]] qint64 corrected(const QString &model, qint64 counted) const;

Q_SIGNALS:
    /// ratios() are others.
    void learned();

private:
    class Shared;

    std::shared_ptr<Shared> m_shared;
    QThreadPool m_threads;
};

} // namespace qiao
