#include "auth/oauthcall.h"

#include <utility>

namespace qiao {

namespace {

constexpr qint64 largestAnswer = 64 * 1024;
constexpr std::chrono::seconds longestRetryAfter = std::chrono::hours(24);

/// Retry-After in seconds, RFC 9110 section 10.2.3; the service does not send dates.
std::optional<std::chrono::seconds> retryAfterOf(const HttpHeaders &headers)
{
    for (const auto &[name, value] : headers) {
        bool ok = false;
        const qint64 seconds = value.trimmed().toLongLong(&ok);
        if (ok && seconds >= 0 && name.compare("Retry-After", Qt::CaseInsensitive) == 0) {
            return std::min(std::chrono::seconds(seconds), longestRetryAfter);
        }
    }
    return std::nullopt;
}

} // namespace

UpstreamRequest oauthRequest(const QUrl &url, const QByteArray &form)
{
    return {.method = "POST",
        .url = url,
        .headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}},
        .body = form};
}

OAuthCall::OAuthCall(Upstream &upstream, const UpstreamRequest &request,
    std::chrono::milliseconds answerWithin, QObject *parent)
    : QObject(parent), m_call(upstream.start(request, this))
{
    connect(m_call.get(), &UpstreamCall::headReceived, this, &OAuthCall::haveHead);
    connect(m_call.get(), &UpstreamCall::readyRead, this, &OAuthCall::readBody);
    connect(m_call.get(), &UpstreamCall::finished, this, [this](const Result<void> &result) {
        readBody();
        m_deadline.stop();
        m_call.release()->deleteLater();
        Q_EMIT finished(result.map([this] { return std::exchange(m_answer, {}); }));
    });
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &OAuthCall::giveUp);
    m_deadline.start(answerWithin);
}

OAuthCall::~OAuthCall() = default;

void OAuthCall::haveHead(const UpstreamHead &head)
{
    m_answer.httpStatus = head.status;
    m_answer.retryAfter = retryAfterOf(head.headers);
}

void OAuthCall::readBody()
{
    m_answer.body += m_call->read(largestAnswer - m_answer.body.size());
}

void OAuthCall::giveUp()
{
    m_call.reset();
    Q_EMIT finished(tl::make_unexpected(Error{.kind = Error::Kind::Transient,
        .message = tr("Qwen's sign-in service did not answer in time. Check the network, then try again."),
        .httpStatus = 504}));
}

} // namespace qiao
