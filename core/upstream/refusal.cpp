#include "upstream/refusal.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace qiao {

namespace {

constexpr qint64 readSize = 16 * 1024;
constexpr qsizetype largestBody = 256 * 1024;

} // namespace

std::optional<std::chrono::seconds> retryAfter(const HttpHeaders &headers, const QDateTime &now)
{
    const auto header = std::find_if(headers.begin(), headers.end(), [](const auto &candidate) {
        return candidate.first.compare("Retry-After", Qt::CaseInsensitive) == 0;
    });
    if (header == headers.end()) {
        return std::nullopt;
    }
    bool isNumber = false;
    const qint64 seconds = header->second.trimmed().toLongLong(&isNumber);
    if (isNumber) {
        return seconds >= 0 ? std::optional(std::chrono::seconds(seconds)) : std::nullopt;
    }
    QDateTime date = QLocale::c().toDateTime(
        QString::fromLatin1(header->second.trimmed()), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!date.isValid()) {
        return std::nullopt;
    }
    date.setTimeZone(QTimeZone::utc());
    return std::chrono::seconds(std::max<qint64>(0, now.secsTo(date)));
}

Refusal::Refusal(UpstreamCall *call, const UpstreamHead &head, QObject *parent)
    : QObject(parent), m_call(call), m_head(head)
{
    connect(m_call, &UpstreamCall::readyRead, this, &Refusal::bytesArrived);
    connect(m_call, &UpstreamCall::finished, this, [this] {
        bytesArrived();
        Q_EMIT read(m_head.status, m_body, retryAfter(m_head.headers, QDateTime::currentDateTimeUtc()));
    });
}

void Refusal::bytesArrived()
{
    for (QByteArray bytes = m_call->read(readSize); !bytes.isEmpty(); bytes = m_call->read(readSize)) {
        m_body.append(bytes.left(std::max<qsizetype>(0, largestBody - m_body.size())));
    }
}

} // namespace qiao
