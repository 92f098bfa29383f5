#pragma once

#include "upstream/upstream.h"

#include <QTimer>

#include <memory>
#include <optional>

namespace qiao {

/// What an endpoint of the sign-in service answered, with whatever status. May hold secrets.
struct OAuthAnswer
{
    int httpStatus = 0;
    QByteArray body; ///< at most 64 KiB of it
    std::optional<std::chrono::seconds> retryAfter = {};
};

/// A form post to \a url with the headers that the Qwen CLI sends.
[[nodiscard]] UpstreamRequest oauthRequest(const QUrl &url, const QByteArray &form);

/// One request to the sign-in service and its whole answer. Destroying it aborts the request.
class OAuthCall : public QObject
{
    Q_OBJECT

public:
    /// Sends the request. \a upstream has to outlive it.
    OAuthCall(Upstream &upstream, const UpstreamRequest &request, std::chrono::milliseconds answerWithin,
        QObject *parent = nullptr);
    ~OAuthCall() override;

Q_SIGNALS:
    /// Exactly once, from the event loop. An Error means that there was no answer, or none in time.
    void finished(const qiao::Result<qiao::OAuthAnswer> &result);

private:
    void haveHead(const UpstreamHead &head);
    void readBody();
    void giveUp();

    std::unique_ptr<UpstreamCall> m_call;
    QTimer m_deadline;
    OAuthAnswer m_answer;
};

} // namespace qiao
