#include "server/modelbodies.h"

#include <boost/json.hpp>

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace qiao {

namespace {

// OpenAI's field "created" means nothing here, nor does Anthropic's; clients only want a time.
constexpr std::int64_t created = 1754686206;
constexpr auto createdAt = "2025-08-08T20:50:06Z";
constexpr qsizetype largestPage = 1000;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(HttpServer)
};

QByteArray serialized(const boost::json::value &value)
{
    return QByteArray::fromStdString(boost::json::serialize(value));
}

boost::json::value numberOrNull(const std::optional<std::int64_t> &number)
{
    return number ? boost::json::value(*number) : boost::json::value();
}

boost::json::object openAiModel(const OfferedModel &model)
{
    return {{"id", model.id.toStdString()}, {"object", "model"}, {"created", created}, {"owned_by", "qwen"}};
}

/// The fields of ModelInfo in Anthropic's library 1.12.
boost::json::object anthropicModel(const OfferedModel &model)
{
    return {{"type", "model"}, {"id", model.id.toStdString()}, {"display_name", model.model.toStdString()},
        {"created_at", createdAt}, {"max_input_tokens", numberOrNull(model.contextTokens)},
        {"max_tokens", numberOrNull(model.outputTokens)}, {"capabilities", nullptr}, {"lifecycle", "active"},
        {"line", nullptr}, {"deprecated_at", nullptr}, {"retires_at", nullptr}};
}

Error rejected(const QString &sentence, const char *field)
{
    return {Error::Kind::Rejected, sentence, 400, "invalid_request_error", {}, field, {}, false};
}

/// Where \a id stands in \a models.
Result<qsizetype> placeOf(const QList<OfferedModel> &models, const QString &id, const char *field)
{
    const auto found = std::find_if(
        models.begin(), models.end(), [&id](const OfferedModel &model) { return model.id == id; });
    if (found == models.end()) {
        return tl::unexpected(
            rejected(Text::tr("%1: there is no model \"%2\".").arg(QLatin1String(field), id), field));
    }
    return found - models.begin();
}

boost::json::value idAt(const QList<OfferedModel> &models, qsizetype begin, qsizetype end, qsizetype at)
{
    return begin == end ? boost::json::value() : boost::json::value(models.at(at).id.toStdString());
}

} // namespace

Result<ModelPage> modelPage(const QUrlQuery &query)
{
    const auto valueOf = [&query](const char *name) {
        return query.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded);
    };
    ModelPage page{.after = valueOf("after_id"), .before = valueOf("before_id")};
    if (const QString limit = valueOf("limit"); !limit.isEmpty()) {
        bool isNumber = false;
        page.limit = limit.toInt(&isNumber);
        if (!isNumber || page.limit < 1 || page.limit > largestPage) {
            return tl::unexpected(
                rejected(Text::tr("limit: use a number from 1 to %1.").arg(largestPage), "limit"));
        }
    }
    return page;
}

QByteArray openAiModelList(const QList<OfferedModel> &models)
{
    boost::json::array data;
    for (const OfferedModel &model : models) {
        data.push_back(openAiModel(model));
    }
    return serialized(boost::json::object{{"object", "list"}, {"data", std::move(data)}});
}

Result<QByteArray> anthropicModelList(const QList<OfferedModel> &models, const ModelPage &page)
{
    qsizetype begin = 0;
    qsizetype end = models.size();
    if (!page.after.isEmpty()) {
        const Result<qsizetype> place = placeOf(models, page.after, "after_id");
        if (!place) {
            return tl::unexpected(place.error());
        }
        begin = *place + 1;
    }
    if (!page.before.isEmpty()) {
        const Result<qsizetype> place = placeOf(models, page.before, "before_id");
        if (!place) {
            return tl::unexpected(place.error());
        }
        end = std::max(begin, *place);
    }
    const bool hasMore = end - begin > page.limit;
    if (hasMore && !page.before.isEmpty()) {
        begin = end - page.limit;
    } else if (hasMore) {
        end = begin + page.limit;
    }
    boost::json::array data;
    for (qsizetype i = begin; i < end; ++i) {
        data.push_back(anthropicModel(models.at(i)));
    }
    return serialized(boost::json::object{{"data", std::move(data)}, {"has_more", hasMore},
        {"first_id", idAt(models, begin, end, begin)}, {"last_id", idAt(models, begin, end, end - 1)}});
}

QByteArray modelBody(const OfferedModel &model, translation::Dialect dialect)
{
    return serialized(
        dialect == translation::Dialect::Anthropic ? anthropicModel(model) : openAiModel(model));
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
