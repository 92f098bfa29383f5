#pragma once

#include "translation/dialect.h"

#include <qiao/result.h>

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrlQuery>

#include <cstdint>
#include <optional>

namespace qiao {

/// A model that clients may ask for.
struct OfferedModel
{
    QString id; ///< what clients ask for
    QString model; ///< what is asked of the service then
    std::optional<std::int64_t> contextTokens = {};
    std::optional<std::int64_t> outputTokens = {};
};

/// Which part of Anthropic's list of models a client asks for
/// (https://docs.anthropic.com/en/api/models-list). With neither limit nor id it is the whole list.
struct ModelPage
{
    qsizetype limit = 1000;
    QString after = {}; ///< begins behind this id; empty: at the beginning
    QString before = {}; ///< ends before this id, and holds what is next to it; empty: not asked for
};

/// The page that limit, after_id and before_id of \a query ask for; Rejected (400) when limit is not a number
/// from 1 to 1000.
[[nodiscard]] Result<ModelPage> modelPage(const QUrlQuery &query);

/// OpenAI's list object.
[[nodiscard]] QByteArray openAiModelList(const QList<OfferedModel> &models);
/// Anthropic's, with has_more, first_id and last_id; Rejected (400) when the page begins or ends at an id
/// that is not in the list.
[[nodiscard]] Result<QByteArray> anthropicModelList(const QList<OfferedModel> &models, const ModelPage &page);

/// One model as an object of \a dialect.
[[nodiscard]] QByteArray modelBody(const OfferedModel &model, translation::Dialect dialect);

/// The ids in an OpenAI model list; empty when \a body is none.
[[nodiscard]] QStringList modelIds(const QByteArray &body);

} // namespace qiao
