#pragma once

#include <qiao/accountservice.h>

namespace qiao {

class ProxyCore;

/// The accounts of the server that runs on the worker thread.
class WorkerAccounts : public AccountService
{
    Q_OBJECT

public:
    /// \a core has to outlive it.
    explicit WorkerAccounts(ProxyCore *core) : m_core(core) { }

    [[nodiscard]] QFuture<Result<KeyVerdict>> inspectKey(const KeyInput &input) override;
    [[nodiscard]] QFuture<Result<AddedAccount>> addKey(const KeyInput &input) override;
    [[nodiscard]] std::unique_ptr<SignInFlow> signIn(const QString &name) override;
    [[nodiscard]] QFuture<Result<FoundImports>> findImports() override;
    [[nodiscard]] QFuture<Result<QString>> linkSignIn(const QString &fileName) override;
    [[nodiscard]] QFuture<Result<void>> remove(const QString &name) override;
    [[nodiscard]] QFuture<Result<void>> rename(const QString &name, const QString &newName) override;
    [[nodiscard]] QFuture<Result<void>> setEnabled(const QString &name, bool enabled) override;
    [[nodiscard]] QFuture<Result<void>> setDefault(const QString &name) override;
    [[nodiscard]] QFuture<Result<void>> setStrategy(AccountStrategy strategy) override;
    [[nodiscard]] QFuture<Result<AccountTest>> test(const QString &name) override;

private:
    ProxyCore *m_core;
};

} // namespace qiao
