#pragma once

#include <qiao/accountkind.h>

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace qiao {

/// An account as it is configured. A plain value without a secret: that lies in the secret store under id,
/// in the Qwen CLI's file, or in the environment.
struct Account
{
    enum class Source {
        Own, ///< made in Qiao: kept in accounts.json, secret in the secret store
        Linked, ///< a credentials file of the Qwen CLI
        Environment, ///< QWEN_API_KEY
    };

    QString id = {}; ///< never changes; a UUID for own ones, "file:<file name>" for linked ones, "env"
    QString name = {}; ///< unique; [A-Za-z0-9._-]{1,64}
    AccountKind kind = AccountKind::QwenSignIn;
    Source source = Source::Linked;
    QString region = {}; ///< a word of regionName(); empty where the kind has no regions
    /// OpenAI base without a trailing slash; empty for sign-ins, whose tokens name it (resource_url).
    QUrl baseUrl = {};
    QUrl anthropicBaseUrl = {}; ///< empty: none
    QStringList models = {}; ///< ids the service listed for it; empty: only the plan's table is known
    QUrl proxy = {}; ///< its own outbound proxy, without a user name; empty: the system's
    bool enabled = true;

    bool operator==(const Account &) const = default;
};

/// What a request needs to speak for an account. Holds a secret: never log or show it.
struct Credential
{
    QByteArray token; ///< goes into "Authorization: Bearer …"
    QUrl baseUrl; ///< OpenAI base, for example https://portal.qwen.ai/v1, without a trailing slash
    QUrl proxy = {}; ///< outbound proxy for this account; empty: the system's
    /// Anthropic base, for example https://dashscope.aliyuncs.com/apps/anthropic; empty: the service has
    /// none.
    QUrl anthropicBaseUrl = {};
};

} // namespace qiao
