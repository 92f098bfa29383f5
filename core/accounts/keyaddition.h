#pragma once

#include "accounts/account.h"
#include "accounts/accountprobe.h"
#include "accounts/keydetective.h"

#include <qiao/accountsummary.h>
#include <qiao/result.h>

#include <QObject>

namespace qiao {

class AccountEditor;
class LocalAccountPool;

/// A key to be made an account of. Holds a secret.
struct NewKey
{
    QString name = {}; ///< empty: one is made of the kind
    QByteArray key = {};
    KeyHints hints = {};
    QUrl proxy = {};
};

/// How adding a key went; the account is there.
struct KeyAdded
{
    AccountSummary account;
    QList<KeyFinding> findings;
    QString sentence; ///< verdictSentence()
    QString termsNotice; ///< what the plan's terms ask of the user; may be empty
    ProbeOutcome probe;
};

/// Makes an account of one key, step by step: where it may belong, whether an account has it already, who
/// takes it, keeping it, one real request. Destroying it stops; an account that is kept by then stays.
class KeyAddition : public QObject
{
    Q_OBJECT

public:
    /// All have to outlive it.
    KeyAddition(AccountEditor &editor, LocalAccountPool &pool, Upstream &upstream, QObject *parent);

    /// Once an object. \a plansUrl: see redirectedToStandIn().
    void start(const NewKey &key, const QUrl &plansUrl);

Q_SIGNALS:
    /// A place has answered.
    void found(const qiao::KeyFinding &finding);
    /// Exactly once, from the event loop. Errors: those of AccountEditor; NeedsLogin (401) with the verdict
    /// when nobody takes the key, which is then not kept.
    void finished(const qiao::Result<qiao::KeyAdded> &result);

private:
    [[nodiscard]] Result<QList<KeyCandidate>> candidates(const QUrl &plansUrl) const;
    void ask(const QList<KeyCandidate> &candidates);
    void haveFindings(const QList<KeyFinding> &findings);
    void keep(const KeyFinding &finding);
    void prove(const Account &account);
    void finishLater(const Error &error);

    AccountEditor &m_editor;
    LocalAccountPool &m_pool;
    Upstream &m_upstream;
    NewKey m_key;
    KeyAdded m_added;
};

} // namespace qiao
