#pragma once

#include "upstream/upstream.h"

#include <QPointer>

namespace qiao::test {

/// A call a test answers by hand. Its verbs emit at once, so the outcome can be asserted on the next line.
class FakeUpstreamCall : public UpstreamCall
{
    Q_OBJECT

public:
    FakeUpstreamCall(UpstreamRequest request, QObject *parent);

    [[nodiscard]] const UpstreamRequest &request() const { return m_request; }
    [[nodiscard]] QByteArray header(QByteArrayView name) const;

    [[nodiscard]] QByteArray read(qint64 maxSize) override;
    /// Bytes handed in that nobody has read.
    [[nodiscard]] qint64 bytesUnread() const { return m_unread.size(); }

    void sendHead(
        int status, const QByteArray &contentType = "application/json", const HttpHeaders &headers = {});
    void sendBody(const QByteArray &bytes);
    void finish();
    /// The transport fails.
    void fail(const Error &error);
    /// A whole answer: head, body, end.
    void answer(int status, const QByteArray &body, const HttpHeaders &headers = {});

private:
    UpstreamRequest m_request;
    QByteArray m_unread;
};

/// An Upstream without a network: the test waits for requests and injects what comes back.
class FakeUpstream : public Upstream
{
    Q_OBJECT

public:
    using Upstream::Upstream;

    [[nodiscard]] UpstreamCall *start(const UpstreamRequest &request, QObject *parent) override;

    /// Every call so far; null where the caller has destroyed it.
    [[nodiscard]] const QList<QPointer<FakeUpstreamCall>> &calls() const { return m_calls; }
    [[nodiscard]] qsizetype callCount() const { return m_calls.size(); }
    [[nodiscard]] FakeUpstreamCall *lastCall() const;

Q_SIGNALS:
    /// From the event loop, so that it may be answered from the slot. Not sent if the call is gone by then.
    void started(qiao::test::FakeUpstreamCall *call);

private:
    QList<QPointer<FakeUpstreamCall>> m_calls;
};

} // namespace qiao::test
