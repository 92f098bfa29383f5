#include "upstream/curlloop.h"

#include "upstream/curlcall.h"

#include <chrono>
#include <utility>

namespace qiao {

namespace {

// Idle connections to the service that are kept for the next requests.
constexpr long mostIdleConnections = 64;

std::unique_ptr<QSocketNotifier> notifier(curl_socket_t socket, QSocketNotifier::Type type)
{
    auto result = std::make_unique<QSocketNotifier>(static_cast<qintptr>(socket), type);
    result->setEnabled(false);
    return result;
}

} // namespace

CurlLoop::CurlLoop(QObject *parent) : QObject(parent), m_multi(curl_multi_init())
{
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, &CurlLoop::socketWanted);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, &CurlLoop::timerWanted);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, mostIdleConnections);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { act(CURL_SOCKET_TIMEOUT, 0); });
}

CurlLoop::~CurlLoop()
{
    curl_multi_cleanup(m_multi);
    qDeleteAll(m_watches);
}

void CurlLoop::add(CurlCall *call)
{
    curl_multi_add_handle(m_multi, call->handle());
}

void CurlLoop::remove(CurlCall *call)
{
    curl_multi_remove_handle(m_multi, call->handle());
}

void CurlLoop::announce(CurlCall *call)
{
    if (!m_announced.contains(call)) {
        m_announced.append(call);
    }
    // Bytes that libcurl hands out while a reader makes room have no action to follow them.
    if (!m_acting && !m_telling && !std::exchange(m_tellingQueued, true)) {
        QMetaObject::invokeMethod(this, &CurlLoop::tellListeners, Qt::QueuedConnection);
    }
}

int CurlLoop::socketWanted(CURL *, curl_socket_t socket, int what, void *loop, void *)
{
    static_cast<CurlLoop *>(loop)->watch(socket, what);
    return 0;
}

int CurlLoop::timerWanted(CURLM *, long milliseconds, void *loop)
{
    QTimer &timer = static_cast<CurlLoop *>(loop)->m_timer;
    if (milliseconds < 0) {
        timer.stop();
    } else {
        timer.start(std::chrono::milliseconds(milliseconds));
    }
    return 0;
}

void CurlLoop::watch(curl_socket_t socket, int what)
{
    Watch *&watch = m_watches[socket];
    if (what == CURL_POLL_REMOVE) {
        if (watch) {
            // This may be its own signal; the number may belong to another socket as soon as this returns.
            for (auto *notifier : {&watch->read, &watch->write}) {
                (*notifier)->setEnabled(false);
                m_retired.push_back(std::move(*notifier));
            }
            delete watch;
        }
        m_watches.remove(socket);
        return;
    }
    if (!watch) {
        watch = new Watch{notifier(socket, QSocketNotifier::Read), notifier(socket, QSocketNotifier::Write)};
        connect(watch->read.get(), &QSocketNotifier::activated, this,
            [this, socket] { act(socket, CURL_CSELECT_IN); });
        connect(watch->write.get(), &QSocketNotifier::activated, this,
            [this, socket] { act(socket, CURL_CSELECT_OUT); });
    }
    watch->read->setEnabled(what == CURL_POLL_IN || what == CURL_POLL_INOUT);
    watch->write->setEnabled(what == CURL_POLL_OUT || what == CURL_POLL_INOUT);
}

void CurlLoop::act(curl_socket_t socket, int events)
{
    m_retired.clear(); // none of them is signalling: they were disabled in an earlier round
    int running = 0;
    m_acting = true;
    curl_multi_socket_action(m_multi, socket, events, &running);
    collectFinished();
    m_acting = false;
    tellListeners();
}

void CurlLoop::collectFinished()
{
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg == CURLMSG_DONE) {
            CurlCall *call = nullptr;
            curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &call);
            call->transferEnded(message->data.result);
            announce(call);
        }
    }
}

void CurlLoop::tellListeners()
{
    m_tellingQueued = false;
    // A listener that resumes or ends a call may come back here.
    if (std::exchange(m_telling, true)) {
        return;
    }
    while (!m_announced.isEmpty()) {
        if (const QPointer<CurlCall> call = m_announced.takeFirst()) {
            call->tell();
        }
    }
    m_telling = false;
}

} // namespace qiao
