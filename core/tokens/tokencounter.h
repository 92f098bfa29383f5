#pragma once

#include <QByteArray>
#include <QFuture>
#include <QObject>
#include <QString>
#include <QThreadPool>

#include <memory>

namespace qiao {

/// How many tokens a prompt is.
struct TokenCount
{
    qint64 tokens = 0; ///< the best figure there is: corrected by real usage where it is not exact
    bool exact = false; ///< the service's own tokenizer counts the same
    qint64 counted = 0; ///< before any correction: what TokenCounter::learn() takes

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

private:
    class Shared;

    std::shared_ptr<Shared> m_shared;
    QThreadPool m_threads;
};

} // namespace qiao
