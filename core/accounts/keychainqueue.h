#pragma once

#include <qiao/result.h>

#include <QByteArray>
#include <QDeadlineTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <deque>
#include <functional>
#include <optional>

namespace QKeychain {
class Job;
}

namespace qiao {

struct KeychainOptions
{
    QString service = QStringLiteral("io.github.qiao.Qiao");
    /// How long after the start of the program a keyring that is not there yet is waited for.
    std::chrono::milliseconds keyringPatience{30'000};
    /// How long one answer may take: a person may have to find a password first.
    std::chrono::milliseconds answerPatience{120'000};
};

/// One thing to do with the keychain.
struct KeychainRequest
{
    enum class Kind { Read, Write, Remove };
    using Outcome = Result<std::optional<QByteArray>>; ///< nullopt for what does not read

    Kind kind = Kind::Read;
    QString id;
    QByteArray secret = {};
    std::function<void(const Outcome &)> done;
};

/// QtKeychain's jobs, one at a time and in order. Lives on the application's thread, because libsecret
/// answers through that thread's GLib context. A job that does not answer in time is given up but not ended
/// (QtKeychain would still use it); until it ends, requests fail at once instead of asking the person again.
class KeychainQueue : public QObject
{
    Q_OBJECT

public:
    explicit KeychainQueue(const KeychainOptions &options);

    void add(const KeychainRequest &request);
    /// Nobody waits any more: reads are dropped, changes are still made, then the queue deletes itself.
    void retire();

private:
    void next();
    void startJob();
    void finishJob(QKeychain::Job *job);
    void giveUpJob();
    void end(const KeychainRequest::Outcome &outcome);
    [[nodiscard]] QKeychain::Job *makeJob() const;
    [[nodiscard]] QString key() const;

    KeychainOptions m_options;
    QDeadlineTimer m_keyringDeadline;
    std::deque<KeychainRequest> m_requests;
    std::optional<KeychainRequest> m_current;
    QKeychain::Job *m_job = nullptr; ///< deletes itself after it has finished
    bool m_jobGivenUp = false;
    bool m_connectionRenewed = false; ///< for the current request
    bool m_retired = false;
    QTimer m_limit;
};

} // namespace qiao
