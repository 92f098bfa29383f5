#include "control/newkeyjson.h"

#include <qiao/accountwords.h>

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Control)
};

Error rejected(const QString &sentence)
{
    return {.kind = Error::Kind::Rejected,
        .message = sentence,
        .httpStatus = 400,
        .type = "invalid_request_error",
        .retryHelps = false};
}

/// An address somebody typed; empty when the parameter is absent.
Result<QUrl> address(const QJsonObject &parameters, QLatin1StringView name)
{
    const QString text = parameters.value(name).toString().trimmed();
    const QUrl url(text, QUrl::StrictMode);
    if (text.isEmpty() || (url.isValid() && !url.host().isEmpty())) {
        return url;
    }
    return tl::make_unexpected(
        rejected(Text::tr("%1 is not an address. Write it like https://host/path.").arg(QString(name))));
}

} // namespace

Result<NewKey> newKeyFrom(const QJsonObject &parameters)
{
    NewKey key{.name = parameters.value("name"_L1).toString(),
        .key = parameters.value("key"_L1).toString().trimmed().toUtf8()};
    if (key.key.isEmpty()) {
        return tl::make_unexpected(rejected(Text::tr("There is no key. Give one.")));
    }
    key.hints.region = parameters.value("region"_L1).toString();
    if (const QString word = parameters.value("kind"_L1).toString(); !word.isEmpty()) {
        key.hints.kind = kindFromWord(word);
        if (!key.hints.kind) {
            return tl::make_unexpected(rejected(Text::tr("There is no such kind of account. Use one of: %1.")
                                                    .arg(kindWords().join(u", "_s))));
        }
    }
    const auto baseUrl = address(parameters, "base_url"_L1);
    const auto anthropicBaseUrl = address(parameters, "anthropic_base_url"_L1);
    const auto proxy = address(parameters, "proxy"_L1);
    for (const auto *url : {&baseUrl, &anthropicBaseUrl, &proxy}) {
        if (!*url) {
            return tl::make_unexpected(url->error());
        }
    }
    key.hints.baseUrl = *baseUrl;
    key.hints.anthropicBaseUrl = *anthropicBaseUrl;
    key.proxy = *proxy;
    return key;
}

} // namespace qiao
