#pragma once

#include "accounts/qwenclicredentials.h"

#include <qiao/result.h>

#include <QObject>
#include <QString>

namespace qiao {

/// Where the tokens of one sign-in lie, and how the programs that share them take turns at renewing them.
/// One read, one write and one lock at a time. Destroying it gives up what is under way and the lock.
class CredentialsVault : public QObject
{
    Q_OBJECT

public:
    explicit CredentialsVault(QString accountName, QObject *parent = nullptr)
        : QObject(parent), m_accountName(std::move(accountName))
    { }

    /// As sentences for people call the account.
    [[nodiscard]] const QString &accountName() const { return m_accountName; }
    void setAccountName(const QString &name) { m_accountName = name; }

    /// Looks what is there now. Ends in readFinished(), perhaps before it returns.
    virtual void read() = 0;
    /// Waits for this program's turn. Ends in locked() or lockFailed(), from the event loop, unless unlock()
    /// comes first.
    virtual void lock() = 0;
    virtual void unlock() = 0;
    /// Ok when write() may succeed, as far as that can be told at once: asked before a refresh token is
    /// spent whose successor has to be kept.
    [[nodiscard]] virtual Result<void> checkWritable() const = 0;
    /// Replaces what is there, whole or not at all. Ends in written(), perhaps before it returns.
    virtual void write(const QwenCliCredentials &credentials) = 0;

    /// The refresh token is dead: what is so and what to do. NeedsLogin, 401.
    [[nodiscard]] virtual Error needsSignIn() const = 0;

Q_SIGNALS:
    /// NeedsLogin when nothing usable is there, another kind when that could not be found out.
    void readFinished(const qiao::Result<qiao::QwenCliCredentials> &result);
    void locked();
    /// Transient when another program kept its turn for too long, Internal when there can be no lock.
    void lockFailed(const qiao::Error &error);
    void written(const qiao::Result<void> &result);

private:
    QString m_accountName;
};

} // namespace qiao
