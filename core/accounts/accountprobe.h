#pragma once

#include "accounts/accountpool.h"
#include "upstream/upstream.h"

#include <QObject>

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

/// One real chat request of one token for an account: the only thing that proves that it works. Goes through
/// the pool's credential and reports its outcome there. A sign-in that works and is then refused gets the
/// sentence about the ended free tier. Destroying it aborts what is under way.
class AccountProbe : public QObject
{
    Q_OBJECT

public:
    /// \a pool and \a upstream have to outlive it.
    AccountProbe(AccountPool &pool, Upstream &upstream, QObject *parent = nullptr);

    /// Once an object. \a model: what to ask for; empty: the first that the account is known to open.
    void start(const Account &account, const QString &model = {});

Q_SIGNALS:
    /// Exactly once, from the event loop, within 60 s.
    void finished(const qiao::ProbeOutcome &outcome);
};

} // namespace qiao
