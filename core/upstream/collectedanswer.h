#pragma once

#include "upstream/upstream.h"

#include <QTimer>

namespace qiao {

/// A whole answer of the service, of any status.
struct CollectedAnswer
{
    int status = 0;
    QByteArray body = {};
    std::optional<std::chrono::seconds> retryAfter = {};
};

/// One request whose whole answer is wanted, in bounded time and space. Destroying it aborts the request.
class CollectedCall : public QObject
{
    Q_OBJECT

public:
    /// \a upstream has to outlive it. Bodies larger than \a largestBody are an error.
    CollectedCall(Upstream &upstream, const UpstreamRequest &request, std::chrono::milliseconds limit,
        qsizetype largestBody, QObject *parent);

Q_SIGNALS:
    /// Exactly once, from the event loop, at most \a limit after the start. An error when there was no
    /// answer, or none in time, or one with a good status broke off; of a refusal that broke off counts what
    /// came.
    void finished(const qiao::Result<qiao::CollectedAnswer> &answer);

private:
    void readBytes();
    void callFinished(const Result<void> &result);
    void finish(const Result<CollectedAnswer> &answer);

    UpstreamCall *m_call; ///< a child
    QTimer m_timer;
    QString m_host;
    std::chrono::milliseconds m_limit;
    qsizetype m_largestBody;
    CollectedAnswer m_answer;
};

} // namespace qiao
