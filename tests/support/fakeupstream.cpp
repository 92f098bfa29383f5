#include "support/fakeupstream.h"

#include <utility>

namespace qiao::test {

FakeUpstreamCall::FakeUpstreamCall(UpstreamRequest request, QObject *parent)
    : UpstreamCall(parent), m_request(std::move(request))
{ }

QByteArray FakeUpstreamCall::header(QByteArrayView name) const
{
    for (const auto &[key, value] : m_request.headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0) {
            return value;
        }
    }
    return {};
}

QByteArray FakeUpstreamCall::read(qint64 maxSize)
{
    const QByteArray bytes = m_unread.first(std::min<qsizetype>(maxSize, m_unread.size()));
    m_unread.remove(0, bytes.size());
    return bytes;
}

void FakeUpstreamCall::sendHead(int status, const QByteArray &contentType, const HttpHeaders &headers)
{
    Q_EMIT headReceived({.status = status, .contentType = contentType, .headers = headers});
}

void FakeUpstreamCall::sendBody(const QByteArray &bytes)
{
    m_unread += bytes;
    Q_EMIT readyRead();
}

void FakeUpstreamCall::finish()
{
    Q_EMIT finished({});
}

void FakeUpstreamCall::fail(const Error &error)
{
    Q_EMIT finished(tl::make_unexpected(error));
}

void FakeUpstreamCall::answer(int status, const QByteArray &body, const HttpHeaders &headers)
{
    // a slot may destroy the call at any of these
    const QPointer<FakeUpstreamCall> self(this);
    sendHead(status, "application/json", headers);
    if (self) {
        sendBody(body);
    }
    if (self) {
        finish();
    }
}

UpstreamCall *FakeUpstream::start(const UpstreamRequest &request, QObject *parent)
{
    auto *call = new FakeUpstreamCall(request, parent);
    m_calls.append(call);
    QMetaObject::invokeMethod(
        this,
        [this, started = m_calls.last()] {
            if (started) {
                Q_EMIT this->started(started);
            }
        },
        Qt::QueuedConnection);
    return call;
}

FakeUpstreamCall *FakeUpstream::lastCall() const
{
    return m_calls.isEmpty() ? nullptr : m_calls.last().data();
}

} // namespace qiao::test
