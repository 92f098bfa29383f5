#pragma once

#include "upstream/networkupstream.h"
#include "upstream/transporterror.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <curl/curl.h>

#include <array>
#include <optional>

namespace qiao {

class CurlLoop;

/// One transfer by libcurl. What arrives is kept in a bounded buffer: beyond it the transfer pauses, and the
/// service is slowed down through TCP, until read() made room.
class CurlCall : public UpstreamCall
{
    Q_OBJECT

public:
    CurlCall(CurlLoop *loop, const UpstreamRequest &request, const NetworkUpstream::Timeouts &timeouts,
        QObject *parent);
    ~CurlCall() override;

    [[nodiscard]] QByteArray read(qint64 maxSize) override;

    [[nodiscard]] CURL *handle() const { return m_easy; }
    /// Called by the loop when libcurl is done with the transfer.
    void transferEnded(CURLcode code);
    /// Emits what has happened since the last time. Called by the loop when no function of libcurl is active.
    void tell();

private:
    static std::size_t headerArrived(char *data, std::size_t size, std::size_t count, void *call);
    static std::size_t bytesArrived(char *data, std::size_t size, std::size_t count, void *call);

    void setOptions();
    void setHeaders();
    void setProxy();
    void readHeaderLine(const QByteArray &line);
    [[nodiscard]] std::size_t take(const char *data, std::size_t size);
    void resumeIfThereIsRoom();
    [[nodiscard]] std::chrono::milliseconds connectTime() const;
    [[nodiscard]] TransferFailure transferFailure() const;
    void silenceNoticed();
    void finish(const Result<void> &result);

    QPointer<CurlLoop> m_loop;
    UpstreamRequest m_request;
    NetworkUpstream::Timeouts m_timeouts;
    CURL *m_easy;
    curl_slist *m_headerList = nullptr;
    std::array<char, CURL_ERROR_SIZE> m_errorText{};
    QByteArray m_url;

    UpstreamHead m_head;
    QByteArray m_buffer;
    qsizetype m_readTo = 0; // of m_buffer
    std::optional<CURLcode> m_end;
    bool m_headComplete = false;
    bool m_headTold = false;
    bool m_newBytes = false;
    bool m_paused = false;
    bool m_finished = false;

    QTimer m_silenceTimer;
    QElapsedTimer m_lastSign;
    curl_off_t m_uploaded = 0;
};

} // namespace qiao
