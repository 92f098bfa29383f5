#pragma once

#include "upstream/networkupstream.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

namespace qiao {

/// A call over a QNetworkReply, with the two time-outs that QNetworkAccessManager does not tell apart.
class NetworkCall : public UpstreamCall
{
    Q_OBJECT

public:
    /// Takes over \a reply and the place in \a pool that \a manager stands for.
    NetworkCall(ConnectionPool *pool, QNetworkAccessManager *manager, QNetworkReply *reply,
        const NetworkUpstream::Timeouts &timeouts, QObject *parent);
    ~NetworkCall() override;

    [[nodiscard]] QByteArray read(qint64 maxSize) override;

private:
    void requestOnItsWay();
    void announceHead();
    void bytesArrived();
    void silenceNoticed();
    void replyFinished();
    void finish(const Result<void> &result);
    void giveBackManager();

    QPointer<ConnectionPool> m_pool;
    QNetworkAccessManager *m_manager;
    QNetworkReply *m_reply;
    NetworkUpstream::Timeouts m_timeouts;
    QTimer m_timer;
    QElapsedTimer m_lastSign;
    bool m_connecting = true;
    bool m_headAnnounced = false;
};

} // namespace qiao
