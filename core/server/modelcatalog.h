#pragma once

#include "accounts/accountpool.h"
#include "translation/modelaliases.h"
#include "upstream/upstream.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QObject>
#include <QStringList>

#include <vector>

namespace qiao {

/// The models that GET /v1/models offers: the table of the account's service, the service's own list once it
/// is known, and the aliases that name one model. Never makes a client wait for the service: its list is
/// fetched after an answer was given and kept for an hour. Lives on the worker thread.
class ModelCatalog : public QObject
{
    Q_OBJECT

public:
    /// \a accounts and \a upstream must outlive the catalog.
    ModelCatalog(AccountPool &accounts, Upstream &upstream, std::vector<translation::AliasRule> aliases,
        QObject *parent = nullptr);
    ~ModelCatalog() override;

    /// OpenAI's list object. \a forced is the account asked for, empty for the default.
    [[nodiscard]] Result<QByteArray> list(const QString &forced);
    /// OpenAI's model object; 404 when \a id is neither offered nor an alias of something offered.
    [[nodiscard]] Result<QByteArray> find(const QString &forced, const QString &id);

private:
    struct Fetched
    {
        QStringList models;
        QDateTime at;
        bool underWay = false;
    };

    [[nodiscard]] Result<QStringList> models(const QString &forced);
    [[nodiscard]] std::vector<translation::AliasRule> aliasesFor(const Account &account) const;
    [[nodiscard]] QString hostOf(const Account &account) const;
    void fetchIfStale(const Account &account);
    void fetch(const Account &account, const Credential &credential);

    AccountPool &m_accounts;
    Upstream &m_upstream;
    std::vector<translation::AliasRule> m_aliases;
    QHash<QString, Fetched> m_fetched;
};

/// The ids in an OpenAI model list; empty when \a body is none.
[[nodiscard]] QStringList modelIds(const QByteArray &body);

} // namespace qiao
