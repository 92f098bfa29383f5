#include "upstream/curlcall.h"

#include "logging/categories.h"
#include "upstream/curlloop.h"
#include "upstream/systemproxy.h"

#include <utility>

namespace qiao {

namespace {

// What may wait unread, give or take one of libcurl's own reads (16 KiB).
constexpr qsizetype largestBuffer = 256 * 1024;

} // namespace

CurlCall::CurlCall(CurlLoop *loop, const UpstreamRequest &request, const NetworkUpstream::Timeouts &timeouts,
    QObject *parent)
    : UpstreamCall(parent),
      m_loop(loop),
      m_request(request),
      m_timeouts(timeouts),
      m_easy(curl_easy_init()),
      m_url(request.url.toEncoded())
{
    setOptions();
    setHeaders();
    setProxy();
    m_silenceTimer.setSingleShot(true);
    connect(&m_silenceTimer, &QTimer::timeout, this, &CurlCall::silenceNoticed);
    m_silenceTimer.start(m_timeouts.idle);
    m_lastSign.start();
    m_loop->add(this);
}

CurlCall::~CurlCall()
{
    if (m_loop) {
        m_loop->remove(this);
    }
    curl_easy_cleanup(m_easy);
    curl_slist_free_all(m_headerList);
}

void CurlCall::setOptions()
{
    curl_easy_setopt(m_easy, CURLOPT_PRIVATE, this);
    curl_easy_setopt(m_easy, CURLOPT_URL, m_url.constData());
    curl_easy_setopt(m_easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(m_easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(m_easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    // Windows and macOS keep the trusted certificates in the system, not in a file.
    curl_easy_setopt(m_easy, CURLOPT_SSL_OPTIONS, static_cast<long>(CURLSSLOPT_NATIVE_CA));
    curl_easy_setopt(m_easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(m_easy, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(m_easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(m_timeouts.connect.count()));
    curl_easy_setopt(m_easy, CURLOPT_ERRORBUFFER, m_errorText.data());
    curl_easy_setopt(m_easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(m_easy, CURLOPT_HEADERFUNCTION, &CurlCall::headerArrived);
    curl_easy_setopt(m_easy, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(m_easy, CURLOPT_WRITEFUNCTION, &CurlCall::bytesArrived);
    curl_easy_setopt(m_easy, CURLOPT_WRITEDATA, this);
    if (m_request.method == "POST") {
        curl_easy_setopt(m_easy, CURLOPT_POST, 1L);
        curl_easy_setopt(m_easy, CURLOPT_POSTFIELDS, m_request.body.constData());
        curl_easy_setopt(m_easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(m_request.body.size()));
    } else if (m_request.method != "GET") {
        curl_easy_setopt(m_easy, CURLOPT_CUSTOMREQUEST, m_request.method.constData());
    }
}

void CurlCall::setHeaders()
{
    for (const auto &[name, value] : std::as_const(m_request.headers)) {
        m_headerList = curl_slist_append(m_headerList, (name + ": " + value).constData());
    }
    // Bytes go through as they come.
    m_headerList = curl_slist_append(m_headerList, "Accept-Encoding: identity");
    // Without this libcurl waits a second for permission to send a larger body.
    m_headerList = curl_slist_append(m_headerList, "Expect:");
    curl_easy_setopt(m_easy, CURLOPT_HTTPHEADER, m_headerList);
}

void CurlCall::setProxy()
{
    const QByteArray own = m_request.proxy.toEncoded();
    const QByteArray proxy = own.isEmpty() ? systemProxyFor(m_request.url) : own;
    if (!own.isEmpty()) {
        // The user named it for this account: no_proxy is about the system's.
        curl_easy_setopt(m_easy, CURLOPT_NOPROXY, "");
    }
    // An empty one also keeps libcurl from looking at the environment itself.
    curl_easy_setopt(m_easy, CURLOPT_PROXY, proxy.constData());
    curl_easy_setopt(m_easy, CURLOPT_PROXYAUTH, static_cast<long>(CURLAUTH_ANY));
}

std::size_t CurlCall::headerArrived(char *data, std::size_t size, std::size_t count, void *call)
{
    const QByteArray line(data, static_cast<qsizetype>(size * count));
    static_cast<CurlCall *>(call)->readHeaderLine(line.trimmed());
    return size * count;
}

std::size_t CurlCall::bytesArrived(char *data, std::size_t size, std::size_t count, void *call)
{
    return static_cast<CurlCall *>(call)->take(data, size * count);
}

void CurlCall::readHeaderLine(const QByteArray &line)
{
    m_lastSign.restart();
    if (line.startsWith("HTTP/")) {
        m_head = UpstreamHead();
        m_head.status = line.mid(line.indexOf(' ') + 1, 3).toInt();
    } else if (line.isEmpty()) {
        m_headComplete = m_head.status >= 200; // not the end of an interim answer
        m_loop->announce(this);
    } else if (const qsizetype colon = line.indexOf(':'); colon > 0) {
        const QByteArray name = line.left(colon);
        const QByteArray value = line.mid(colon + 1).trimmed();
        m_head.headers.emplaceBack(name, value);
        if (name.compare("Content-Type", Qt::CaseInsensitive) == 0) {
            m_head.contentType = value;
        }
    }
}

std::size_t CurlCall::take(const char *data, std::size_t size)
{
    m_lastSign.restart();
    if (m_buffer.size() - m_readTo >= largestBuffer) {
        m_paused = true;
        return CURL_WRITEFUNC_PAUSE;
    }
    m_buffer.append(data, static_cast<qsizetype>(size));
    m_newBytes = true;
    m_loop->announce(this);
    return size;
}

QByteArray CurlCall::read(qint64 maxSize)
{
    m_lastSign.restart(); // a reader that paused is no silence of the service
    QByteArray bytes;
    if (m_readTo == 0 && m_buffer.size() <= maxSize) {
        bytes = std::exchange(m_buffer, {});
    } else {
        bytes = m_buffer.mid(m_readTo, maxSize);
        m_readTo += bytes.size();
        if (m_readTo == m_buffer.size()) {
            m_buffer.clear();
            m_readTo = 0;
        }
    }
    resumeIfThereIsRoom();
    return bytes;
}

void CurlCall::resumeIfThereIsRoom()
{
    if (m_paused && m_buffer.size() - m_readTo < largestBuffer / 2) {
        m_paused = false;
        m_buffer.remove(0, std::exchange(m_readTo, 0));
        curl_easy_pause(m_easy, CURLPAUSE_CONT);
    }
}

void CurlCall::transferEnded(CURLcode code)
{
    m_end = code;
}

void CurlCall::tell()
{
    const QPointer<CurlCall> alive(this);
    if (m_headComplete && !std::exchange(m_headTold, true)) {
        m_head.connectTime = connectTime();
        qCDebug(upstreamLog) << m_request.url.host() << "answers" << m_head.status;
        Q_EMIT headReceived(m_head);
    }
    if (alive && std::exchange(m_newBytes, false)) {
        Q_EMIT readyRead();
    }
    if (!alive || !m_end) {
        return;
    }
    if (*m_end == CURLE_OK) {
        finish({});
    } else {
        finish(tl::unexpected(errorFromTransfer(transferFailure())));
    }
}

std::chrono::milliseconds CurlCall::connectTime() const
{
    curl_off_t microseconds = 0;
    curl_easy_getinfo(m_easy, CURLINFO_PRETRANSFER_TIME_T, &microseconds);
    return std::chrono::milliseconds(microseconds / 1000);
}

TransferFailure CurlCall::transferFailure() const
{
    // Versions of libcurl differ in what they call a tunnel that the proxy refuses.
    long tunnelStatus = 0;
    curl_easy_getinfo(m_easy, CURLINFO_HTTP_CONNECTCODE, &tunnelStatus);
    return {.code = tunnelStatus >= 300 ? CURLE_PROXY : *m_end,
        .detail = QString::fromUtf8(m_errorText.data()),
        .host = m_request.url.host(),
        .accountProxy = m_request.proxy.authority(),
        .connectLimit = m_timeouts.connect};
}

void CurlCall::silenceNoticed()
{
    const auto silent = std::chrono::milliseconds(m_lastSign.elapsed());
    if (silent < m_timeouts.idle) {
        m_silenceTimer.start(m_timeouts.idle - silent);
        return;
    }
    curl_off_t uploaded = 0;
    curl_easy_getinfo(m_easy, CURLINFO_SIZE_UPLOAD_T, &uploaded);
    const bool stillSending = std::exchange(m_uploaded, uploaded) != uploaded;
    if (m_paused || stillSending) {
        m_silenceTimer.start(m_timeouts.idle);
        return;
    }
    m_loop->remove(this);
    finish(tl::unexpected(silenceError(m_request.url.host(), m_timeouts.idle)));
}

void CurlCall::finish(const Result<void> &result)
{
    m_silenceTimer.stop();
    if (!std::exchange(m_finished, true)) {
        Q_EMIT finished(result);
    }
}

} // namespace qiao
