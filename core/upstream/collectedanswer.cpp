#include "upstream/collectedanswer.h"

#include "upstream/refusal.h"
#include "upstream/transporterror.h"

#include <QCoreApplication>
#include <QDateTime>

#include <utility>

namespace qiao {

namespace {

constexpr qint64 readSize = 64 * 1024;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(TransportError)
};

} // namespace

CollectedCall::CollectedCall(Upstream &upstream, const UpstreamRequest &request,
    std::chrono::milliseconds limit, qsizetype largestBody, QObject *parent)
    : QObject(parent),
      m_call(upstream.start(request, this)),
      m_host(request.url.host()),
      m_limit(limit),
      m_largestBody(largestBody)
{
    connect(m_call, &UpstreamCall::headReceived, this, [this](const UpstreamHead &head) {
        m_answer.status = head.status;
        m_answer.retryAfter = retryAfter(head.headers, QDateTime::currentDateTimeUtc());
    });
    connect(m_call, &UpstreamCall::readyRead, this, &CollectedCall::readBytes);
    connect(m_call, &UpstreamCall::finished, this, &CollectedCall::callFinished);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this,
        [this] { finish(tl::make_unexpected(lateAnswerError(m_host, m_limit))); });
    m_timer.start(limit);
}

void CollectedCall::readBytes()
{
    while (m_call != nullptr) {
        const QByteArray bytes = m_call->read(readSize);
        if (bytes.isEmpty()) {
            return;
        }
        m_answer.body += bytes;
        if (m_answer.body.size() > m_largestBody) {
            finish(tl::make_unexpected(Error{.kind = Error::Kind::Rejected,
                .message =
                    Text::tr("The answer of %1 is far too long. Check the account's address.").arg(m_host),
                .httpStatus = 502}));
        }
    }
}

void CollectedCall::callFinished(const Result<void> &result)
{
    readBytes();
    if (m_call == nullptr) {
        return;
    }
    if (m_answer.status == 0) {
        finish(tl::make_unexpected(result ? noAnswerError(m_host) : result.error()));
    } else if (!result && m_answer.status < 300) {
        finish(tl::make_unexpected(result.error()));
    } else {
        finish(m_answer);
    }
}

void CollectedCall::finish(const Result<CollectedAnswer> &answer)
{
    m_timer.stop();
    UpstreamCall *call = std::exchange(m_call, nullptr);
    call->disconnect(this);
    call->deleteLater();
    Q_EMIT finished(answer);
}

} // namespace qiao
