#pragma once

#include "server/responsesink.h"
#include "translation/dialect.h"
#include "upstream/upstream.h"

#include <qiao/requestrow.h>

#include <QElapsedTimer>
#include <QObject>

#include <chrono>
#include <functional>
#include <optional>

namespace qiao {

/// Turns the body of one upstream call into the answer that a client reads. Reports its end once, from the
/// event loop's signals of the call or the sink. Lives on the worker thread.
class Answer : public QObject
{
    Q_OBJECT

public:
    /// Puts a refusal found inside the answer into words.
    using Explain = std::function<Error(const translation::UpstreamError &)>;

    using QObject::QObject;

    /// True once the status went out: from then on a failure can only end the stream with an error event.
    [[nodiscard]] virtual bool committed() const = 0;
    /// Ends a committed answer with an error event in the client's dialect.
    virtual void endWithError(const Error &error) = 0;

    [[nodiscard]] virtual std::optional<translation::Usage> usage() const = 0;
    [[nodiscard]] virtual std::vector<translation::Change> changes() const = 0;
    /// When the first token went to the client, on the clock given at construction.
    [[nodiscard]] virtual std::optional<std::chrono::milliseconds> firstToken() const { return {}; }
    /// The tokens that passed so far; of an answer in one piece only where the service told no usage.
    [[nodiscard]] virtual OutputTokens output() { return {}; }

Q_SIGNALS:
    /// On success the client has the whole answer. On an Error nothing has been written about it yet.
    void ended(const qiao::Result<void> &result);
    /// Some of the answer went to the client.
    void progressed();
};

} // namespace qiao
