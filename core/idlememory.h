#pragma once

#include <QObject>
#include <QTimer>

namespace qiao {

/// Gives the memory that heavy use has left free back to the system, once nothing was asked for a moment.
/// Lives on the worker thread.
class IdleMemory : public QObject
{
public:
    explicit IdleMemory(QObject *parent = nullptr);

    /// A request with \a bodyBytes came; \a underWay are, with it.
    void requestCame(qsizetype bodyBytes, qsizetype underWay);
    /// No request is under way any more.
    void allEnded();

private:
    void release();

    QTimer m_timer;
    qsizetype m_bytes = 0; ///< of request bodies, since the last idle moment
    qsizetype m_mostUnderWay = 0; ///< at a time, since then
};

} // namespace qiao
