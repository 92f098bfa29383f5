#pragma once

#include "accounts/clock.h"

#include <qiao/result.h>

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QTimer>

namespace qiao {

/// The numbers of the lock protocol. The defaults are those of the Qwen CLI 0.24.4, except that older CLIs
/// call a lock stale after 10 s: touching it every 3 s keeps it fresh for them too.
struct QwenCliLockTiming
{
    std::chrono::milliseconds staleAfter{35'000};
    std::chrono::milliseconds touchEvery{3'000};
    std::chrono::milliseconds firstWait{100};
    std::chrono::milliseconds longestWait{2'000};
    int attempts = 20;
};

/// The lock file that programs sharing the Qwen CLI's credentials take before they refresh: made
/// exclusively, its content a random id that tells whose it is. Waiting uses timers and never blocks.
/// Destroying a held lock releases it.
class QwenCliLock : public QObject
{
    Q_OBJECT

public:
    QwenCliLock(QString path, Clock clock, QwenCliLockTiming timing, QObject *parent = nullptr);
    ~QwenCliLock() override;

    /// Ends in exactly one acquired() or failed(), from the event loop, unless release() comes first.
    void acquire();

    /// Gives up waiting, or unlinks the lock file if it is (still) this lock's.
    void release();

    /// Whether the file is there and holds this lock's id. The CLI removes the file when it exits, whoever
    /// holds it, so this can turn false at any time.
    [[nodiscard]] bool isOurs() const;

Q_SIGNALS:
    void acquired();
    /// Transient when another program kept it for all attempts, Internal when it cannot be made at all.
    void failed(const qiao::Error &error);

private:
    enum class State { Idle, Waiting, Held };

    void attempt();
    [[nodiscard]] bool create();
    [[nodiscard]] bool stealIfStale();
    void waitLonger();
    void keepFresh();
    void fail(Error::Kind kind, const QString &message);

    QString m_path;
    QByteArray m_id;
    Clock m_clock;
    QwenCliLockTiming m_timing;
    QTimer m_retry;
    QTimer m_touch;
    State m_state = State::Idle;
    std::chrono::milliseconds m_wait{0};
    int m_attemptsLeft = 0;
};

} // namespace qiao
