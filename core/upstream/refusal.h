#pragma once

#include "upstream/upstream.h"

#include <QByteArray>
#include <QObject>

#include <chrono>
#include <optional>

namespace qiao {

/// What a Retry-After header asks for (RFC 9110, section 10.2.3: seconds or a date); nullopt when absent or
/// unreadable. \a now is what a date is measured against.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfter(
    const HttpHeaders &headers, const QDateTime &now);

/// Collects the body of an answer whose status is an error. Of a long one only the beginning is kept; one
/// that breaks off counts with what came.
class Refusal : public QObject
{
    Q_OBJECT

public:
    /// \a call must outlive this.
    Refusal(UpstreamCall *call, const UpstreamHead &head, QObject *parent);

Q_SIGNALS:
    void read(int status, const QByteArray &body, std::optional<std::chrono::seconds> retryAfter);

private:
    void bytesArrived();

    UpstreamCall *m_call;
    UpstreamHead m_head;
    QByteArray m_body;
};

} // namespace qiao
