#pragma once

#include "server/responsesink.h"

#include <qiao/result.h>

#include <QByteArray>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <optional>

namespace qiao {

/// A request to the service, ready to be sent. Holds a secret (Authorization): never log it.
struct UpstreamRequest
{
    QByteArray method = "POST";
    QUrl url;
    HttpHeaders headers;
    QByteArray body;
    QUrl proxy = {}; ///< see checkProxyUrl(); empty: the system's
};

struct UpstreamHead
{
    int status = 0;
    QByteArray contentType;
    HttpHeaders headers;
    std::chrono::milliseconds connectTime{0}; ///< see RequestRow::connectTime
};

/// One request under way. Destroying it aborts it at once. finished() comes exactly once, unless the call is
/// destroyed first; bytes that were not read until then can still be read. Lives on the worker thread.
class UpstreamCall : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// At most \a maxSize of the bytes that wait. What is not read stays in a bounded buffer, so a reader
    /// that stops reading slows the service down.
    [[nodiscard]] virtual QByteArray read(qint64 maxSize) = 0;

    /// Lets a call whose answer is complete come to its own end, unheard, so that its connection can serve
    /// the next request; it deletes itself. Not to be called after finished().
    virtual void finishQuietly(QObject *newParent);

Q_SIGNALS:
    void headReceived(const qiao::UpstreamHead &head);
    void readyRead();
    /// An HTTP error status is a success here (headReceived told it); an Error means the transport failed:
    /// refused, DNS, TLS, time-out, or the connection broke before the body's end.
    void finished(const qiao::Result<void> &result);
};

/// Sends requests to the service.
class Upstream : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The call is owned by \a parent. Its signals come from the event loop, never from inside start().
    [[nodiscard]] virtual UpstreamCall *start(const UpstreamRequest &request, QObject *parent) = 0;
};

} // namespace qiao
