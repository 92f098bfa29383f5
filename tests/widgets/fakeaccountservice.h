#pragma once

#include "widgets/fakeservice.h"

#include <qiao/accountservice.h>

namespace qiao::test {

/// A sign-in whose steps the test takes.
class FakeSignIn : public SignInFlow
{
    Q_OBJECT

public:
    explicit FakeSignIn(int &open) : m_open(open) { ++m_open; }
    ~FakeSignIn() override { --m_open; }

    [[nodiscard]] SignInProgress progress() const override { return m_progress; }
    void tell(const SignInProgress &progress)
    {
        m_progress = progress;
        Q_EMIT changed(m_progress);
    }

private:
    int &m_open;
    SignInProgress m_progress;
};

/// Accounts that are not there: tests say what the verbs answer, and look at what was asked ("remove work").
class FakeAccountService : public AccountService
{
    Q_OBJECT

public:
    [[nodiscard]] QFuture<Result<KeyVerdict>> inspectKey(const KeyInput &input) override
    {
        inspected.append(input);
        return verdict;
    }
    [[nodiscard]] QFuture<Result<AddedAccount>> addKey(const KeyInput &input) override
    {
        addedKeys.append(input);
        return added;
    }
    [[nodiscard]] std::unique_ptr<SignInFlow> signIn(const QString &name) override
    {
        note(QStringLiteral("signIn"), name);
        auto flow = std::make_unique<FakeSignIn>(openSignIns);
        lastSignIn = flow.get();
        return flow;
    }
    [[nodiscard]] QFuture<Result<FoundImports>> findImports() override
    {
        return finished<Result<FoundImports>>(imports);
    }
    [[nodiscard]] QFuture<Result<QString>> linkSignIn(const QString &fileName) override
    {
        note(QStringLiteral("link"), fileName);
        return finished<Result<QString>>(QStringLiteral("default"));
    }
    [[nodiscard]] QFuture<Result<void>> remove(const QString &name) override
    {
        return note(QStringLiteral("remove"), name);
    }
    [[nodiscard]] QFuture<Result<void>> rename(const QString &name, const QString &newName) override
    {
        return note(QStringLiteral("rename"), name + u' ' + newName);
    }
    [[nodiscard]] QFuture<Result<void>> setEnabled(const QString &name, bool enabled) override
    {
        return note(enabled ? QStringLiteral("enable") : QStringLiteral("disable"), name);
    }
    [[nodiscard]] QFuture<Result<void>> setDefault(const QString &name) override
    {
        return note(QStringLiteral("setDefault"), name);
    }
    [[nodiscard]] QFuture<Result<void>> setStrategy(AccountStrategy) override
    {
        return note(QStringLiteral("setStrategy"), {});
    }
    [[nodiscard]] QFuture<Result<AccountTest>> test(const QString &name) override
    {
        note(QStringLiteral("test"), name);
        return finished<Result<AccountTest>>(testResult);
    }

    QStringList asked;
    Result<void> answer; ///< to verbs without a value
    QList<KeyInput> inspected;
    QList<KeyInput> addedKeys;
    QFuture<Result<KeyVerdict>> verdict = finished<Result<KeyVerdict>>(KeyVerdict());
    QFuture<Result<AddedAccount>> added = finished<Result<AddedAccount>>(AddedAccount());
    FoundImports imports;
    Result<AccountTest> testResult = AccountTest{true, QStringLiteral("qwen3-coder-plus"), {}, {}};
    FakeSignIn *lastSignIn = nullptr; ///< owned by who asked
    int openSignIns = 0; ///< begun and not dropped

private:
    QFuture<Result<void>> note(const QString &verb, const QString &what)
    {
        asked.append(QStringList{verb, what}.join(u' ').trimmed());
        return finished<Result<void>>(answer);
    }
};

} // namespace qiao::test
