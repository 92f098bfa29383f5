#pragma once

#include <qiao/accountsummary.h>
#include <qiao/requestrow.h>

#include <QByteArray>
#include <QDateTime>
#include <QList>

#include <memory>

namespace qiao {

/// Counts what GET /metrics tells, since the server started. Nobody can fill memory with series: of paths
/// only those of the route table are told apart, of models those that Qiao or the service knows, and of them
/// a hundred; others are "other". Lives on the worker thread.
class Metrics
{
public:
    Metrics();
    ~Metrics();
    Q_DISABLE_COPY_MOVE(Metrics)

    /// \a row has Ended.
    void requestEnded(const RequestRow &row);
    /// The service refused or failed one call for \a account, whether or not the client heard of it.
    /// \a errorClass: see errorClass().
    void serviceFailed(const QString &account, const QByteArray &errorClass);
    /// The service was asked for a new token.
    void tokenRefreshed(bool worked);

    /// What is true now rather than counted.
    struct Now
    {
        qsizetype activeRequests = 0;
        qsizetype activeStreams = 0;
        QList<AccountSummary> accounts;
        QDateTime startedAt;
    };
    /// The page, in Prometheus' text format; see Exposition.
    [[nodiscard]] QByteArray text(const Now &now) const;

private:
    struct Series;
    std::unique_ptr<Series> m_series;
};

} // namespace qiao
