#include "upstream/networkcall.h"

#include "upstream/transporterror.h"

#include <utility>

namespace qiao {

namespace {

// What waits unread; beyond it the service is slowed down through TCP.
constexpr qint64 readBufferSize = 256 * 1024;

} // namespace

NetworkCall::NetworkCall(ConnectionPool *pool, QNetworkAccessManager *manager, QNetworkReply *reply,
    const NetworkUpstream::Timeouts &timeouts, QObject *parent)
    : UpstreamCall(parent), m_pool(pool), m_manager(manager), m_reply(reply), m_timeouts(timeouts)
{
    m_reply->setParent(this);
    connect(m_reply, &QNetworkReply::requestSent, this, &NetworkCall::requestOnItsWay);
    // Again later: Qt 6.4 loses a size that its network thread does not know when it takes the reply over,
    // and then reads without end, deaf even to abort(), for as long as the service is faster.
    const auto limitReading = [reply = m_reply] { reply->setReadBufferSize(readBufferSize); };
    limitReading();
    connect(m_reply, &QNetworkReply::socketStartedConnecting, m_reply, limitReading);
    connect(m_reply, &QNetworkReply::requestSent, m_reply, limitReading);
    connect(m_reply, &QNetworkReply::uploadProgress, this, &NetworkCall::requestOnItsWay);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &NetworkCall::announceHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &NetworkCall::bytesArrived);
    connect(m_reply, &QNetworkReply::finished, this, &NetworkCall::replyFinished);

    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &NetworkCall::silenceNoticed);
    m_lastSign.start();
    m_timer.start(m_timeouts.connect);
}

NetworkCall::~NetworkCall()
{
    m_reply->disconnect(this);
    m_reply->abort();
    // Not left to QObject: the reply has to be gone before its manager may be given up.
    delete m_reply;
    giveBackManager();
}

QByteArray NetworkCall::read(qint64 maxSize)
{
    m_lastSign.restart(); // a reader that paused is no silence of the service
    return m_reply->read(maxSize);
}

void NetworkCall::requestOnItsWay()
{
    m_lastSign.restart();
    if (m_connecting) {
        m_connecting = false;
        m_timer.start(m_timeouts.idle);
    }
}

void NetworkCall::announceHead()
{
    requestOnItsWay();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0 || m_headAnnounced) {
        return;
    }
    m_headAnnounced = true;
    UpstreamHead head{status, m_reply->rawHeader("Content-Type"), {}};
    const auto headers = m_reply->rawHeaderPairs();
    for (const auto &[name, value] : headers) {
        head.headers.emplaceBack(name, value);
    }
    Q_EMIT
    headReceived(head);
}

void NetworkCall::bytesArrived()
{
    m_lastSign.restart();
    announceHead();
    Q_EMIT
    readyRead();
}

void NetworkCall::silenceNoticed()
{
    const auto limit = m_connecting ? m_timeouts.connect : m_timeouts.idle;
    const auto silent = std::chrono::milliseconds(m_lastSign.elapsed());
    if (silent < limit) {
        m_timer.start(limit - silent);
        return;
    }
    if (m_reply->bytesAvailable() > 0) {
        m_timer.start(limit);
        return;
    }
    const QString host = m_reply->url().host();
    finish(tl::unexpected(m_connecting ? connectTimeoutError(host, limit) : silenceError(host, limit)));
}

void NetworkCall::replyFinished()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto error = m_reply->error();
    if (error != QNetworkReply::NoError && !(status >= 300 && standsForHttpStatus(error))) {
        finish(tl::unexpected(errorFromReply(error, m_reply->errorString(), m_reply->url().host())));
        return;
    }
    announceHead();
    finish({});
}

void NetworkCall::finish(const Result<void> &result)
{
    m_timer.stop();
    m_reply->disconnect(this);
    if (m_reply->isRunning()) {
        m_reply->abort();
    }
    giveBackManager();
    Q_EMIT
    finished(result);
}

void NetworkCall::giveBackManager()
{
    if (auto *manager = std::exchange(m_manager, nullptr); manager && m_pool) {
        m_pool->release(manager);
    }
}

} // namespace qiao
