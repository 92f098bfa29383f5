#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QSocketNotifier>
#include <QTimer>

#include <curl/curl.h>

#include <memory>
#include <vector>

namespace qiao {

class CurlCall;

/// Runs libcurl's transfers on Qt's event loop: sockets become notifiers, libcurl's one timer a QTimer. All
/// its connections live here, idle ones are reused. What the transfers have to say is said after libcurl has
/// returned, so a listener may end any call. Lives on the worker thread.
class CurlLoop : public QObject
{
    Q_OBJECT

public:
    explicit CurlLoop(QObject *parent = nullptr);
    ~CurlLoop() override;

    void add(CurlCall *call);
    void remove(CurlCall *call);
    /// \a call has something to say.
    void announce(CurlCall *call);

private:
    struct Watch
    {
        std::unique_ptr<QSocketNotifier> read;
        std::unique_ptr<QSocketNotifier> write;
    };

    static int socketWanted(CURL *easy, curl_socket_t socket, int what, void *loop, void *known);
    static int timerWanted(CURLM *multi, long milliseconds, void *loop);

    void watch(curl_socket_t socket, int what);
    void act(curl_socket_t socket, int events);
    void collectFinished();
    void tellListeners();

    CURLM *m_multi;
    QTimer m_timer;
    QHash<curl_socket_t, Watch *> m_watches;
    std::vector<std::unique_ptr<QSocketNotifier>> m_retired; ///< disabled, deleted in the next round
    QList<QPointer<CurlCall>> m_announced;
    bool m_acting = false;
    bool m_telling = false;
    bool m_tellingQueued = false;
};

} // namespace qiao
