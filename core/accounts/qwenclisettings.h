#pragma once

#include <QByteArrayView>
#include <QHash>
#include <QList>
#include <QString>

#include <tl/expected.hpp>

namespace qiao {

/// One model that the Qwen CLI can use over OpenAI's chat API: an entry of modelProviders.
struct QwenCliModel
{
    QString id = {};
    QString baseUrl = {}; ///< may be empty
    QString keyVariable = {}; ///< envKey
};

/// What the Qwen CLI's settings.json says of keys. Holds secrets.
struct QwenCliSettings
{
    QHash<QString, QString> variables = {}; ///< "env"
    QList<QwenCliModel> models = {};
    QString key = {}; ///< security.auth.apiKey, which newer versions no longer write
    QString keyBaseUrl = {}; ///< security.auth.baseUrl
    QString keyModel = {}; ///< model.name
};

/// Reads settings.json of qwen-code 0.1 to 0.24: JSON with comments. Members of other types than the CLI
/// writes are passed over. The error is a clause in English that says what is wrong ("incomplete JSON").
[[nodiscard]] tl::expected<QwenCliSettings, QString> parseQwenCliSettings(QByteArrayView text);

} // namespace qiao
