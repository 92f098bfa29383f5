#pragma once

#include "accounts/accountpool.h"
#include "accounts/modelnames.h"
#include "upstream/upstream.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QObject>
#include <QStringList>

#include <vector>

namespace qiao {

/// The models that GET /v1/models offers, and what they are called when they are asked of an account: the
/// service's own list once it is known, the account's list, the table of its plan, and the aliases that name
/// one model. Never makes a client wait for the service: its list is fetched after an answer was given and
/// kept for an hour. Lives on the worker thread.
class ModelCatalog : public QObject
{
    Q_OBJECT

public:
    /// \a accounts and \a upstream must outlive the catalog. \a aliases: the user's.
    ModelCatalog(AccountPool &accounts, Upstream &upstream, std::vector<translation::AliasRule> aliases,
        QObject *parent = nullptr);
    ~ModelCatalog() override;

    /// OpenAI's list object. \a forced is the account asked for, empty for the default.
    [[nodiscard]] Result<QByteArray> list(const QString &forced);
    /// OpenAI's model object; 404 when \a id is neither offered nor an alias of something offered.
    [[nodiscard]] Result<QByteArray> find(const QString &forced, const QString &id);

    /// What a request served by \a account goes by. Valid until the next call.
    [[nodiscard]] const ModelNames &names(const Account &account);

private:
    struct Fetched
    {
        QStringList models;
        QDateTime at;
        bool underWay = false;
    };

    /// Made once, and again when the account or the service's list is another one.
    struct Named
    {
        Account account;
        QStringList listed;
        ModelNames names;
    };

    [[nodiscard]] QStringList offered(const Account &account);
    void fetchIfStale(const Account &account);
    void fetch(const Account &account, const Credential &credential);

    AccountPool &m_accounts;
    Upstream &m_upstream;
    std::vector<translation::AliasRule> m_aliases;
    QHash<QString, Fetched> m_fetched; ///< by account id
    QHash<QString, Named> m_named; ///< by account id
};

/// The ids in an OpenAI model list; empty when \a body is none.
[[nodiscard]] QStringList modelIds(const QByteArray &body);

} // namespace qiao
