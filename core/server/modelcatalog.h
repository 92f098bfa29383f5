#pragma once

#include "accounts/accountpool.h"
#include "accounts/modelnames.h"
#include "server/modelbodies.h"
#include "translation/errors/upstreamerror.h"
#include "upstream/upstream.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QUrl>

#include <utility>

namespace qiao {

/// The models that GET /v1/models offers, and what they are called when they are asked of an account: the
/// service's own list once it is known, the account's list, the table of its plan, and the aliases that name
/// one model; clients of Anthropic's API are offered each as "claude-…" too (claudeName()). Never makes a
/// client wait for the service: its list is fetched after an answer was given and kept for an hour. Lives on
/// the worker thread.
class ModelCatalog : public QObject
{
    Q_OBJECT

public:
    /// \a accounts and \a upstream must outlive the catalog.
    ModelCatalog(
        AccountPool &accounts, Upstream &upstream, ModelPreferences preferences, QObject *parent = nullptr);
    ~ModelCatalog() override;

    /// For requests that come from now on.
    void setPreferences(ModelPreferences preferences);

    /// OpenAI's list object. \a forced is the account asked for, empty for the default.
    [[nodiscard]] Result<QByteArray> list(const QString &forced);
    /// One page of Anthropic's list.
    [[nodiscard]] Result<QByteArray> anthropicList(const QString &forced, const ModelPage &page);
    /// The model's object in \a dialect; 404 when \a id is neither offered nor an alias of something offered.
    [[nodiscard]] Result<QByteArray> find(
        const QString &forced, const QString &id, translation::Dialect dialect);

    /// The Anthropic API of \a account's service answered a request for \a model with \a refusal. True when
    /// that means that the API is not there, or does not serve the model; it is remembered.
    bool learn(const Account &account, const QString &model, const translation::UpstreamError &refusal);
    /// That API is known not to be there, or not to serve \a model.
    [[nodiscard]] bool lacksMessages(const Account &account, const QString &model) const;

    /// What a request served by \a account goes by. Valid until the next call.
    [[nodiscard]] const ModelNames &names(const Account &account);
    /// How long a prompt \a model takes when \a account asks for it; absent: not known.
    [[nodiscard]] std::optional<std::int64_t> contextTokens(const Account &account, const QString &model);

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
    [[nodiscard]] OfferedModel described(const QString &id, const ModelNames &names) const;
    void fetchIfStale(const Account &account);
    void fetch(const Account &account, const Credential &credential);

    AccountPool &m_accounts;
    Upstream &m_upstream;
    ModelPreferences m_preferences;
    QHash<QString, Fetched> m_fetched; ///< by account id
    QHash<QString, Named> m_named; ///< by account id
    QSet<QUrl> m_withoutMessages; ///< addresses where Anthropic's API was looked for in vain
    QSet<std::pair<QUrl, QString>> m_withoutModel; ///< models that it does not serve there
};

} // namespace qiao
