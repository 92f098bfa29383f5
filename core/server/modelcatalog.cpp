#include "server/modelcatalog.h"

#include "upstream/chatcall.h"

#include <qiao/whenfinished.h>

#include <boost/json.hpp>

#include <algorithm>

using namespace std::chrono_literals;

namespace qiao {

namespace {

constexpr auto keptFor = 1h;
constexpr qint64 readSize = 64 * 1024;
constexpr qsizetype largestList = 4 * 1024 * 1024;
// OpenAI's field "created" means nothing here; clients only want a number.
constexpr std::int64_t created = 1754686206;

boost::json::object modelObject(const QString &id)
{
    return {{"id", id.toStdString()}, {"object", "model"}, {"created", created}, {"owned_by", "qwen"}};
}

QByteArray serialized(const boost::json::value &value)
{
    return QByteArray::fromStdString(boost::json::serialize(value));
}

bool namesOneModel(const translation::AliasRule &rule)
{
    return rule.pattern.find('*') == std::string::npos;
}

} // namespace

ModelCatalog::ModelCatalog(
    AccountPool &accounts, Upstream &upstream, std::vector<translation::AliasRule> aliases, QObject *parent)
    : QObject(parent), m_accounts(accounts), m_upstream(upstream), m_aliases(std::move(aliases))
{ }

ModelCatalog::~ModelCatalog() = default;

Result<QByteArray> ModelCatalog::list(const QString &forced)
{
    const Result<Account> account = m_accounts.choose({.forced = forced});
    if (!account) {
        return tl::unexpected(account.error());
    }
    boost::json::array data;
    for (const QString &id : offered(*account)) {
        data.push_back(modelObject(id));
    }
    fetchIfStale(*account);
    return serialized(boost::json::object{{"object", "list"}, {"data", std::move(data)}});
}

Result<QByteArray> ModelCatalog::find(const QString &forced, const QString &id)
{
    const Result<Account> account = m_accounts.choose({.forced = forced});
    if (!account) {
        return tl::unexpected(account.error());
    }
    const bool isOffered = offered(*account).contains(id);
    const auto &aliases = names(*account).aliases;
    const bool isAlias = std::any_of(aliases.begin(), aliases.end(),
        [&id](const auto &rule) { return translation::matchesWildcard(rule.pattern, id.toStdString()); });
    fetchIfStale(*account);
    if (!isOffered && !isAlias) {
        return tl::unexpected(Error{Error::Kind::Rejected,
            tr("There is no model \"%1\". GET /v1/models lists those that are offered.").arg(id), 404,
            "invalid_request_error", "model_not_found", "model", {}, false});
    }
    return serialized(modelObject(id));
}

QStringList ModelCatalog::offered(const Account &account)
{
    QStringList ids = m_fetched.value(account.id).models + knownModels(account);
    for (const translation::AliasRule &rule : names(account).aliases) {
        if (namesOneModel(rule)) {
            ids.append(QString::fromStdString(rule.pattern));
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
    return m_named.insert(account.id, {account, listed, modelNames(account, listed, m_aliases)})->names;
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

QStringList modelIds(const QByteArray &body)
{
    boost::system::error_code failure;
    const boost::json::value list =
        boost::json::parse({body.constData(), static_cast<std::size_t>(body.size())}, failure);
    const auto *object = failure ? nullptr : list.if_object();
    const auto *data = object ? object->if_contains("data") : nullptr;
    const auto *entries = data ? data->if_array() : nullptr;
    QStringList ids;
    for (std::size_t i = 0; entries && i < entries->size(); ++i) {
        const auto *entry = (*entries)[i].if_object();
        const auto *id = entry ? entry->if_contains("id") : nullptr;
        if (id && id->is_string()) {
            const auto &text = id->get_string();
            ids.append(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
        }
    }
    return ids;
}

} // namespace qiao
