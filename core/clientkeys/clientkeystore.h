#pragma once

#include "clientkeys/clientkeysfile.h"

#include <QObject>

#include <functional>

namespace qiao {

class FileWatch;

/// The client keys that were made here, in clientkeys.json, which holds their hashes and never a key. Several
/// programs may use the file: it is watched, and each change is a read, an edit and a replacement under a
/// lock. Lives on one thread; a change blocks for one file write.
class ClientKeyStore : public QObject
{
    Q_OBJECT

public:
    /// \a configFolder is made when something is first written.
    explicit ClientKeyStore(const QString &configFolder, QObject *parent = nullptr);

    /// In the order in which they were made.
    [[nodiscard]] QList<ClientKey> keys() const;
    /// SHA-256 of each, binary.
    [[nodiscard]] QList<QByteArray> hashes() const;
    /// Why the file cannot be used, for the person at the terminal; empty when all is well. What it held
    /// before it broke stands until it is repaired.
    [[nodiscard]] QString fault() const { return m_fault; }

    /// Whether other computers can connect: then revoke() does not take the last key that is accepted away,
    /// \a others beside these.
    void guardLastKey(bool isReachable, qsizetype others);

    // Errors of all changes: Rejected 400 (a name that is none), 404 (no such key), 409 (the name is taken;
    // the last key is needed), Transient (503) when another program does not let go of the file, Internal
    // (500) when it cannot be used or written.

    /// Makes a key of 32 random bytes. What it returns is the only copy.
    [[nodiscard]] Result<NewClientKey> create(const QString &name);
    [[nodiscard]] Result<ClientKey> rename(const QString &id, const QString &name);
    /// From now on nobody is let in with it.
    [[nodiscard]] Result<void> revoke(const QString &id);

Q_SIGNALS:
    /// keys(), hashes() or fault() are different now, whoever changed them.
    void changed();

private:
    using Keys = QList<StoredClientKey>;
    using Edit = std::function<Result<void>(Keys &)>;

    [[nodiscard]] Result<Keys> read() const;
    void adopt(const Result<Keys> &keys);
    [[nodiscard]] Result<void> change(const Edit &edit);

    QString m_path;
    Keys m_keys;
    QString m_fault;
    bool m_isReachable = false;
    qsizetype m_otherKeys = 0;
    FileWatch *m_watch; ///< a child
};

/// Whether clientkeys.json in \a configFolder holds a key that is accepted.
[[nodiscard]] bool hasClientKeys(const QString &configFolder);

} // namespace qiao
