#include "server/modelcatalog.h"

#include "translation/native/nativefallback.h"
#include "upstream/chatcall.h"

#include <qiao/whenfinished.h>

#include <algorithm>

using namespace std::chrono_literals;

namespace qiao {

namespace {

constexpr auto keptFor = 1h;
constexpr qint64 readSize = 64 * 1024;
constexpr qsizetype largestList = 4 * 1024 * 1024;

} // namespace

ModelCatalog::ModelCatalog(
    AccountPool &accounts, Upstream &upstream, ModelPreferences preferences, QObject *parent)
    : QObject(parent), m_accounts(accounts), m_upstream(upstream), m_preferences(std::move(preferences))
{ }

ModelCatalog::~ModelCatalog() = default;

void ModelCatalog::setPreferences(ModelPreferences preferences)
{
    m_preferences = std::move(preferences);
    m_named.clear();
}

Result<QByteArray> ModelCatalog::list(const QString &forced)
{
    const Result<Account> account = m_accounts.choose({.forced = forced});
    if (!account) {
        return tl::unexpected(account.error());
    }
    QList<OfferedModel> models;
    for (const QString &id : offered(*account)) {
        models.append(described(id, names(*account)));
    }
    fetchIfStale(*account);
    return openAiModelList(models);
}

Result<QByteArray> ModelCatalog::anthropicList(const QString &forced, const ModelPage &page)
{
    const Result<Account> account = m_accounts.choose({.forced = forced});
    if (!account) {
        return tl::unexpected(account.error());
    }
    QStringList ids = offered(*account);
    const qsizetype count = ids.size();
    for (qsizetype i = 0; i < count; ++i) {
        if (const QString name = claudeName(ids.at(i)); !name.isEmpty()) {
            ids.append(name);
        }
    }
    ids.removeDuplicates();
    QList<OfferedModel> models;
    for (const QString &id : std::as_const(ids)) {
        models.append(described(id, names(*account)));
    }
    fetchIfStale(*account);
    return anthropicModelList(models, page);
}

Result<QByteArray> ModelCatalog::find(const QString &forced, const QString &id, translation::Dialect dialect)
{
    const Result<Account> account = m_accounts.choose({.forced = forced});
    if (!account) {
        return tl::unexpected(account.error());
    }
    const bool isOffered = offered(*account).contains(id);
    const ModelNames &known = names(*account);
    const bool isAlias = std::any_of(known.aliases.begin(), known.aliases.end(),
        [&id](const auto &rule) { return translation::matchesWildcard(rule.pattern, id.toStdString()); });
    const OfferedModel model = described(id, known);
    fetchIfStale(*account);
    if (!isOffered && !isAlias) {
        return tl::unexpected(Error{Error::Kind::Rejected,
            tr("There is no model \"%1\". GET /v1/models lists those that are offered.").arg(id), 404,
            "invalid_request_error", "model_not_found", "model", {}, false});
    }
    return modelBody(model, dialect);
}

OfferedModel ModelCatalog::described(const QString &id, const ModelNames &names) const
{
    const std::string model = translation::resolveAlias(id.toStdString(), names.aliases, names.realIds);
    const translation::ModelRule &rule = translation::ruleForModel(model, names.service);
    return {id, QString::fromStdString(model), rule.contextTokens, rule.outputTokens};
}

QStringList ModelCatalog::offered(const Account &account)
{
    const ModelNames &known = names(account);
    QStringList ids;
    for (const auto &part : {known.realIds, known.aliasIds}) {
        for (const std::string &id : part) {
            ids.append(QString::fromStdString(id));
        }
    }
    ids.removeDuplicates();
    return ids;
}

const ModelNames &ModelCatalog::names(const Account &account)
{
    const QStringList listed = m_fetched.value(account.id).models;
    const auto known = m_named.constFind(account.id);
    if (known != m_named.cend() && known->account == account && known->listed == listed) {
        return known->names;
    }
    return m_named.insert(account.id, {account, listed, modelNames(account, listed, m_preferences)})->names;
}

std::optional<std::int64_t> ModelCatalog::contextTokens(const Account &account, const QString &model)
{
    return translation::ruleForModel(model.toStdString(), names(account).service).contextTokens;
}

bool ModelCatalog::learn(
    const Account &account, const QString &model, const translation::UpstreamError &refusal)
{
    const translation::NativeLack lack = translation::nativeLack(refusal);
    if (lack == translation::NativeLack::Api) {
        m_withoutMessages.insert(account.anthropicBaseUrl);
    } else if (lack == translation::NativeLack::Model) {
        m_withoutModel.insert({account.anthropicBaseUrl, model});
    }
    return lack != translation::NativeLack::None;
}

bool ModelCatalog::lacksMessages(const Account &account, const QString &model) const
{
    return m_withoutMessages.contains(account.anthropicBaseUrl)
        || m_withoutModel.contains({account.anthropicBaseUrl, model});
}

void ModelCatalog::fetchIfStale(const Account &account)
{
    Fetched &known = m_fetched[account.id];
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (known.underWay || (known.at.isValid() && known.at.addDuration(keptFor) > now)) {
        return;
    }
    known.underWay = true;
    known.at = now;
    whenFinished(m_accounts.credential(account), this, [this, account](const Result<Credential> &credential) {
        if (credential) {
            fetch(account, *credential);
        } else {
            m_fetched[account.id].underWay = false;
        }
    });
}

void ModelCatalog::fetch(const Account &account, const Credential &credential)
{
    UpstreamCall *call = m_upstream.start(modelsCall(credential), this);
    auto body = std::make_shared<QByteArray>();
    const auto readAll = [call, body] {
        for (QByteArray bytes = call->read(readSize); !bytes.isEmpty(); bytes = call->read(readSize)) {
            body->append(bytes.left(std::max<qsizetype>(0, largestList - body->size())));
        }
    };
    connect(call, &UpstreamCall::readyRead, this, readAll);
    connect(call, &UpstreamCall::finished, this, [this, call, body, readAll, id = account.id] {
        readAll();
        Fetched &known = m_fetched[id];
        known.underWay = false;
        // A service without a list, or a refusal, leaves what is known as it is.
        if (const QStringList ids = modelIds(*body); !ids.isEmpty()) {
            known.models = ids;
        }
        call->deleteLater();
    });
}

} // namespace qiao
