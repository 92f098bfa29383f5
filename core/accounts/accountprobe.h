#pragma once

#include "accounts/accountpool.h"
#include "translation/errors/upstreamerror.h"
#include "upstream/collectedanswer.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace qiao {

/// How one real request went.
struct ProbeOutcome
{
    bool works = false;
    QString model = {}; ///< what was asked
    /// Why not, classed; meaningful when it does not work.
    Error error = {};
    std::chrono::milliseconds duration{0};
};

/// The model that one real request for \a account asks for: the plan's default where the account opens it,
/// else the first that plan and account both name, else the account's first. Lists of models begin anywhere:
/// with one that draws pictures, or the dearest. Empty when none is known.
[[nodiscard]] QString probeModel(const Account &account);

/// One real chat request of one token for an account: the only thing that proves that it works. Goes through
/// the pool's credential and reports its outcome there. A sign-in that works and is then refused gets the
/// sentence about the ended free tier. Destroying it aborts what is under way.
class AccountProbe : public QObject
{
    Q_OBJECT

public:
    /// \a pool and \a upstream have to outlive it. The outcome comes within \a limit.
    AccountProbe(AccountPool &pool, Upstream &upstream, QObject *parent = nullptr,
        std::chrono::milliseconds limit = std::chrono::seconds(60));

    /// Once an object. \a model: what to ask for; empty: probeModel().
    void start(const Account &account, const QString &model = {});

Q_SIGNALS:
    /// Exactly once, from the event loop.
    void finished(const qiao::ProbeOutcome &outcome);

private:
    void haveCredential(const Result<Credential> &credential);
    void send();
    void haveAnswer(const Result<CollectedAnswer> &answer);
    void answered(const QByteArray &body);
    void refused(const CollectedAnswer &answer);
    [[nodiscard]] Error explained(const translation::UpstreamError &error) const;
    void replaceCredential(const Error &refusal);
    void fail(const Error &error);
    void finish(ProbeOutcome outcome);

    AccountPool &m_pool;
    Upstream &m_upstream;
    std::chrono::milliseconds m_limit;
    Account m_account;
    QString m_model;
    Credential m_credential;
    QByteArray m_body;
    CollectedCall *m_call = nullptr; ///< a child
    bool m_replaced = false;
    bool m_over = false;
    QTimer m_timer;
    QElapsedTimer m_clock;
};

} // namespace qiao
