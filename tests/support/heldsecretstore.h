#pragma once

#include "accounts/memorysecretstore.h"

#include <qiao/whenfinished.h>

#include <QPromise>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace qiao::test {

/// A store in memory that does nothing before it is told to, can refuse, and says what it was asked.
class HeldSecretStore : public SecretStore
{
public:
    QFuture<Result<std::optional<QByteArray>>> read(const QString &id) override
    {
        return hold<Result<std::optional<QByteArray>>>(
            QStringLiteral("read ") + id, [this, id] { return m_secrets.read(id).result(); });
    }
    QFuture<Result<void>> write(const QString &id, const QByteArray &secret) override
    {
        return hold<Result<void>>(QStringLiteral("write ") + id,
            [this, id, secret] { return m_secrets.write(id, secret).result(); });
    }
    QFuture<Result<void>> remove(const QString &id) override
    {
        return hold<Result<void>>(
            QStringLiteral("remove ") + id, [this, id] { return m_secrets.remove(id).result(); });
    }

    /// Does what it was asked first. False when there is nothing to do.
    bool answer()
    {
        if (m_held.empty()) {
            return false;
        }
        const auto held = std::move(m_held.front());
        m_held.erase(m_held.begin());
        held();
        return true;
    }

    QStringList asked; ///< "read id", "write id", "remove id", in order
    int answersLeft = -1; ///< after so many more, everything fails; -1: nothing does

private:
    template <typename T> QFuture<T> hold(const QString &what, std::function<T()> work)
    {
        asked.append(what);
        auto promise = std::make_shared<QPromise<T>>();
        promise->start();
        m_held.push_back([this, promise, work] {
            const bool fails = answersLeft == 0;
            answersLeft -= answersLeft > 0 ? 1 : 0;
            promise->addResult(
                fails ? T(tl::make_unexpected(Error{.message = QStringLiteral("refused")})) : work());
            promise->finish();
        });
        return promise->future();
    }

    MemorySecretStore m_secrets;
    std::vector<std::function<void()>> m_held;
};

} // namespace qiao::test
